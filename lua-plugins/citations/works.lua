-- One source in full: a function for each kind of source. Section numbers in
-- the comments are OSCOLA's.
--
-- style: edition ("4", "5"); abbreviation: add the short title in brackets, to
-- come back to; bibliography: an entry of a list, not a note; dash: the author
-- is that of the entry before.

local fields = require("citations.fields")
local kinds = require("citations.kinds")
local legislation = require("citations.legislation")
local parts = require("citations.parts")
local pinpoint = require("citations.pinpoint")
local runs = require("citations.runs")

local works = {}

local italic = { italic = true }
local writers = {} -- CSL type -> function(out, record, pin, style)

-- the law -------------------------------------------------------------------

-- 2.4 Acts, 2.5 statutory instruments, 2.4.4 Northern Ireland
local function write_legislation(out, record, pin, style)
  local title = fields.title(record.title) or record.key
  local number = legislation.printed_number(record)
  local linked = parts.links_provision(record, pin)
  runs.add(out, number and title .. ", " .. number or title,
    { url = not linked and kinds.address(record) or nil })
  local short = style.abbreviation and kinds.short_title(record)
  if short and short ~= title then runs.add(out, " (" .. short .. ")") end
  parts.pinpoint(out, record, pin, ", ")
end

writers.legislation = write_legislation
writers.regulation = write_legislation
writers.bill = write_legislation
writers.treaty = write_legislation

-- "[1971] AC 610", "[1943] 2 All ER 560", "[2014] AC 453". A volume that holds
-- the year in brackets says itself which brackets it wants (2.1.3).
local function law_report(record)
  local report = fields.text(record["container-title"])
  if not report then return nil end
  local volume = fields.text(record.volume)
  local year = fields.year(record.issued)
  if not (volume and volume:find("^[%[%(]")) then
    volume = parts.words(year and "[" .. year .. "]", volume)
  end
  return parts.words(volume, report, fields.text(record.page))
end

local function neutral_citation(record)
  local number = fields.text(record.number)
  if not number then return nil end
  local year = fields.year(record.issued)
  return parts.words(year and "[" .. year .. "]",
    fields.text(record.authority), number)
end

-- 2.1: neutral citation, then the best report; the court only without a
-- neutral citation; an unreported case by court and date.
writers.legal_case = function(out, record, pin, style)
  runs.add(out, fields.title(record.title) or record.key, {
    italic = not style.bibliography or nil, url = kinds.address(record),
  })
  local neutral, report = neutral_citation(record), law_report(record)
  local court = fields.text(record.authority)
  if neutral then
    runs.add(out, " " .. neutral)
    if report then runs.add(out, ", " .. report) end
  elseif report then
    runs.add(out, " " .. report)
    parts.brackets(out, ", ", court)
  else
    parts.brackets(out, ", ", court, fields.long_date(record.issued))
  end
  parts.pinpoint(out, record, pin, parts.joint(pin))
end

-- Parliament and government -------------------------------------------------

-- 3.4.2: HC Deb 10 July 2014, vol 584, col 145WH
writers.hearing = function(out, record, pin)
  local house = fields.title(record.title) or fields.title(record.section)
  local head = parts.words(house, fields.long_date(record.issued))
  runs.add(out, head or record.key, { url = parts.title_link(record) })
  local volume = fields.text(record.volume)
  if volume then runs.add(out, ", vol " .. volume) end
  local page = fields.text(record.page)
  if page and not (pin and pinpoint.is_page(pin)) then
    local column = pinpoint.parse(page, "hansard")
    runs.add(out, ", " .. pinpoint.text(column))
  end
  parts.pinpoint(out, record, pin, ", ")
  parts.address(out, record)
end

-- Author, title, what `details` adds, place and address: what most kinds share.
local function write_work(out, record, pin, style, details)
  parts.author(out, record, style)
  parts.title(out, record, fields.title(record.title),
    parts.title_link(record))
  details(out, record, style)
  parts.pinpoint(out, record, pin, parts.joint(pin))
  parts.address(out, record)
end

-- 3.4.3 committees, 3.4.4 command papers, 3.4 others
local function report_details(out, record)
  local number, year = fields.text(record.number), fields.year(record.issued)
  local session = kinds.session(record)
  if session then
    local bare = number and number:gsub("^H[CL] ", "")
    parts.brackets(out, ", ", session, bare)
    return
  end
  local series = fields.text(record["collection-title"])
  local publisher = fields.title(record.publisher)
  if kinds.is_command_paper(record) then publisher = nil end
  parts.brackets(out, ", ", parts.words(series, number),
    parts.words(publisher, year))
end

writers.report = function(out, record, pin, style)
  write_work(out, record, pin, style, report_details)
end

