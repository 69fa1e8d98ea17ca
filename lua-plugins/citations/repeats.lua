-- Which form a source takes in a note: in full, "ibid", or short with the
-- number of the note that has it in full. Section numbers are OSCOLA's.

local repeats = {}

-- How many different sources of the page are called by each name, for 1.2.1: a
-- second work by one author, a second case or Act of one short name.
local function count_names(notes)
  local count, seen = {}, {}
  for _, items in ipairs(notes) do
    for _, item in ipairs(items) do
      local name = item.called
      if name and not seen[item.key] then
        seen[item.key] = true
        count[name] = (count[name] or 0) + 1
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
    and not item.is_law and (item.place ~= "" or before.place == "")
end

local function decide(state, item, index, number)
  local first = state.first[item.key]
  local shared = item.called ~= nil and state.names[item.called] > 1
  if item.is_law and shared then
    item.way = "whole"
  elseif not first then
    item.way = "first"
  elseif is_ibid(state, item, index) then
    item.way = "ibid"
    item.moved = item.place ~= state.before.place
  elseif item.alone then
    item.way = "again"
  else
    item.way = "back"
    item.back_to = first ~= number and first or nil
    item.whole = shared
  end
  if not first then state.first[item.key] = number end
end

-- notes: for each note of a page its list of items, { key, place, called,
-- alone, is_law }: the place's words, what the source is called where it comes
-- back, whether it then stands alone. Gives each item its `way`: "first",
-- "whole" (law whose short title another has, too), "again" (without pointing
-- to a note), "ibid" (`moved`: to another place) or "back" (`back_to`: a note;
-- nil: the same; `whole`: its short name is another's, too). Sources stay in
-- the order in which the author gave them: what an editor put first, matters
-- most.
function repeats.plan(notes, ibid)
  local state = { ibid = ibid, first = {}, names = count_names(notes) }
  for number, items in ipairs(notes) do
    for index, item in ipairs(items) do decide(state, item, index, number) end
    state.before = #items == 1 and items[1] or nil
  end
end

-- options: style, edition, ibid (boolean; by default what they say: the 5th
-- edition and advisers have none)
function repeats.uses_ibid(options)
  local ibid = options and options.ibid
  if ibid ~= nil then return ibid end
  return tostring(options and options.edition) ~= "5"
    and not (options and options.style == "adviser")
end

return repeats
