-- Notes on whole sites:
--   lua5.4 site_notes.lua make FOLDER SEED     a handbook of random citations
--   lua5.4 site_notes.lua check SITE           says what is wrong with its notes
-- On every page: numbers go from 1 upwards in the order in which a reader meets
-- them, each leads to its note, each note back to where it was cited, no id is
-- there twice, and "(n 3)" stands in a later note than 3.

local mode, folder, seed = arg[1], arg[2], tonumber(arg[3])

local function random(count)
  seed = (seed * 1103515245 + 12345) % 2147483648
  return seed // 65536 % count + 1
end

local function write(path, text)
  local file = assert(io.open(folder .. "/" .. path, "w"))
  file:write(text)
  file:close()
end

-- making --------------------------------------------------------------------

local sources = {
  act = "type: legislation\ntitle: Some Act 2012\ntitle-short: SA 2012\n",
  regs = "type: legislation\ntitle: Some Regulations 2013\nnumber: SI 2013/1\n",
  lm = "type: legal_case\ntitle: LM v X\nauthority: UKUT\nnumber: 1 (AAC)\n",
  book = "type: book\ntitle: A book\nauthor: [{family: Ab, given: C}]\n",
  more = "type: book\ntitle: Another\nauthor: [{family: Ab, given: C}]\n",
  page = "type: webpage\ntitle: A page\nURL: https://example.org/a\n",
}
local keys = { "act", "regs", "lm", "book", "more", "page" }
local places = { act = "s 5", regs = "reg 7", lm = "[5]", book = "p 9",
  more = "ch 2", page = "para 3" }

local function cite()
  local out = {}
  for i = 1, random(5) // 4 + 1 do
    local key = keys[random(#keys)]
    out[i] = key .. (random(2) == 1 and ", " .. places[key] or "")
  end
  return table.concat(out, "; ")
end

local function record(id)
  return "  - {id: " .. id .. ", text: You can., but: Not always., cite: \""
    .. cite() .. "\"}\n"
end

local function random_page(number)
  local out = { "---\ntitle: Page " .. number .. "\n" }
  local rights = random(4) - 1
  if rights > 0 then out[#out + 1] = "rights:\n" end
  for i = 1, rights do out[#out + 1] = record("r" .. number .. "-" .. i) end
  if random(3) == 1 then
    out[#out + 1] = "deadlines:\n  - {do: Ask, within: a week, from: today, late: "
      .. "Ask., cite: \"" .. cite() .. "\"}\n"
  end
  out[#out + 1] = "---\n\n"
  for _ = 1, random(12) - 1 do
    out[#out + 1] = "Words [@" .. cite():gsub("; ", "; @") .. "]"
      .. (random(2) == 1 and ". " or ".\n\n")
  end
  return table.concat(out)
end

local function make()
  write("handbook.yaml", "title: Notes\nplugins:\n  - crossrefs\n  - citations: "
    .. "{citation_style: " .. (seed % 2 == 0 and "oscola" or "adviser") .. "}\n")
  for key, text in pairs(sources) do write("sources/" .. key .. ".yaml", text) end
  write("index.md", "---\ntitle: Home\n---\n")
  for number = 1, 40 do write("p" .. number .. ".md", random_page(number)) end
end

-- checking ------------------------------------------------------------------

local function tell(name, words)
  print(name .. ": " .. words)
  os.exit(1)
end

local function check_page(name, html)
  local ids, refs, count = {}, 0, 0
  for id in html:gmatch('%sid="([^"]*)"') do
    if ids[id] then tell(name, "the id " .. id .. " is there twice") end
    ids[id] = true
  end
  for link in html:gmatch("<a%s[^>]*>") do
    if link:find('role="doc-noteref"', 1, true) then
      refs = refs + 1
      if link:match('href="#note%-(%d+)"') ~= tostring(refs) then
        tell(name, "the reader's number " .. refs .. " is " .. link)
      end
    end
  end
  for number, note in html:gmatch('<li[^>]*id="note%-(%d+)"[^>]*>(.-)</li>') do
    count = count + 1
    if tonumber(number) ~= count then tell(name, "note " .. number) end
    local back = note:match('<a[^>]*role="doc%-backlink"[^>]*>') or ""
    local target = back:match('href="#([^"]*)"')
    if not target or not ids[target] then
      tell(name, "note " .. number .. " leads back to nothing")
    end
    for home in note:gmatch("%(n (%d+)%)") do
      if tonumber(home) >= count then tell(name, "note " .. number .. ": " .. note) end
    end
  end
  if refs ~= count then tell(name, refs .. " numbers, " .. count .. " notes") end
  return count
end

local function check()
  local notes = 0
  for number = 1, 40 do
    local name = "p" .. number .. ".html"
    local file = assert(io.open(folder .. "/" .. name))
    notes = notes + check_page(name, file:read("a"))
    file:close()
  end
  if notes < 40 then tell("site", "only " .. notes .. " notes") end
end

if mode == "make" then make() else check() end
