-- Words that only the law may use. "You must", "you are entitled" and "it is
-- illegal" tell readers what the law is; where a sentence rests on guidance, a
-- reply or a newspaper, an adviser who repeats it at a Jobcentre loses. So each
-- sentence that says so and cites nothing as strong as the law is a warning:
--
--   You must go [@adm-j3, J3056].                     a warning
--   DWP's guidance says that you must go [@adm-j3].   fine: it says who says so
--   You must go [@adm-j3; @wra-2012, s 15].           fine: the law says so, too
--   You must tell DWP [@adm-j3].                      a warning: nobody told it
--
-- A sentence of the body is read from its start to its citation; rights,
-- deadlines and records of a data file as a whole, with all that they cite. Not
-- read are quotations, what DWP was asked and answered (it reports, by nature),
-- questions, conditions ("if you cannot go") and what other pages say. "Have to"
-- is no such word: it is how plain English says that something is asked of you,
-- by whomever.

local display = require("citations.display")
local paths = require("data.paths")

local wording = {}

-- By language. In small letters; a phrase may hold spaces.
local strong = {
  en = {
    "must", "mustn't", "cannot", "can't", "entitled", "entitlement", "illegal",
    "illegally", "unlawful", "unlawfully", "by law", "legal right",
    "legal duty", "legally", "against the law", "obliged", "obligation",
    "forbidden", "prohibited", "a right to", "the right to",
  },
  cy = {
    "rhaid", "ni chewch", "ni all", "ni allwch", "ni allant", "ni chaiff",
    "hawl i", "â hawl", "yn anghyfreithlon", "yn ôl y gyfraith",
    "dan y gyfraith", "yn groes i'r gyfraith", "dyletswydd", "ddyletswydd",
    "gwaharddir", "gwaherddir",
  },
}

-- What tells that somebody says it, unless a reader is to do it: see is_duty.
-- No words that name other things on these pages: State Pension, a claim that
-- was claimed, written notice.
local saying = {
  en = {
    "say", "says", "said", "saying", "states", "stated", "tell", "tells",
    "told", "write", "writes", "wrote", "has written",
    "according to", "answer", "answered", "answer was", "answer is", "in answer",
    "in its answer", "reply", "replied", "reply was", "reply is", "in reply",
    "in its reply", "explain", "explains", "explained", "confirmed",
    "confirms", "claimed that", "expects", "thinks", "thought", "believes",
    "advises", "advised", "asks", "asked", "reads", "reported", "recommended",
    "instructs", "instructed", "announced", "admitted", "promised", "argued",
    "in its view", "dwp's view", "dwp's policy", "dwp's rules", "dwp's own rules",
    "policy is", "guidance is", "instruction is", "instructions are", "quoted",
  },
  cy = {
    "dywed", "dywedodd", "meddai", "yn dweud", "sy'n dweud", "yn ôl dwp",
    "ysgrifennodd", "atebodd", "esboniodd", "gofynnodd", "cadarnhaodd",
  },
}

-- In front of such a word these make it something to be done: "you must tell
-- DWP", "the right to reply", "has to be told". In front of the strong word only
-- the first do: "staff are told that they must".
local to_be_done, done_to = {}, {}
for word in ("to must cannot can't can should may will not you"):gmatch("%S+") do
  to_be_done[word] = true
end
for word in ("be been being is are never always also first still then now only")
    :gmatch("%S+") do
  done_to[word] = true
end

-- What makes a condition of the next few words.
local conditions = {
  en = { ["if"] = true, when = true, whether = true, unless = true },
  cy = { os = true, pan = true, oni = true },
}
local condition_words = 4

-- Fields of a record that are no sentences of ours, or questions.
local unread = {
  ask = true, at = true, cite = true, go = true, help = true, id = true,
  kind = true, label = true, links = true, outcome = true, page = true,
  question = true, term = true, also = true, names = true, forms = true,
  except = true,
}

-- Nobody writes a longer sentence, and a paragraph without an end would be read
-- again for each of its citations.
local most_nodes, most_bytes, most_text = 60, 1500, 3000

-- words ---------------------------------------------------------------------

-- A letter, or a byte of one; a hyphen ties words together.
local function is_letter(byte)
  return byte and (byte >= 128 or byte == 45 or byte == 39
    or (byte >= 48 and byte <= 57) or (byte >= 97 and byte <= 122))
end

-- Where the whole word is in small letters; nil when it is not there.
local function find_word(sentence, word, from)
  while true do
    local first, last = sentence:find(word, from, true)
    if not first then return nil end
    if not is_letter(sentence:byte(first - 1))
        and not is_letter(sentence:byte(last + 1)) then
      return first, last
    end
    from = first + 1
  end
end

-- The first of the words that is in the sentence from `from` on, the longest of
-- those that begin there.
local function first_of(sentence, words, from)
  local at, stop
  for _, word in ipairs(words) do
    local first, last = find_word(sentence, word, from)
    if first and (not at or first < at or (first == at and last > stop)) then
      at, stop = first, last
    end
  end
  return at, stop
end

