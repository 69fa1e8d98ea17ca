-- One source in full: a function for each kind of source. Section numbers in
-- the comments are OSCOLA's.
--
-- style: edition ("4", "5"); adviser: in the style of benefit advisers (see
-- adviser.lua); abbreviation: add the short title in brackets, to come back to;
-- bibliography: an entry of a list, not a note; dash: the author is that of the
-- entry before; brief: where it comes back and does not point to a note, by
-- author and title (a letter by sender and date, as always).

local adviser = require("citations.adviser")
local cases = require("citations.cases")
local fields = require("citations.fields")
local kinds = require("citations.kinds")
local legislation = require("citations.legislation")
local parliament = require("citations.parliament")
local parts = require("citations.parts")
local pinpoint = require("citations.pinpoint")
local runs = require("citations.runs")

local works = {}

local writers = {} -- CSL type -> function(out, record, pin, style)

-- the law -------------------------------------------------------------------

-- "Official Journal" and treaty series: "[2016] OJ L119/1", "999 UNTS 171".
local function place_of_law(record)
  local series, volume = fields.text(record["container-title"]),
    fields.text(record.volume)
  local page = fields.text(record.page)
  local year = fields.year(fields.issued(record))
  if not series then return nil end
  if series == "OJ" then
    return parts.words(year and "[" .. year .. "]", series,
      volume and page and volume .. "/" .. page or volume or page)
  end
  return parts.words(volume, series, page)
end

-- What stands behind the title: "SI 2013/376", "(asp 7)", a place in the
-- Official Journal.
local function number_of_law(record, title)
  local act = kinds.act_number(record)
  if act then return " (" .. act .. ")" end
  local number = legislation.printed_number(record)
  if number and not title:find(number, 1, true) then return ", " .. number end
  local place = place_of_law(record)
  return place and " " .. place or ""
end

-- 2.4 Acts, 2.5 statutory instruments, 2.4.4 Northern Ireland, 2.6.1 European
-- Union
local function write_legislation(out, record, pin, style)
  if style.adviser and pin then
    adviser.law(out, record, pin)
    return
  end
  local title = fields.title(record.title) or record.key
  local linked = parts.links_provision(record, pin)
  runs.add(out, title .. number_of_law(record, title),
    { url = not linked and kinds.address(record) or nil })
  local short = style.abbreviation and kinds.short_title(record)
  if short and short ~= title then runs.add(out, " (" .. short .. ")") end
  parts.pinpoint(out, record, pin, ", ")
end

writers.legislation = write_legislation
writers.regulation = write_legislation

writers.bill = function(out, record, pin, style)
  if style.adviser and pin then
    adviser.law(out, record, pin)
  else
    parliament.bill(out, record, pin)
  end
end

-- 2.8: Title (adopted 16 December 1966) 999 UNTS 171 (ICCPR) art 5
writers.treaty = function(out, record, pin, style)
  if style.adviser and pin then
    adviser.law(out, record, pin)
    return
  end
  local title = fields.title(record.title) or record.key
  runs.add(out, title, { url = kinds.address(record) })
  local adopted = fields.long_date(record["original-date"]
    or fields.issued(record))
  parts.brackets(out, ", ", adopted and "adopted " .. adopted)
  local place = place_of_law(record)
  if place then runs.add(out, " " .. place) end
  local short = style.abbreviation and kinds.short_title(record)
  if short and short ~= title then runs.add(out, " (" .. short .. ")") end
  parts.pinpoint(out, record, pin, " ")
end

writers.legal_case = cases.write

-- Parliament and government -------------------------------------------------

