-- What a term is called in a text: the words that are linked where a page first
-- uses them. Never what people type for it (`also`): "plan" and "me" stand on
-- every page, and a link that means something else confuses.
--
--   Work coach                     "work coach" and, in English, its plural
--   Decision maker (DM)            "decision maker" and "DM": one of the two is
--   LCW (limited capability …)     an abbreviation
--   Accept (a commitment)          nothing: the brackets tell this sense of the
--                                  word from others, which a program cannot
--   forms: [mandates, mandated]    these, too; in another language than the
--                                  file's: forms: {cy: [hawlwyr]}
--   except: [voluntary work]       not where it is a part of these words
--   names: {cy: hawlydd}           this, on pages in Welsh
--   link: false                    nothing
--
-- A term without such words cannot be found unused, either.

local shape = require("data.shape")

local names = {}

function names.is_words(value)
  return type(value) == "string" and text.trim(value) ~= ""
end

-- "DM", "LCWs": capitals and figures in one word, at least two.
local function is_abbreviation(word)
  local base = word:gsub("s$", "")
  return #base > 1 and not base:find("[%s%p]") and base == text.upper(base)
    and base ~= text.lower(base)
end

-- Names are compared as texts are searched for them: an abbreviation as typed.
function names.key(name)
  name = text.trim(name)
  return is_abbreviation(name) and name or text.fold(name)
end

-- true or false as YAML and JSON have them; nil for anything else.
function names.truth(value)
  if value == true or value == "true" then return true end
  if value == false or value == "false" then return false end
  return nil
end

-- "work coach" -> "work coaches", "DM" -> "DMs"; nil for what may be a plural.
local function plural(name)
  local last = name:match("[^%s%-]+$")
  if not last then return nil end
  if is_abbreviation(last) then return name .. "s" end
  if last:find("ss$") or last:find("[xz]$") or last:find("[cs]h$") then
    return name .. "es"
  end
  if last:find("s$") then return nil end
  if last:find("[^aeiou]y$") then return name:sub(1, -2) .. "ies" end
  return name .. "s"
end

-- The names that the term itself gives: "Work coach".
local function of_term(term)
  local head, inside, rest = term:match("^(.-)%s*(%b())%s*(.*)$")
  if not head then return { text.trim(term) } end
  inside = text.trim(inside:sub(2, -2))
  if head == "" or rest ~= "" then return {} end
  if is_abbreviation(head) or is_abbreviation(inside) then
    return { head, inside }
  end
  return {}
end

-- What a text can hold as it is: words with one space or hyphen between them.
function names.can_stand(word)
  return not word:find("[%c!\"#$%%&()*+,./:;<=>?@%[\\%]^_`{|}~]")
end

-- Calls it(language, word, path) for each of `forms` or `except`: one, a list, or
-- either by language. language is nil for the file's own.
function names.each_form(entry, field, path, it)
  local function each(value, language, at)
    if not shape.is_list(value) then return it(language, value, at) end
    for i = 1, shape.length(value) do it(language, value[i], at .. "." .. i) end
  end
  local forms = entry[field]
  if forms == nil then return end
  if type(forms) ~= "table" or shape.is_list(forms) then
    return each(forms, nil, path .. "." .. field)
  end
  for language, value in pairs(forms) do
    each(value, language, path .. "." .. field .. "." .. language)
  end
end

-- { en = { "work coach", "work coaches" }, cy = { … } }. language: of the file.
function names.of(entry, language)
  local out = { [language] = {} }
  local function add(code, name)
    if not names.can_stand(name) then return end
    out[code] = out[code] or {}
    table.insert(out[code], text.trim(name))
  end
  for _, name in ipairs(of_term(entry.term)) do
    add(language, name)
    local many = language == "en" and plural(name)
    if many then add(language, many) end
  end
  for code, name in pairs(shape.is_map(entry.names) and entry.names or {}) do
    if names.is_words(name) then add(code, name) end
  end
  names.each_form(entry, "forms", "", function(code, word)
    if names.is_words(word) then add(code or language, word) end
  end)
  return out
end

-- The same of the words in which the term is not meant; nil without any.
function names.except(entry, language)
  local out
  names.each_form(entry, "except", "", function(code, word)
    if not names.is_words(word) then return end
    out = out or {}
    code = code or language
    out[code] = out[code] or {}
    table.insert(out[code], text.trim(word))
  end)
  return out
end

return names