-- letters -------------------------------------------------------------------

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
  local genre = fields.title(record.genre) or "Letter"
  local sender = parts.authors(record, "full")
  local recipient = fields.people(record.recipient, "full")
  if style.bibliography and sender then
    runs.add(out, (style.dash and "——" or sender) .. ", ")
    sender = nil
  end
  runs.add(out, parts.words(genre, sender and "from " .. sender,
    recipient and "to " .. recipient), { url = parts.title_link(record) })
  local date = fields.long_date(record.issued)
  if date then
    parts.brackets(out, "; ", date)
  else
    parts.brackets(out, "; ", mentioned_reference(record), "undated")
  end
  parts.pinpoint(out, record, pin, parts.joint(pin))
  parts.address(out, record)
end

-- the web, periodicals, books -----------------------------------------------

-- 3.4.8: (site, date). The place comes before the address (3.3.4).
local function website_details(out, record)
  local site = fields.title(record["container-title"])
  local date = fields.long_date(record.issued)
  if not site then
    parts.brackets(out, ", ", date)
    return
  end
  runs.add(out, " (")
  runs.add(out, site, italic)
  runs.add(out, date and ", " .. date .. ")" or ")")
end

local function write_website(out, record, pin, style)
  write_work(out, record, pin, style, website_details)
end

writers.webpage = write_website
writers.post = write_website
writers["post-weblog"] = write_website

-- 3.3: (2020) 274 Welfare Rights Bulletin 4; [2020] when there is no volume.
-- Returns the words and the first page.
local function journal_details(record)
  local year, volume = fields.year(record.issued), fields.text(record.volume)
  local issue = volume and fields.text(record.issue)
  if issue then volume = volume .. "(" .. issue .. ")" end
  if year then year = volume and "(" .. year .. ")" or "[" .. year .. "]" end
  local page = fields.text(record.page)
  local first = page and page:match("^[^%-–]+")
  local journal = fields.title(record["container-title"])
  return parts.words(year, volume, journal, first), first
end

writers["article-journal"] = function(out, record, pin, style)
  parts.author(out, record, style)
  parts.title(out, record, fields.title(record.title),
    parts.title_link(record))
  local details, first = journal_details(record)
  if details then runs.add(out, " " .. details) end
  parts.pinpoint(out, record, pin, first and ", " or parts.joint(pin))
  parts.address(out, record)
end

-- 3.4.9; edition 5 leaves the place of publication out. A pinpoint that is a
-- page takes the place of the record's own.
local function write_newspaper(out, record, pin, style)
  write_work(out, record, pin, style, function()
    local paper = fields.title(record["container-title"])
    if paper then
      runs.add(out, " ")
      runs.add(out, paper, italic)
    end
    local place = fields.title(record["publisher-place"])
    if style.edition == "5" then place = nil end
    parts.brackets(out, ", ", place, fields.long_date(record.issued))
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
  return edition:find("edn?%.?$") and edition or edition .. " edn"
end

local function imprint(record)
  return parts.words(fields.title(record.publisher),
    fields.year(record.issued))
end

-- 3.2: (27th edn, CPAG 2025)
local function book_details(out, record)
  parts.brackets(out, ", ", edition_of(record), imprint(record))
end

local function write_book(out, record, pin, style)
  write_work(out, record, pin, style, book_details)
end

writers.book = write_book

-- 3.2.4: Author, ‘Title’ in Editor (ed), Book (Publisher year)
local function chapter_details(out, record)
  local book = fields.title(record["container-title"])
  if book then
    runs.add(out, " in ")
    local editors = parts.authors({ editor = record.editor }, "full")
    if editors then runs.add(out, editors .. ", ") end
    runs.add(out, book, italic)
  end
  book_details(out, record)
end

-- A chapter's editors are the book's, not its own.
writers.chapter = function(out, record, pin, style)
  local form = style.bibliography and "inverted" or "full"
  local names = fields.people(record.author, form)
  if names then runs.add(out, (style.dash and "——" or names) .. ", ") end
  parts.title(out, record, fields.title(record.title),
    parts.title_link(record))
  chapter_details(out, record)
  parts.pinpoint(out, record, pin, parts.joint(pin))
  parts.address(out, record)
end

-- 3.4.7: Author, ‘Title’ (PhD thesis, University year)
writers.thesis = function(out, record, pin, style)
  write_work(out, record, pin, style, function()
    parts.brackets(out, ", ", fields.text(record.genre), imprint(record))
  end)
end

-- A record in full as a list of runs, never empty.
function works.write(record, pin, style)
  local out = {}
  local writer = writers[record.type] or write_book
  writer(out, record, pin, style)
  if #out == 0 then runs.add(out, fields.text(record.key) or "?") end
  return out
end

return works