-- Author, title, what `details` adds, place and address: what most kinds share.
local function write_work(out, record, pin, style, details)
  parts.author(out, record, style)
  parts.title(out, record, fields.title(record.title) or
    #out == 0 and record.key or nil, parts.title_link(record), style.edition)
  details(out, record, style)
  parts.pinpoint(out, record, pin, parts.joint(pin))
  parts.address(out, record, style)
end

writers.hearing = parliament.hearing

writers.report = function(out, record, pin, style)
  write_work(out, record, pin, style, parliament.report_details)
end

writers.document = writers.report
writers.dataset = writers.report
writers.software = writers.report
writers.standard = writers.report
writers.manuscript = writers.report

-- letters and talks ---------------------------------------------------------

-- "reference IR613 mentioned" out of a record's note: all that identifies an
-- undated letter.
local function mentioned_reference(record)
  for _, name in ipairs { "note", "annote" } do
    local note = fields.text(record[name])
    local words = note and note:match("[Rr]eference ([^;,:]-) mentioned")
    if words then return "reference " .. words .. " mentioned" end
  end
  return nil
end

-- 3.4.12. The recipient is never a private person's name: records say "a
-- requester". An undated letter says so.
writers.personal_communication = function(out, record, pin, style)
  local genre = fields.genre(record.genre) or "Letter"
  local sender = parts.authors(record, "full")
  local recipient = fields.people(record.recipient, "full")
  if style.bibliography and sender then
    runs.add(out, (style.dash and "——" or sender) .. ", ")
    sender = nil
  end
  runs.add(out, parts.words(genre, sender and "from " .. sender,
    recipient and "to " .. recipient), { url = parts.title_link(record) })
  local date = fields.long_date(fields.issued(record))
  if date then
    parts.brackets(out, "; ", date)
  else
    parts.brackets(out, "; ", mentioned_reference(record), "undated")
  end
  parts.pinpoint(out, record, pin, parts.joint(pin))
  parts.address(out, record, style)
end

-- 3.4.11: Interview with Irene Kull (Tartu, 4 August 2003)
writers.interview = function(out, record, pin, style)
  local asked = fields.people(record.interviewer, "full")
  local who = fields.people(record.author, "full")
  if asked then runs.add(out, asked .. ", ") end
  runs.add(out, who and "Interview with " .. who
    or fields.title(record.title) or "Interview",
    { url = parts.title_link(record) })
  parts.brackets(out, ", ", fields.title(record["event-place"])
    or fields.title(record["publisher-place"]),
    fields.long_date(fields.issued(record)))
  parts.pinpoint(out, record, pin, parts.joint(pin))
  parts.address(out, record, style)
end

-- 3.4.6: Author, ‘Title’ (Conference, place, date); in printed proceedings as
-- a chapter.
local function event_details(out, record)
  parts.brackets(out, ", ", fields.title(record["event-title"])
    or fields.title(record.event) or fields.title(record.genre),
    fields.title(record["event-place"])
      or fields.title(record["publisher-place"]),
    fields.long_date(record["event-date"] or fields.issued(record)))
end

writers.speech = function(out, record, pin, style)
  write_work(out, record, pin, style, event_details)
end

-- the web, periodicals, books -----------------------------------------------

-- 3.4.8: (site, date). The place comes before the address (3.3.4).
local function website_details(out, record)
  local site = fields.title(record["container-title"])
  local publisher = fields.title(record.publisher)
  if publisher == site then publisher = nil end
  parts.brackets(out, ", ", fields.kind_of_page(record.genre), { site },
    (record.type == "broadcast" or not site) and publisher or nil,
    parts.version(record), fields.long_date(fields.issued(record)))
end

local function write_website(out, record, pin, style)
  write_work(out, record, pin, style, website_details)
end

writers.webpage = write_website
writers.post = write_website
writers["post-weblog"] = write_website
writers.broadcast = write_website
writers.motion_picture = write_website
writers.song = write_website
writers.article = write_website

-- 3.3: (2020) 274 Welfare Rights Bulletin 4; [2020] when there is no volume.
-- Returns the words and the first page.
local function journal_details(record)
  local year = fields.year(fields.issued(record))
  local volume = fields.text(record.volume)
  local issue = fields.text(record.issue)
  if volume and issue then volume = volume .. "(" .. issue .. ")" end
  if year then year = volume and "(" .. year .. ")" or "[" .. year .. "]" end
  local page = fields.text(record.page)
  local first = page and page:match("^[^%-–]+")
  local journal = fields.title(record["container-title"])
  return parts.words(year, volume, journal, first), first
end

local function write_journal(out, record, pin, style)
  parts.author(out, record, style)
  parts.title(out, record, fields.title(record.title) or
    #out == 0 and record.key or nil, parts.title_link(record))
  local details, first = journal_details(record)
  parts.after(out, " ", details)
  parts.pinpoint(out, record, pin, first and ", " or parts.joint(pin))
  parts.address(out, record, style)
end

writers["article-journal"] = write_journal
writers.review = write_journal
writers["review-book"] = write_journal

-- 3.4.9; edition 5 leaves the place of publication out. A pinpoint that is a
-- page takes the place of the record's own.
local function write_newspaper(out, record, pin, style)
  write_work(out, record, pin, style, function()
    local paper = fields.title(record["container-title"])
    parts.after(out, fields.title(record.title) and " " or ", ", paper,
      { italic = true })
    local place = fields.title(record["publisher-place"])
    if style.edition == "5" then place = nil end
    parts.brackets(out, ", ", place, fields.long_date(fields.issued(record)))
    local page = fields.text(record.page)
    if page and not (pin and pinpoint.is_page(pin)) then
      runs.add(out, " " .. page)
    end
  end)
end

writers["article-newspaper"] = write_newspaper
writers["article-magazine"] = write_newspaper

local function ordinal(count)
  local tens, ones = count % 100, count % 10
  if tens < 11 or tens > 13 then
    local ending = ({ "st", "nd", "rd" })[ones]
    if ending then return count .. ending end
  end
  return count .. "th"
end

-- 3.2.3: "27th edn"; a first edition is not named
local function edition_of(record)
  local edition = fields.text(record.edition)
  if not edition or edition == "1" then return nil end
  if edition:find("^%d+$") then return ordinal(tonumber(edition)) .. " edn" end
  edition = edition:gsub("%s+[Ee]dition$", " edn"):gsub("%s+ed%.?$", " edn")
  return edition:find("edn$") and edition or edition .. " edn"
end

local function imprint(record)
  return parts.words(fields.title(record.publisher),
    fields.year(fields.issued(record)))
end

-- 3.2.2: a volume stands behind the title
local function add_volume(out, record)
  local volume = fields.text(record.volume)
  if volume then parts.after(out, ", ", "vol " .. volume) end
end

-- 3.2: (John Gardner ed, 27th edn, CPAG 2025)
local function book_details(out, record)
  add_volume(out, record)
  parts.brackets(out, ", ", parts.editors(record), parts.translators(record),
    edition_of(record), imprint(record))
end

local function write_book(out, record, pin, style)
  write_work(out, record, pin, style, book_details)
end

-- 3.2.4: Author, ‘Title’ in Editor (ed), Book (Publisher year)
local function chapter_details(out, record)
  local book = fields.title(record["container-title"])
  if book then
    parts.after(out, fields.title(record.title) and " " or ", ", "in ")
    local editors = parts.authors({ editor = record.editor }, "full")
    if editors then runs.add(out, editors .. ", ") end
    runs.add(out, book, { italic = true })
  end
  add_volume(out, record)
  parts.brackets(out, ", ", edition_of(record), imprint(record))
end

-- A chapter's editors are the book's, not its own.
writers.chapter = function(out, record, pin, style)
  local form = style.bibliography and "inverted" or "full"
  local names = fields.people(record.author, form)
  runs.add(out, names and (style.dash and "——" or names))
  parts.title(out, record, fields.title(record.title) or
    #out == 0 and record.key or nil, parts.title_link(record))
  chapter_details(out, record)
  parts.pinpoint(out, record, pin, parts.joint(pin))
  parts.address(out, record, style)
end

writers.entry = writers.chapter
writers["entry-dictionary"] = writers.chapter
writers["entry-encyclopedia"] = writers.chapter

writers["paper-conference"] = function(out, record, pin, style)
  if fields.text(record["container-title"]) then
    writers.chapter(out, record, pin, style)
  else
    writers.speech(out, record, pin, style)
  end
end

-- 3.4.7: Author, ‘Title’ (PhD thesis, University year)
writers.thesis = function(out, record, pin, style)
  write_work(out, record, pin, style, function()
    parts.brackets(out, ", ", fields.text(record.genre), imprint(record))
  end)
end

-- whole ---------------------------------------------------------------------

-- The name by which notes come back to a work. `with_title`: 1.2.1, where two
-- works of one author are cited on the page.
local function add_work_name(out, record, with_title, edition)
  local author = fields.people(record.author, "short")
    or fields.people(record.editor, "short")
  local short = kinds.short_title(record)
  if record.type == "personal_communication" and not short then
    local genre = fields.genre(record.genre) or "Letter"
    runs.add(out, parts.words(genre, author and "from " .. author))
    return
  end
  local title = short or fields.title(record.title)
  if author then runs.add(out, author) end
  if title and (with_title or not author) then
    parts.title(out, record, title, nil, edition)
  end
  if #out == 0 then runs.add(out, record.key) end
end

-- The name by which notes come back to what is neither law nor debate.
-- `whole`: its short name is not enough on this page.
function works.name(record, whole, edition)
  local out = {}
  if kinds.family(record) == "case" then
    cases.add_name(out, record, whole)
  else
    add_work_name(out, record, whole, edition)
  end
  return out
end

local function write_brief(out, record, pin, style)
  add_work_name(out, record, true, style.edition)
  parts.pinpoint(out, record, pin, parts.joint(pin))
end

-- A guide that has a short title is found by it: it stands in front of the
-- whole where that is printed.
local function write_guide(out, record, pin, style, writer)
  if pin or style.brief then
    adviser.guide(out, record, pin)
    return
  end
  local whole = {}
  writer(whole, record, nil, style)
  runs.add(out, kinds.short_title(record))
  if #whole > 0 then runs.append(runs.add(out, ": "), whole) end
end

-- A record in full as a list of runs, never empty.
function works.write(record, pin, style)
  local out = {}
  local writer = writers[record.type] or write_book
  if style.adviser and not style.bibliography
      and adviser.is_short_guide(record) then
    write_guide(out, record, pin, style, writer)
  elseif style.brief and kinds.family(record) == "other"
      and record.type ~= "personal_communication" then
    write_brief(out, record, pin, style)
  else
    writer(out, record, pin, style)
  end
  if #out == 0 then runs.add(out, fields.text(record.key) or "?") end
  return out
end

return works
