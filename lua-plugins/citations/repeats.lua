-- Which form a source takes in a note: in full, "ibid", or short with the
-- number of the note that has it in full. Section numbers are OSCOLA's.

local repeats = {}

-- How many different works of each author the page cites, for 1.2.1.
local function count_works(notes)
  local count, seen = {}, {}
  for _, items in ipairs(notes) do
    for _, item in ipairs(items) do
      local who = item.maker
      if who and not seen[item.key] then
        seen[item.key] = true
        count[who] = (count[who] or 0) + 1
      end
    end
  end
  return count
end

-- 1.2.1: ibid, for the source that alone fills the note before. It says "the
-- same place" unless a new one is given, so a repeat without any place cannot
-- use it behind one that had a place.
local function is_ibid(state, item, index)
  local before = state.before
  return state.ibid and index == 1 and before and before.key == item.key
    and (item.place ~= "" or before.place == "")
end

local function decide(state, item, index, number)
  local first = state.first[item.key]
  if not first then
    state.first[item.key] = number
    item.way = "first"
    return
  end
  local family = item.family
  if family ~= "legislation" and is_ibid(state, item, index) then
    item.way = "ibid"
    item.moved = item.place ~= state.before.place
  elseif family == "legislation" or family == "hansard" then
    item.way = "again"
  else
    item.way = "back"
    item.back_to = first ~= number and first or nil
    item.with_title = item.maker and state.works[item.maker] > 1
  end
end

-- notes: for each note of a page its list of items, { key, family, maker,
-- place } with the place's words. Gives each item its `way`: "first", "again"
-- (law and debates come back by their names), "ibid" (`moved`: to another
-- place) or "back" (`back_to`: a note; nil: the same; `with_title`: its author
-- has several works on the page).
function repeats.plan(notes, ibid)
  local state = { ibid = ibid, first = {}, works = count_works(notes) }
  for number, items in ipairs(notes) do
    for index, item in ipairs(items) do decide(state, item, index, number) end
    state.before = #items == 1 and items[1] or nil
  end
end

-- options: edition, ibid (boolean; by default what the edition says)
function repeats.uses_ibid(options)
  local ibid = options and options.ibid
  if ibid == nil then return tostring(options and options.edition) ~= "5" end
  return ibid
end

return repeats