local function blank(s)
  return (" "):rep(#s)
end

-- The words in small letters, those in quotation marks blank, of the same
-- length.
local function plain(words)
  words = words:gsub("\u{201C}.-\u{201D}", blank):gsub('"[^"]*"', blank)
    :gsub("\u{2018}.-\u{2019}", function(s)
      return #s > 40 and s or blank(s) -- an apostrophe closes nothing
    end)
  return words:lower()
end

-- Where the sentence begins that ends the text.
local function sentence_start(words)
  local start, from = 1, 1
  while true do
    local _, last = words:find("[.!?][\"')\u{2019}\u{201D}]*%s+", from)
    if not last then return start end
    start, from = last + 1, last + 1
  end
end

-- "if you" stands right before the word at `first`, or "who".
local function is_condition(sentence, first, opens)
  local clause = sentence:sub(1, first - 1):match("[^,;:.]*$")
  local words = {}
  for word in clause:gmatch("%S+") do words[#words + 1] = word end
  for i = math.max(1, #words - condition_words + 1), #words do
    if opens[words[i]] then return true end
  end
  return words[#words] == "who"
end

-- Whether the saying word at `at` is what a reader has to do or to be told, not
-- who says it. `strong`: where the strong word is.
local function is_duty(sentence, at, strong)
  local before = sentence:sub(math.max(1, at - 12), at - 1)
    :match("([%a'\128-\255]+)%s+$")
  if not before then return false end
  return to_be_done[before] or at > strong and done_to[before] or false
end

local most_tries = 8 -- each costs as much as there are words in the lists

local function says_who(sentence, words, strong)
  local last = 0
  for _ = 1, most_tries do
    local first
    first, last = first_of(sentence, words, last + 1)
    if not first then return false end
    if not is_duty(sentence, first, strong) then return true end
  end
  return false
end

-- The strong word of a sentence that nobody is said to say; nil without one.
local function strong_in(sentence, lists)
  local first, last = first_of(sentence, lists.strong, 1)
  while first and is_condition(sentence, first, lists.conditions) do
    first, last = first_of(sentence, lists.strong, last + 1)
  end
  if not first or says_who(sentence, lists.saying, first)
      or sentence:find("%?%s*$") then
    return nil
  end
  return first, last
end

-- Which of its kind the word at `at` is, typed so: for its place in the source.
local function nth_of(words, word, at)
  local count, from = 0, 1
  while true do
    local first, last = words:find(word, from, true)
    if not first or first > at then return math.max(count, 1) end
    if not words:sub(first - 1, first - 1):find("%w")
        and not words:find("^[%w\128-\255]", last + 1) then
      count = count + 1
    end
    from = last + 1
  end
end

-- sentences of the body -------------------------------------------------------

local inside = {
  emph = true, strong = true, term = true, link = true, element = true,
}
local spaces = { softbreak = true, linebreak = true }

-- The pieces of text before a citation, the last first, and how many citations
-- were passed on the way.
local function pieces_before(node)
  local pieces, bytes, steps = {}, 0, 0
  while steps < most_nodes and bytes < most_bytes do
    steps = steps + 1
    local before = node:previous()
    if not before then
      node = node:parent()
      if not node or not inside[node.kind] then break end
    else
      node = before
      local kind = node.kind
      local words
      if kind == "text" then words = node.literal
      elseif spaces[kind] then words = " "
      elseif inside[kind] or kind == "short_link" then words = node:text()
      else words = kind == "citation" and "" or " " end
      pieces[#pieces + 1] = {
        node = node, words = words, kind = kind,
        passed = kind == "citation" and 1
          or inside[kind] and #node:find("citation") or 0,
      }
      bytes = bytes + #words
    end
  end
  return pieces
end

-- How many citations follow in the same sentence, and whether that asks.
local function passed_behind(node)
  local passed, steps = 0, 0
  while steps < most_nodes do
    steps = steps + 1
    node = node:next()
    if not node then break end
    local kind = node.kind
    if kind == "citation" then
      passed = passed + 1
    elseif kind == "text" then
      local mark = node.literal:match("^%s*([.!?])")
        or node.literal:match("([.!?])%s")
        or node.literal:match("([.!?])$")
      if mark then return passed, mark == "?" end
    elseif inside[kind] then
      passed = passed + #node:find("citation")
    end
  end
  return passed, false
end

-- The sentence that ends at the citation: in plain letters, its pieces with
-- where they begin in it, and how many citations it has before this one.
local function sentence_of(node)
  local pieces = pieces_before(node)
  local parts, at = {}, 1
  for i = #pieces, 1, -1 do
    local piece = pieces[i]
    piece.from = at
    parts[#parts + 1] = piece.words
    at = at + #piece.words
  end
  local words = plain(table.concat(parts)):gsub("[%s.!]+$", "")
  local start, passed = sentence_start(words), 0
  for _, piece in ipairs(pieces) do
    if piece.from < start then break end
    passed = passed + piece.passed
  end
  return words, start, pieces, passed
end

-- Where in the page the word at `at` of the sentence is.
local function place_in(pieces, at, word)
  for _, piece in ipairs(pieces) do
    if piece.from <= at then
      local from = at - piece.from + 1
      local typed = piece.words:sub(from, from + #word - 1)
      return {
        piece.node, words = typed, nth = nth_of(piece.words, typed, from),
      }
    end
  end
end

-- reports -------------------------------------------------------------------

local function report(page, where, word, label)
  page:warn(where, "strong-words",
    "'" .. word .. "' is a word for the law, and nothing that is cited here "
    .. "weighs more than '" .. label .. "'",
    "cite the law that says so, or say who does, as in: DWP's guidance says "
    .. "that …")
end

-- What DWP wrote is DWP's own.
local function is_quoted(node)
  repeat node = node:parent() until not node or node.kind == "block_quote"
  return node ~= nil
end

-- One sentence with two citations is told once.
local function is_told(state, where)
  local last = state.last
  state.last = where
  return last and last[1] == where[1] and last.nth == where.nth
    and last.words == where.words
end

local function check_sentence(state, body, index)
  local citation = body[index]
  local node = state.page:cite(citation.index)
  if not node then return end
  local words, start, pieces, passed = sentence_of(node)
  local first, last = strong_in(words:sub(start), state.lists)
  if not first or is_quoted(node) then return end
  local behind, asks = passed_behind(node)
  if asks then return end
  local strongest = citation
  for i = index - passed, index + behind do
    local other = body[i] or citation
    if not other.weak then return end
    if other.rank < strongest.rank then strongest = other end
  end
  first, last = first + start - 1, last + start - 1
  local word = words:sub(first, last)
  local where = place_in(pieces, first, word)
  if is_told(state, where) then return end
  report(state.page, where, word, state.label(strongest))
end

-- Each sentence of a text.
local function each_sentence(words, it)
  local from = 1
  while from <= #words do
    local _, last = words:find("[.!?][\"')\u{2019}\u{201D}]*%s+", from)
    it(words:sub(from, last or #words), from - 1)
    if not last then return end
    from = last + 1
  end
end

local function check_text(state, text, where, label)
  local words = plain(text:sub(1, most_text))
  each_sentence(words, function(sentence, offset)
    local first, last = strong_in(sentence, state.lists)
    if not first then return end
    local word = sentence:sub(first, last)
    where.words = text:sub(offset + first, offset + last)
    where.nth = nth_of(text, where.words, offset + first)
    report(state.page, where, word, label)
  end)
end

-- A record of front matter ("rights.1") or of the data file.
local function check_record(state, path, label)
  local record, place_of = paths.open(state.page, path)
  for field, value in pairs(record or {}) do
    if type(field) == "string" and type(value) == "string"
        and not unread[field] then
      check_text(state, value, place_of(field), label)
    end
  end
end

-- The strongest of what a citation rests on; nil for nothing known.
local function rank_of(citation, ranks, last)
  local best
  for _, item in ipairs(citation.items) do
    local rank = ranks[item.form.standing] or last
    best = math.min(best or rank, rank)
  end
  return best
end

-- The words, and those with an apostrophe with a curly one, too.
local function in_both_marks(words)
  local out = table.move(words, 1, #words, 1, {})
  for _, word in ipairs(words) do
    local curly = word:gsub("'", "\u{2019}")
    if curly ~= word then out[#out + 1] = curly end
  end
  return out
end

-- options: strong_words, saying_words: lists in place of ours.
local function lists_of(language, options)
  return {
    strong = in_both_marks(options.strong_words or strong[language] or {}),
    saying = in_both_marks(options.saying_words or saying[language] or {}),
    conditions = conditions[language] or {},
  }
end

-- citations: of the page in the order of page:cites(), resolved, each with its
-- index there; broken where a source is not known, doubtful where the record of
-- one has a mistake. label(standing): in readers' words.
function wording.check(citations, page, ranks, options, label)
  local enough, last = ranks.law, display.no_rank
  local body, records, order, weak = {}, {}, {}, false
  for _, citation in ipairs(citations) do
    local rank = rank_of(citation, ranks, last)
    citation.rank = rank
    citation.weak = rank and rank > enough and not citation.broken
      and not citation.doubtful
    local record = citation.path and paths.record(citation.path)
    if record then
      if not records[record] then order[#order + 1] = record end
      local known = records[record] or { weak = true, rank = last }
      known.weak = known.weak and citation.weak
      known.rank = math.min(known.rank, rank or last)
      records[record] = known
    elseif not citation.path then
      body[#body + 1] = citation
    end
    weak = weak or citation.weak
  end
  if not weak then return end
  local names = {}
  for standing, rank in pairs(ranks) do names[rank] = standing end
  local state = {
    page = page, lists = lists_of(page.language, options),
    label = function(citation) return label(names[citation.rank]) end,
  }
  if #state.lists.strong == 0 then return end
  for i, citation in ipairs(body) do
    if citation.weak and not citation.generated then
      check_sentence(state, body, i)
    end
  end
  for _, path in ipairs(order) do
    local known = records[path]
    if known.weak and not path:find("^response%.") then
      check_record(state, path, state.label(known))
    end
  end
end

return wording
