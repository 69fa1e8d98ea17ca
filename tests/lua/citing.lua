-- What tests of the citation modules share, beside check.lua: notes as the plugin
-- makes them, with italic shown by asterisks.
--
--   local citing = dofile(here .. "/citing.lua")

local citing = {}

local here = debug.getinfo(1, "S").source:match("^@(.*)/[^/]*$") or "."
local check = dofile(here .. "/check.lua")

local forms = require("citations.forms")
local oscola = require("citations.oscola")
local repeats = require("citations.repeats")

citing.same, citing.finish = check.same, check.finish

-- HTML as tests write it: asterisks for emphasis, no links, no entities.
function citing.marked(html)
  html = html:gsub("</?em>", "*"):gsub("</?%a[^>]*>", "")
  return (html:gsub("&lt;", "<"):gsub("&gt;", ">"):gsub("&quot;", '"')
    :gsub("&amp;", "&"))
end

-- A list of runs with asterisks around what is italic.
function citing.runs(list)
  local out = {}
  for i, run in ipairs(list) do
    out[i] = run.italic and "*" .. run.text .. "*" or run.text
  end
  return table.concat(out)
end

-- One source standing alone; typed: a place or nil.
function citing.full(record, typed, options)
  return citing.runs(oscola.full(record, typed, options))
end

-- "wra-2012, s 14; see uc-regs, reg 15" as the program hands it over:
-- citation({ key, place, lead-in }, …)
function citing.citation(...)
  local items = {}
  for i, item in ipairs { ... } do
    items[i] = { key = item[1], pinpoint = item[2] or "", lead_in = item[3] or "" }
  end
  return { items = items }
end

-- The items of each note, as the plugin has them before they are printed.
function citing.plan(list, find, options)
  local notes, cache = {}, {}
  for i, citation in ipairs(list) do
    notes[i] = {}
    for _, item in ipairs(citation.items) do
      local record = find(item.key)
      local form = cache[item.key]
        or record and forms.source(record, options)
      cache[item.key] = form
      if form then
        local at = forms.place(form.places, item.pinpoint)
        table.insert(notes[i], {
          key = item.key, lead_in = item.lead_in, form = form, at = at,
          place = at.text, called = form.called, alone = form.alone,
          is_law = form.is_law,
        })
      end
    end
  end
  repeats.plan(notes, repeats.uses_ibid(options))
  return notes
end

-- The notes of a page, one text each; "" where no source is known.
function citing.notes(list, find, options)
  local out = {}
  for i, items in ipairs(citing.plan(list, find, options)) do
    out[i] = #items > 0 and citing.marked(forms.note(items)) or ""
  end
  return out
end

return citing
