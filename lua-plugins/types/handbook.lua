---@meta
-- What plugins can use, for editors that know LuaLS: no plugin, and never run.
-- Made by `handbook plugin stubs`; lua-plugins/README.md says how to use it.

---Kinds of elements.
---@alias NodeKind
---| "document"
---| "block_quote"
---| "list"
---| "item"
---| "code_block"
---| "html_block"
---| "paragraph"
---| "heading"
---| "thematic_break"
---| "callout"
---| "table"
---| "table_row"
---| "table_cell"
---| "text"
---| "softbreak"
---| "linebreak"
---| "code"
---| "html_inline"
---| "emph"
---| "strong"
---| "link"
---| "image"
---| "citation"
---| "citation_item"
---| "short_link"
---| "quotation"
---| "term"
---| "blank"
---| "element"
---| "raw"

---What `status:` in the front matter may say.
---@alias PageStatus
---| "current"
---| "historical"
---| "superseded"
---| "withdrawn"
---| "draft"

---What `kind:` in the front matter may say.
---@alias PageKind
---| "guide"
---| "response"
---| "letter"
---| "decision"
---| "reference"

---A heading of a page.
---@class Heading
---@field id string its anchor
---@field text string its words
---@field level integer 1 to 6

---A citation that stands in a field.
---@class FieldCitation
---@field path string `rights.1.cite`, `data.questions.2.cite`
---@field node Node of kind `citation`

---A citation as a table of your own: you may add to it.
---@class Cite
---@field path string|nil of its field; nil in the body
---@field place string the first word of the path, or `#` and the id of the heading above
---@field generated boolean made by a plugin
---@field items CiteItem[] its sources

---A source in a citation.
---@class CiteItem
---@field key string of the source
---@field pinpoint string the place in it, or empty
---@field lead_in string the words before it, or empty

---What is known of another page.
---@class PageInfo
---@field id string its path without `.md` and language
---@field title string
---@field summary string
---@field output string the path of its file in the site
---@field language string its code
---@field status PageStatus|"failed" `failed` for a page with mistakes
---@field kind PageKind
---@field failed boolean whether it has mistakes
---@field generated boolean made by a plugin
---@field law_at string|nil the day whose law it tells
---@field section string|nil id of the front page above it
---@field next string|nil id of the page after it in reading order

---What is known of words that are said to stand in a source.
---@class QuotationCheck
---@field outcome "verified"|"missing"|"unchecked" the last: nobody can tell
---@field reason string|nil of what is unchecked: `no-source`, `no-fingerprint`, `too-short`, `too-many-gaps`, `too-many-repeats`, `no-words`
---@field elsewhere boolean verified, but not at the pinpoint
---@field exact boolean compared with the document itself
---@field where string|nil in words, where it or what is nearest stands
---@field differs string|nil which words differ

---A page to add.
---@class NewPage
---@field id string its path without `.md`
---@field title string
---@field summary? string
---@field body? string Markdown
---@field template? string of the theme; `page` without
---@field order? number its place among its neighbours
---@field data? table handed to the theme, by name
---@field language? string the handbook's first without

---Words of a page that are neither in its fields nor in its body.
---@class FoundBy
---@field anchor? string where they stand; the page's top without
---@field heading? string what stands above them
---@field text? string as the page shows it
---@field words? string|string[] what people type for it
---@field whole? boolean results show the text whole or not at all, never a part

---A link to make; its words are the list part.
---@class NewLink
---@field url string where it leads
---@field title? string shows when it is pointed at
---@field children? Child[] its words, if not in the list part
---@field [integer] Child its words

---A picture to make.
---@class NewImage
---@field url string its file
---@field alt? string what it shows, in words
---@field title? string shows when it is pointed at

---A heading to make; its words are the list part.
---@class NewHeading
---@field level? integer 1 to 6, 2 without
---@field id? string its anchor
---@field children? Child[] its words, if not in the list part
---@field [integer] Child its words

---A labelled box to make; what it holds is the list part.
---@class NewCallout
---@field label string `NOTE`, `TIP`, `WARNING` …
---@field title? string
---@field children? Child[] what it holds, if not in the list part
---@field [integer] Child words become a paragraph

---A list to make.
---@class NewList
---@field items Child[] each an item, a text, an element or a list of these
---@field ordered? boolean numbered
---@field start? integer the first number
---@field tight? boolean true without; false has paragraphs

