-- What may be wrong with a file of terms, told at its place in the file.

local names = require("glossary.names")
local shape = require("data.shape")

local check = {}

local top_keys = { "terms" }
local term_keys = {
  "term", "definition", "also", "names", "forms", "except", "link", "elsewhere",
  "page", "cite",
}

local is_words = names.is_words

local function report(page, path, code, message, help)
  page:error({ data = path }, code, message, help)
end

-- Returns the keys that were meant by those that do not exist: what is mistyped
-- is not missing as well.
local function check_keys(page, map, path, known, what)
  return shape.check_keys(map, known, function(key, near)
    page:error({ data = path .. key, key = true }, "unknown-key",
      what .. " has no '" .. key .. "'",
      near and "did you mean '" .. near .. "'?"
        or "it may have: " .. table.concat(known, ", "))
  end)
end

-- A text that has to be there.
local function check_text(page, entry, path, name, help)
  local value = entry[name]
  if is_words(value) then return true end
  if value == nil then
    report(page, path, "missing-key", "this term has no '" .. name .. "'", help)
  elseif type(value) == "string" then
    report(page, path .. "." .. name, "missing-key",
      "there is nothing in '" .. name .. "'", help)
  else
    report(page, path .. "." .. name, "wrong-type",
      "'" .. name .. "' should be text", help)
  end
  return false
end

-- A definition is shown as it is typed.
local function check_words(page, definition, path)
  if definition:find("[[", 1, true) or definition:find("](", 1, true)
      or definition:find("[@", 1, true) or definition:find("</?%a[^<>]*>") then
    report(page, path .. ".definition", "definition-words",
      "a definition can hold words only",
      "put a page under 'page' and a source under 'cite'")
  end
end

-- Calls it(text, path) for each text of `also`, which may be one alone.
function check.each_also(entry, path, it)
  local also = entry.also
  if is_words(also) then return it(also, path .. ".also") end
  if not shape.is_list(also) then return end
  for i = 1, shape.length(also) do it(also[i], path .. ".also." .. i) end
end

local function check_also(page, entry, path)
  local also, good = entry.also, true
  if also == nil or is_words(also) then return end
  if not shape.is_list(also) then good = false end
  check.each_also(entry, path, function(word) good = good and is_words(word) end)
  if good then return end
  report(page, path .. ".also", "wrong-type",
    "'also' should be a list of words",
    "write it as in: also: [adviser, job coach]")
end

-- "cy", "gd"
function check.is_language(code)
  return type(code) == "string" and code:find("^%l%l%l?$") ~= nil
end

local function check_names(page, entry, path)
  local given = entry.names
  if given == nil then return end
  local good = shape.is_map(given)
  for code, name in pairs(good and given or {}) do
    good = good and check.is_language(code) and is_words(name)
  end
  if good then return end
  report(page, path .. ".names", "wrong-type",
    "'names' should be languages, each with the term in it",
    "write it as in: names: {cy: anogwr gwaith}")
end

-- `forms` and `except`: words, a list of them, or either by language.
local function check_forms(page, entry, path, field, what, example)
  local forms = entry[field]
  local good = forms == nil or is_words(forms) or type(forms) == "table"
  names.each_form(entry, field, path, function(code, word, at)
    if not is_words(word) or (code and not check.is_language(code)) then
      good = false
    elseif not names.can_stand(word) then
      report(page, at, "odd-form", "'" .. word .. "' cannot be found in a text",
        "write words with a space or a hyphen between them, and nothing else")
    end
  end)
  if good then return end
  report(page, path .. "." .. field, "wrong-type",
    "'" .. field .. "' should be " .. what, "write it as in: " .. example)
end

local function check_boolean(page, entry, path, name, help)
  local value = entry[name]
  if value == nil or names.truth(value) ~= nil then return end
  report(page, path .. "." .. name, "wrong-type",
    "'" .. name .. "' should be true or false", help)
end

function check.term(page, entry, path)
  if entry == nil or shape.is_empty(entry) then
    report(page, path, "empty-entry", "an entry of 'terms' has nothing in it",
      "write what is missing, or take the '-' out")
    return false
  end
  if not shape.is_map(entry) then
    report(page, path, "wrong-type",
      "this should be a term with its definition",
      "write '- term: …' and below it 'definition: …'")
    return false
  end
  local meant = check_keys(page, entry, path .. ".", term_keys, "a term")
  local good = not meant.term and not meant.definition
  good = (meant.term or check_text(page, entry, path, "term",
    "add a line: term: …")) and good
  good = (meant.definition or check_text(page, entry, path, "definition",
    "say in a sentence or two what it is: definition: …")) and good
  if is_words(entry.definition) then
    check_words(page, entry.definition, path)
  end
  check_also(page, entry, path)
  check_names(page, entry, path)
  check_forms(page, entry, path, "forms",
    "words that stand for this term in a text", "forms: [mandates, mandated]")
  check_forms(page, entry, path, "except",
    "words in which this term is not meant", "except: [voluntary work]")
  check_boolean(page, entry, path, "link",
    "with 'link: false' no page links it")
  check_boolean(page, entry, path, "elsewhere",
    "with 'elsewhere: true' readers hear it from others than this handbook")
  if entry.page ~= nil and not is_words(entry.page) then
    report(page, path .. ".page", "wrong-type", "'page' should be one page",
      "write its file, from the top of the handbook: coach/work-coach.md")
  end
  return good
end

-- Two terms of one name.
local function check_duplicates(page, terms)
  local known = {}
  for _, term in ipairs(terms) do
    local key = text.fold(term.entry.term)
    local first = known[key] or known["#" .. term.slug]
    if first then
      report(page, term.path .. ".term", "duplicate-term",
        "there is a term '" .. first.entry.term .. "' already",
        "put the two together, or give this one another name")
      term.bad = true
    else
      known[key], known["#" .. term.slug] = term, term
    end
  end
  return known
end

-- A word of `also` that stands for two terms, or is a term of its own.
local function check_repeated(page, terms, known)
  local seen = {}
  for _, term in ipairs(terms) do
    check.each_also(term.entry, term.path, function(word, path)
      if not is_words(word) then return end
      local key = text.fold(text.trim(word))
      local own, other = known[key], seen[key]
      if own == term or other == term then
        page:warn({ data = path }, "repeated-word",
          "'" .. word .. "' stands for this term already", "take it out")
      elseif own then
        report(page, path, "duplicate-term",
          "'" .. word .. "' is a term of its own",
          "readers who look for it find that one: take it out here")
      end
      seen[key] = other or term
    end)
  end
end

-- Words that would be linked to two terms.
local function check_forms_apart(page, terms)
  local first = {}
  for _, term in ipairs(terms) do
    for code, list in pairs(names.of(term.entry, page.language)) do
      for _, name in ipairs(list) do
        local key = code .. " " .. names.key(name)
        local other = first[key] or term
        first[key] = other
        if other ~= term and not term.bad then
          page:warn({ data = term.path .. ".term" }, "repeated-word",
            "'" .. name .. "' stands for the term '" .. other.entry.term
            .. "' already, and is linked to that one",
            "call one of them otherwise, or give one 'link: false'")
        end
      end
    end
  end
end

function check.clashes(page, terms)
  check_repeated(page, terms, check_duplicates(page, terms))
  check_forms_apart(page, terms)
end

-- Of the file itself. Returns the keys that were meant.
function check.top(page, data)
  return check_keys(page, data, "", top_keys, "a glossary")
end

return check