---A place in a page that a report points at: an element; the path of a field of the front matter, as `"rights.1.cite"`; a [Place](#place); or nil, the page's first line. What has no place is reported where it stands, and a path that is not there at the nearest place above it.
---@alias Where Node|string|Place|nil

---A part of a page: `{ item, "pinpoint" }`, `{ data = "questions.1.ask" }`, `{ node, words = "must" }`.
---@class Place
---@field [1] Node|nil an element
---@field [2] string|nil a part of it: `key` or `pinpoint` of a `citation_item`, `url` of a link or image, `target` of a `short_link`, `title` of a callout
---@field field? string or the path of a field of the front matter
---@field data? string or that of a value in the page's data file
---@field key? boolean of `data`: rather the name in front of it
---@field words? string these words in it, as typed; where they are not, the whole
---@field nth? integer the first of them, or the nth

---A source's record in its file.
---@alias SourcePlace { source: string }

---What an element may hold: elements, texts, numbers, and lists of them; nil is left out. An element that stands somewhere is moved from there.
---@alias Child Node|string|number|Child[]|nil

---Attributes of an HTML element: `true` is an empty value, `false` none. No `style`, no `on…`.
---@alias Attributes table<string, string|number|boolean>

---What facts, `page:set` and `data` may hold: texts, numbers, booleans, lists from 1 without gaps, and tables with texts as keys. Functions, elements, other keys, tables that hold themselves, texts that are not UTF-8 raise.
---@alias Value string|number|boolean|table

---What a plugin's file returns.
---@class Plugin
---@field name string that of the file, without `.lua`
---@field api 1 which these functions are
---@field summary? string one line
---@field publishes? table kinds of facts it makes known
---@field reads? string[] kinds of facts it asks for
---@field options? table<string, PluginOption> what `handbook.yaml` may give it
---@field collect? fun(page: Page) sees each page by itself
---@field site? fun(site: Site) once, when facts are known
---@field filter? table<NodeKind, Filter> changes each page

---Sees each element of a kind. Nil keeps it, an element or a list takes its place, `{}` removes it.
---@alias Filter fun(node: Node, page: Page, site: Site): Node|Node[]|nil

---An option of a plugin.
---@class PluginOption
---@field type "text"|"number"|"boolean"|"list"|"choice"
---@field default? Value without it nil
---@field choices? string[] of a `choice`
---@field summary? string one line

---The page at hand: what `collect` and filters get.
---@class Page
---@field id string its path without `.md` and language
---@field path string of its file, in the content folder
---@field file string its file as messages name it, with the content folder
---@field output string of its file, in the site
---@field title string of the front matter
---@field summary string of the front matter, or empty
---@field language string its code
---@field status PageStatus of the front matter
---@field kind PageKind of the front matter
---@field law_at string|nil the day whose law it tells: `law_at`, else `reviewed`, on a historical page the day of the answer; nil without any
---@field generated boolean whether a plugin made the page
---@field meta table the front matter, read-only
---@field data table|nil what the file holds that `data:` in the front matter names, read-only; nil without one, and with mistakes in it, which have been told
---@field state table a table of this plugin for this page, new for `collect` and for the filter pass: what one filter knows, the next may read
local Page = {}

---The elements of these kinds, in the order of the page.
---
---Raises for a kind that there is not.
---
---```lua
---local links = page:find("link", "image")
---#links --> 2
---links[1]:text() --> "write a letter"
---```
---@param ... NodeKind one kind or more
---@return Node[] found
function Page:find(...) end

---The whole page, an element of kind `document`.
---
---```lua
---page:root().kind --> "document"
---```
---@return Node document
function Page:root() end

---The citations of the front matter, then those of the page's data file, where every `cite` is one.
---
---```lua
---local first = page:citations()[1]
---first.path --> "rights.1.cite"
---first.node.items[1].key --> "uc-regs-2013"
---```
---@return FieldCitation[] citations
function Page:citations() end

---All citations as tables of your own: front matter and data first, then the body. Much quicker than asking each node.
---
---```lua
---local cites = page:cites()
---cites[1].path --> "rights.1.cite"
---cites[2].place --> "#say"
---cites[2].items[2].lead_in --> "see"
---```
---@return Cite[] cites
function Page:cites() end

---The element of one of `page:cites()`, or of an item in it, while the page is unchanged.
---
---```lua
---page:cite(2).kind --> "citation"
---page:cite(2, 1).pinpoint --> "reg 99(4)"
---page:cite(9) --> nil
---```
---@param n integer its place in `page:cites()`
---@param item? integer the place of the item in it
---@return Node|nil node nil where there is none
function Page:cite(n, item) end

---Whether words stand in a source, by its fingerprint.
---
---```lua
---local check = page:quotation("no such words", "none")
---check.outcome --> "unchecked"
---check.reason --> "no-source"
---```
---@param words Node|string|(Node|string)[] what is quoted, with its ellipses and square brackets
---@param key string of the source
---@param pinpoint? string where in the source it should be
---@param folder? string where documents may be at hand: a path from the content folder
---@return QuotationCheck check
function Page:quotation(words, key, pinpoint, folder) end

---The headings of the page, without its title.
---
---```lua
---local h = page:headings()[1]
---h.id --> "say"
---h.text --> "What to say"
---h.level --> 2
---```
---@return Heading[] headings
function Page:headings() end

---Makes a fact known to the site step and to all filters.
---
---Raises for a kind that is not in `publishes` (`plugin-undeclared`), and for what is no value.
---
---```lua
---page:publish("phone", "0800 328 5644", { of = "UC" })
---```
---@param kind string one of the plugin's `publishes`
---@param key string by which it is asked for
---@param value Value what is known
---@param where? Where for the report when two pages clash
function Page:publish(kind, key, value, where) end

---Hands a value to the theme, whose templates find it by this name.
---
---Raises for what is no value.
---
---```lua
---page:set("phones", { "0800 328 5644" })
---```
---@param name string
---@param value Value
function Page:set(name, value) end

---Lets search find words that the theme prints from `page:set`: it reads the page's fields and body, and this.
---
---Raises for a field that there is not, or of another type.
---
---```lua
---page:found_by{ anchor = "step-1", heading = "Ring first",
---text = "Ring before the day.", words = { "phone" } }
---```
---@param place FoundBy
function Page:found_by(place) end

---Reports a mistake in the page: the build fails, and goes on to find the rest.
---
---Raises for a code or a place that is none.
---
---```lua
---local item = page:cite(2, 1)
---page:error({ item, "pinpoint" }, "no-such-part", "no regulation 99", "did you mean 98?")
-----> error 16:43 "no regulation 99"
---```
---@param where Where the place of the mistake
---@param code string lower-case words with `-` between
---@param message string what is wrong
---@param help? string what to do about it
function Page:error(where, code, message, help) end

---Reports something doubtful; with `--strict` it is an error.
---
---Raises for a code or a place that is none.
---
---```lua
---page:warn("summary", "long-summary", "that is long")
-----> warning 3:10 "that is long"
---```
---@param where Where the place
---@param code string lower-case words with `-` between
---@param message string what is doubtful
---@param help? string what to do about it
function Page:warn(where, code, message, help) end

---Tells something that is no mistake.
---
---Raises for a code or a place that is none.
---
---```lua
---page:note(page:find("link")[1], "a-letter", "a letter")
-----> note 11:24 "a letter"
---```
---@param where Where the place
---@param code string lower-case words with `-` between
---@param message string what there is to tell
---@param help? string what to do about it
function Page:note(where, code, message, help) end

---The address of a file of the site, as a link on this page has it.
---
---```lua
---page:href("sources/wra-2012.html", "x")
-----> "sources/wra-2012.html#x"
---```
---@param output string its path in the site
---@param anchor? string
---@return string url
function Page:href(output, anchor) end

---An interface string of the theme in the page's language, each `{name}` in it filled. A missing one is a warning (`plugin-string`) and gives the key.
---
---```lua
---page:string("note_ref", { number = 3 }) --> "Note 3"
---```
---@param key string
---@param values? table<string, string|number>
---@return string text
function Page:string(key, values) end

---A date in words, in the page's language.
---
---Raises for what is no date.
---
---```lua
---page:date("2016-02-26") --> "26 February 2016"
---page:date("2016-02") --> "February 2016"
---```
---@param iso string a day, a month or a year
---@return string text
function Page:date(iso) end

---The name that `vocabularies` in `handbook.yaml` gives a word, in the page's language.
---
---Raises for an unknown vocabulary.
---
---```lua
---page:word("nations", "wales") --> "Wales"
---```
---@param vocabulary string
---@param id string
---@return string name the id itself when it has no name
function Page:word(vocabulary, id) end

---An option of this plugin, as `handbook.yaml` or its default gives it.
---
---Raises for a name that is not declared (`plugin-option`).
---
---```lua
---page:option("mark") --> "!"
---```
---@param name string
---@return any value nil without value and default
function Page:option(name) end

---The whole handbook: what the site step and filters get.
---@class Site
---@field title string of the handbook
---@field language string the handbook's first language
---@field languages string[] their codes, the first one first
---@field base_url string|nil where the handbook stands on the web, without a `/` at its end
local Site = {}

---The fact with this key: its value, and the page that published it.
---
---Raises for a kind that is not in `reads` (`plugin-undeclared`).
---
---```lua
---site:fact("source", "wra-2012").title
-----> "Welfare Reform Act 2012"
---site:fact("heading", "ill#say").level --> 2
---```
---@param kind string one of the plugin's `reads`
---@param key string
---@param language? string of a `heading`'s page
---@return any value nil without one
---@return string|nil page_id nil for a fact of no page
function Site:fact(kind, key, language) end

---Walks all facts of a kind in page order, or those of one key.
---
---Raises for a kind that is not in `reads` (`plugin-undeclared`).
---
---```lua
---local keys = {}
---for key in site:facts("source") do keys[#keys + 1] = key end
---keys --> { "uc-regs-2013", "wra-2012" }
---```
---@param kind string one of the plugin's `reads`
---@param key? string
---@return fun(): string, any, string?, string? each key, value, page id, language
function Site:facts(kind, key) end

---Publishes a fact of no page, for filters: what is the same on many pages is worked out once.
---
---Raises for a kind that is not in `publishes` (`plugin-undeclared`), and for a key that is there, unless the kind is `"many"`.
---
---```lua
---site:publish("phone", "all", { "0800 328 5644" })
---```
---@param kind string one of the plugin's `publishes`
---@param key string
---@param value Value
function Site:publish(kind, key, value) end

---Has the first use of a term on each page put into a `term` node, before any filter runs: never in headings, links, quotations, code and letters. `names` are what it is called, by language: whole words, of any case, but abbreviations only as typed. `options` may hold `not_on`, ids of pages; `except`, like `names`: words that hold the term and mean something else; `mark = false` marks it nowhere; `note`, what an editor can do when no page has it (`unused-term`), or `false` where that is fine.
---
---Raises for a key without a fact.
---
---```lua
---site:publish("term", "fit-note", { "A note of a doctor." })
---site:mark_term("fit-note", { en = "fit note" })
---```
---@param key string of a fact `term`
---@param names table<string, string|string[]>
---@param options? table
function Site:mark_term(key, names, options) end

---What is known of another page.
---
---```lua
---site:page("letters/sick").title --> "Send a fit note"
---site:page("none") --> nil
---```
---@param id string
---@param language? string
---@return PageInfo|nil page nil when there is none
function Site:page(id, language) end

---The page that `[[target]]` means.
---
---```lua
---site:find_page("sick").id --> "letters/sick"
---select(2, site:find_page("well")) --> "missing"
---```
---@param target string an id, or its last part
---@param from? Page|string the page that asks, or its id
---@return PageInfo|nil page
---@return "missing"|"ambiguous"|nil why when there is none
function Site:find_page(target, from) end

---Whether a page has this anchor.
---
---```lua
---site:has_anchor("ill", "say") --> true
---```
---@param page_id string
---@param anchor string
---@param language? string of the page, where it has one in it
---@return boolean yes
function Site:has_anchor(page_id, anchor, language) end

---The key of a fact that is most like this one, for "did you mean".
---
---Raises for a kind that is not in `reads` (`plugin-undeclared`).
---
---```lua
---site:nearest("source", "wra-2021") --> "wra-2012"
---```
---@param kind string one of the plugin's `reads`
---@param key string
---@return string|nil key
function Site:nearest(kind, key) end

---The id of the page that is most like this target.
---
---```lua
---site:nearest_page("letters/sik") --> "letters/sick"
---```
---@param target string
---@return string|nil id
function Site:nearest_page(target) end

---The anchor of a page that is most like this one.
---
---```lua
---site:nearest_anchor("ill", "sya") --> "say"
---```
---@param page_id string
---@param anchor string
---@return string|nil anchor
function Site:nearest_anchor(page_id, anchor) end

---Adds a page to the handbook. It is collected and filtered as others are.
---
---Raises for a bad id, no title, a language that the handbook has not, a name that is not known.
---
---```lua
---site:add_page{ id = "phones", title = "Phone numbers", body = "Ring *early*." }
---```
---@param page NewPage
function Site:add_page(page) end

---A line that `handbook build` and `handbook check` print at their end, for editors: a count of what the plugin looked at.
---
---```lua
---site:summary("Phone numbers: 12 checked.")
---```
---@param text string
function Site:summary(text) end

---The address of a file of the site, as a link in another file has it.
---
---```lua
---site:href("letters/sick.html", "ill.html", "say")
-----> "../ill.html#say"
---```
---@param from string path of the file with the link
---@param to string path of the file it leads to
---@param anchor? string
---@return string url
function Site:href(from, to, anchor) end

---Reports a mistake: at a source's record, or of the whole handbook.
---
---Raises for a code that is none and a source that there is not.
---
---```lua
---site:error({ source = "wra-2012" }, "no-number", "this Act has no number")
-----> error 1:1 "this Act has no number"
---```
---@param where SourcePlace nothing for the whole handbook
---@param code string lower-case words with `-` between
---@param message string what is wrong
---@param help? string what to do about it
---@overload fun(self: Site, code: string, message: string, help?: string)
function Site:error(where, code, message, help) end

---Reports something doubtful; with `--strict` it is an error.
---
---Raises for a code that is none and a source that there is not.
---
---```lua
---site:warn("no-phones", "no page has a phone number")
-----> warning "no page has a phone number"
---```
---@param where SourcePlace nothing for the whole handbook
---@param code string lower-case words with `-` between
---@param message string what is doubtful
---@param help? string what to do about it
---@overload fun(self: Site, code: string, message: string, help?: string)
function Site:warn(where, code, message, help) end

---Tells something that is no mistake.
---
---Raises for a code that is none and a source that there is not.
---
---```lua
---site:note("phones", "3 pages have phone numbers")
-----> note "3 pages have phone numbers"
---```
---@param where SourcePlace nothing for the whole handbook
---@param code string lower-case words with `-` between
---@param message string what there is to tell
---@param help? string what to do about it
---@overload fun(self: Site, code: string, message: string, help?: string)
function Site:note(where, code, message, help) end

---An interface string of the theme, each `{name}` in it filled.
---
---```lua
---site:string("contents") --> "On this page"
---```
---@param key string
---@param values? table<string, string|number>
---@param language? string the handbook's first without
---@return string text
function Site:string(key, values, language) end

---A date in words.
---
---Raises for what is no date.
---
---```lua
---site:date("2016-02-26") --> "26 February 2016"
---```
---@param iso string a day, a month or a year
---@param language? string the handbook's first without
---@return string text
function Site:date(iso, language) end

---The name that `vocabularies` in `handbook.yaml` gives a word.
---
---Raises for an unknown vocabulary.
---
---```lua
---site:word("nations", "wales") --> "Wales"
---```
---@param vocabulary string
---@param id string
---@param language? string the handbook's first without
---@return string name the id itself when it has no name
function Site:word(vocabulary, id, language) end

---The words of a vocabulary, in the order of `handbook.yaml`: of `standings`, what weighs most stands first.
---
---Raises for an unknown vocabulary.
---
---```lua
---site:words("standings")[1] --> "law"
---```
---@param vocabulary string
---@return string[] ids
function Site:words(vocabulary) end

---An option of this plugin, as `handbook.yaml` or its default gives it.
---
---Raises for a name that is not declared (`plugin-option`).
---
---```lua
---site:option("mark") --> "!"
---```
---@param name string
---@return any value nil without value and default
function Site:option(name) end

---An element of a page: a paragraph, a link, a text. `==` tells whether two are the same one; as keys of a table they differ.
---@class Node
---@field kind NodeKind what it is
---@field line integer|nil in the page's file; nil for what a plugin made
---@field generated boolean made by a plugin: it has no place in the file
---@field literal string its text; of `text`, `code` and `code_block` it may be set
---@field id string its anchor
---@field level integer 1 to 6
---@field url string where it leads. In `collect` as its author wrote it, in filters as the page of the site has it
---@field title string of a link or an image what shows when it is pointed at
---@field info string the words behind the fence
---@field ordered boolean numbered
---@field tight boolean its items hold words, without paragraphs
---@field start integer the first number
---@field key string of the source, or of the term
---@field pinpoint string the place in the source, as written, or empty
---@field lead_in string the words before it, or empty
---@field items Node[] its sources, each a `citation_item`
---@field target string the page's id, as written
---@field anchor string what stands behind `#`, or empty
---@field label string|nil of a short link the words behind `|`, or nil; of a callout its word
---@field align "left"|"center"|"right"|nil how its column is aligned
---@field header boolean it is in the head of the table
---@field name string of an element its tag; of a blank its words
local Node = {}

---Its plain text, with all below.
---
---```lua
---page:find("heading")[1]:text() --> "What to say"
---```
---@return string text
function Node:text() end

---What it holds, one by one.
---
---```lua
---#page:find("list")[1]:children() --> 2
---```
---@return Node[] children
function Node:children() end

---Its first child.
---
---```lua
---page:root():first().kind --> "paragraph"
---```
---@return Node|nil child
function Node:first() end

---What stands behind it, in what holds both.
---
---```lua
---page:find("heading")[1]:next().kind --> "callout"
---```
---@return Node|nil node
function Node:next() end

---What stands before it, in what holds both.
---
---```lua
---page:find("heading")[1]:previous().kind --> "paragraph"
---```
---@return Node|nil node
function Node:previous() end

---What holds it.
---
---```lua
---page:find("item")[1]:parent().kind --> "list"
---```
---@return Node|nil node nil for the document
function Node:parent() end

---The elements of these kinds below it, in order.
---
---Raises for a kind that there is not.
---
---```lua
---local callout = page:find("callout")[1]
---callout:find("emph")[1]:text() --> "in writing"
---```
---@param ... NodeKind one kind or more
---@return Node[] found
function Node:find(...) end

---A copy with all below, which stands nowhere yet.
---
---```lua
---local copy = page:find("heading")[1]:copy()
---copy:parent() --> nil
---```
---@return Node copy
function Node:copy() end

---Moves these to its end. In `collect` and in the site step only what the hook itself made can be changed.
---
---Raises for what does not fit, for an element inside itself, and beyond 100 levels (`plugin-nesting`).
---
---```lua
---local words = md.strong("Ring"):append(" early")
---md.render(words) --> "<strong>Ring early</strong>"
---```
---@param ... Child what to move
---@return Node node the element itself
function Node:append(...) end

---An attribute of an `element`.
---
---Raises for another kind.
---
---```lua
---local box = md.block("div", { class = "box" })
---box:attribute("class") --> "box"
---```
---@param name string
---@return string|nil value
function Node:attribute(name) end

---Sets an attribute of an `element`.
---
---Raises for another kind, and for a name that is not let into pages.
---
---```lua
---local box = md.block("div", { class = "box" }, "Hello")
---box:set_attribute("hidden", true)
---box:set_attribute("class", nil)
---md.render(box) --> "<div hidden=\"\">Hello</div>\n"
---```
---@param name string no `style`, no `on…`
---@param value string|number|boolean|nil `true` is an empty value; `false` and nil take it away
function Node:set_attribute(name, value) end

---Makes elements, and text of them.
---@class md
md = {}

---Finished HTML, as a block or among words. Nothing in it is escaped: give it no text of a page that did not pass `md.escape`.
---
---Raises when it is not well-formed.
---
---```lua
---md.render(md.html("<kbd>Enter</kbd>"))
-----> "<kbd>Enter</kbd>"
---```
---@param s string
---@return Node raw
function md.html(s) end

---The blocks of a Markdown text.
---
---Raises for a text that is longer than a page may be (`plugin-memory`).
---
---```lua
---md.render(md.parse("Ring *early*."))
-----> "<p>Ring <em>early</em>.</p>\n"
---```
---@param s string
---@return Node[] blocks
function md.parse(s) end

---The words of one paragraph of Markdown; what would begin a list or a heading is taken as text.
---
---Raises for more than one paragraph.
---
---```lua
---md.render(md.inlines("1. of *May*"))
-----> "1. of <em>May</em>"
---```
---@param s string
---@return Node[] words
function md.inlines(s) end

---A citation, as `[@…]` or `cite:` has it.
---
---```lua
---local cite = md.citation("wra-2012, s 14; uc-regs-2013")
---cite.items[1].pinpoint --> "s 14"
---```
---@param s string `key, pinpoint; key, pinpoint`
---@return Node citation
function md.citation(s) end

---The HTML of these.
---
---Raises for what is no element, text or list, and for more than a page may hold (`plugin-memory`).
---
---```lua
---md.render({ "a < b ", md.emph("c") })
-----> "a &lt; b <em>c</em>"
---```
---@param what Child
---@return string html
function md.render(what) end

---The plain text of these.
---
---Raises for what is no element, text or list, and for more than a page may hold (`plugin-memory`).
---
---```lua
---md.plain(md.inlines("Ring *early*")) --> "Ring early"
---```
---@param what Child
---@return string text
function md.plain(what) end

---The text with all that means something in HTML escaped.
---
---```lua
---md.escape("a < b & c") --> "a &lt; b &amp; c"
---```
---@param s string
---@return string escaped
function md.escape(s) end

---Plain text.
---
---```lua
---md.render(md.text("a < b")) --> "a &lt; b"
---```
---@param s string
---@return Node text
function md.text(s) end

---Words in typewriter letters.
---
---```lua
---md.render(md.code("reg 15")) --> "<code>reg 15</code>"
---```
---@param s string
---@return Node code
function md.code(s) end

---Emphasis.
---
---Raises for what cannot stand among words.
---
---```lua
---md.render(md.emph("a ", md.code("b")))
-----> "<em>a <code>b</code></em>"
---```
---@param ... Child
---@return Node emph
function md.emph(...) end

---Strong emphasis.
---
---Raises for what cannot stand among words.
---
---```lua
---md.render(md.strong("now")) --> "<strong>now</strong>"
---```
---@param ... Child
---@return Node strong
function md.strong(...) end

---A link.
---
---Raises without a url, and for a name that is not known.
---
---```lua
---md.render(md.link{ url = "a.html", "read ", md.emph("a") })
-----> "<a href=\"a.html\">read <em>a</em></a>"
---```
---@param link NewLink
---@return Node link
function md.link(link) end

---A picture.
---
---Raises without a url, and for a name that is not known.
---
---```lua
---md.image{ url = "form.svg", alt = "the form" }:text()
-----> "the form"
---```
---@param image NewImage
---@return Node image
function md.image(image) end

---The end of a line that the browser may wrap elsewhere.
---
---```lua
---md.render({ "a", md.softbreak(), "b" }) --> "a\nb"
---```
---@return Node softbreak
function md.softbreak() end

---A new line.
---
---```lua
---md.render({ "a", md.linebreak(), "b" })
-----> "a<br />\nb"
---```
---@return Node linebreak
function md.linebreak() end

---A term of the glossary, for a later plugin to link.
---
---Raises for what cannot stand among words.
---
---```lua
---md.term("fit-note", "fit notes").key --> "fit-note"
---```
---@param key string of the term
---@param ... Child
---@return Node term
function md.term(key, ...) end

---An HTML element among words.
---
---Raises for a name or an attribute that is not let into pages.
---
---```lua
---local tel = { href = "tel:0800", class = "phone" }
---md.render(md.element("a", tel, "0800"))
-----> "<a class=\"phone\" href=\"tel:0800\">0800</a>"
---```
---@param name string no `script`, `style`, `iframe`
---@param attributes Attributes|nil
---@param ... Child
---@return Node element
function md.element(name, attributes, ...) end

---A paragraph.
---
---Raises for a block among them.
---
---```lua
---md.render(md.paragraph("Ring ", md.strong("now")))
-----> "<p>Ring <strong>now</strong></p>\n"
---```
---@param ... Child
---@return Node paragraph
function md.paragraph(...) end

---A quotation of its own.
---
---```lua
---md.block_quote("No."):first().kind --> "paragraph"
---```
---@param ... Child words become a paragraph
---@return Node block_quote
function md.block_quote(...) end

---A list.
---
---Raises without items, and for a name that is not known.
---
---```lua
---md.render(md.list{ items = { "one", md.emph("two") } })
-----> "<ul>\n<li>one</li>\n<li><em>two</em></li>\n</ul>\n"
---```
---@param list NewList
---@return Node list
function md.list(list) end

---An item, for `items` of a list.
---
---```lua
---md.item("one"):text() --> "one"
---```
---@param ... Child words become a paragraph
---@return Node item
function md.item(...) end

---A heading.
---
---Raises for a level that is not 1 to 6, and for a name that is not known.
---
---```lua
---md.render(md.heading{ level = 3, id = "more", "More" })
-----> "<h3 id=\"more\">More</h3>\n"
---```
---@param heading NewHeading
---@return Node heading
function md.heading(heading) end

---Lines that are shown as they are.
---
---```lua
---md.render(md.code_block("a\n"))
-----> "<pre><code>a\n</code></pre>\n"
---```
---@param s string
---@param info? string their language
---@return Node code_block
function md.code_block(s, info) end

---A line across.
---
---```lua
---md.render(md.thematic_break()) --> "<hr />\n"
---```
---@return Node thematic_break
function md.thematic_break() end

---A labelled box, as `> [!NOTE]` makes one. It stands before `callouts` in `handbook.yaml`, or that plugin has been there.
---
---Raises without a label, and for a name that is not known.
---
---```lua
---md.callout{ label = "TIP", "Ring early." }.label
-----> "TIP"
---```
---@param callout NewCallout
---@return Node callout
function md.callout(callout) end

---An HTML element as a block, which holds blocks or words.
---
---Raises for a name or an attribute that is not let into pages.
---
---```lua
---local note = md.paragraph("Ring early.")
---md.render(md.block("div", { class = "note" }, note))
-----> "<div class=\"note\">\n<p>Ring early.</p>\n</div>\n"
---```
---@param name string no `script`, `style`, `iframe`
---@param attributes Attributes|nil
---@param ... Child
---@return Node element
function md.block(name, attributes, ...) end

---What every plugin does with texts. Works at the top of a file, too.
---@class text
text = {}

---The text without spaces and line ends at both ends.
---
---```lua
---text.trim("  a b  ") --> "a b"
---```
---@param s string
---@return string trimmed
function text.trim(s) end

---What stands between the separators, which are no patterns.
---
---Raises for an empty separator.
---
---```lua
---text.split("a, b", ", ") --> { "a", "b" }
---```
---@param s string
---@param separator string
---@return string[] parts one empty text for an empty text
function text.split(s, separator) end

---Whether the text begins so.
---
---```lua
---text.starts("reg 15", "reg ") --> true
---```
---@param s string
---@param beginning string
---@return boolean yes
function text.starts(s, beginning) end

---Whether the text ends so.
---
---```lua
---text.ends("a.md", ".html") --> false
---```
---@param s string
---@param ending string
---@return boolean yes
function text.ends(s, ending) end

---Small letters, in every alphabet.
---
---```lua
---text.lower("Ŵyn É") --> "ŵyn é"
---```
---@param s string
---@return string small
function text.lower(s) end

---Capitals, in every alphabet.
---
---```lua
---text.upper("ŵyn é") --> "ŴYN É"
---```
---@param s string
---@return string capitals
function text.upper(s) end

---The text as it is compared: without case and width, never shown.
---
---```lua
---text.fold("DWP") == text.fold("dwp") --> true
---```
---@param s string
---@return string folded
function text.fold(s) end

---The text as an id.
---
---```lua
---text.slug("What to say?") --> "what-to-say"
---```
---@param s string
---@return string id
function text.slug(s) end

---The word that is most like it, for "did you mean".
---
---Raises for a longer list.
---
---```lua
---text.nearest("walse", { "england", "wales" })
-----> "wales"
---```
---@param s string
---@param words string[] at most 1,000
---@return string|nil word nil when none is like it
function text.nearest(s, words) end

---Curly quotes and dashes, as titles and rights have them.
---
---```lua
---text.typographic("DWP's") --> "DWP’s"
---```
---@param s string
---@return string typeset
function text.typographic(s) end

---The text as a part of a URL, so that nothing in it means anything there.
---
---```lua
---text.url_encode("a b&c") --> "a%20b%26c"
---```
---@param s string
---@return string part
function text.url_encode(s) end
