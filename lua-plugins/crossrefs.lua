-- Links between pages by id, "[[page#place|text]]", and rights shown on other
-- pages by their id, "> [!RIGHT] commitment-review".

local plugin = {
  name = "crossrefs",
  api = 1,
  summary = "[[page]] links and > [!RIGHT] boxes.",
  publishes = { shown = "many" }, -- a right that a page shows, by its id
  reads = { "heading", "page", "right", "source", "unread_right" },
}

local function did_you_mean(name)
  return name and "did you mean '" .. name .. "'?" or nil
end

-- short links ---------------------------------------------------------------

local function report_page(node, page, site, why)
  if why == "ambiguous" then
    page:error({ node, "target" }, "ambiguous-page",
      "several pages end in '" .. node.target .. "'",
      "write more of the path, as in '[[folder/" .. node.target .. "]]'")
    return
  end
  page:error({ node, "target" }, "missing-page",
    "there is no page '" .. node.target .. "'",
    did_you_mean(site:nearest_page(node.target))
      or "write the path of its file, from the top of the handbook, without "
        .. "'.md': '[[money/stopped]]'")
end

local function report_anchor(node, page, site, target)
  local near = site:nearest_anchor(target.id, node.anchor)
  page:error(node, "missing-anchor",
    "the page '" .. target.id .. "' has no place '#" .. node.anchor .. "'",
    did_you_mean(near and "#" .. near))
end

-- The page a link means: with an empty target, "[[#place]]", its own.
local function find_target(node, page, site)
  if node.target == "" then return site:page(page.id, page.language) end
  return site:find_page(node.target, page)
end

-- A heading of this page. Others are asked for as facts, by an id that pages of
-- two languages share.
local function own_heading(page, target, anchor)
  if target.output ~= page.output then return nil end
  for _, heading in ipairs(page:headings()) do
    if heading.id == anchor then return heading end
  end
  return nil
end

local function label_of(node, page, site, target)
  if node.label and node.label ~= "" then return node.label end
  if node.anchor ~= "" then
    local heading = own_heading(page, target, node.anchor)
      or site:fact("heading", target.id .. "#" .. node.anchor)
    if heading then return heading.text end
  end
  return target.title
end

-- A page that failed has its own message: a link to it is no second mistake.
local function has_place(node, page, site, target)
  return node.anchor == "" or target.status == "failed"
    or own_heading(page, target, node.anchor) ~= nil
    or site:has_anchor(target.id, node.anchor)
end

local function link_to_page(node, page, site)
  local target, why = find_target(node, page, site)
  if not target then
    report_page(node, page, site, why)
    return nil
  end
  if not has_place(node, page, site, target) then
    report_anchor(node, page, site, target)
    return nil
  end
  local anchor = node.anchor ~= "" and node.anchor or nil
  return md.link {
    url = page:href(target.output, anchor), label_of(node, page, site, target),
  }
end

-- rights --------------------------------------------------------------------

-- A right stands as high as its strongest source.
local function standing_of(right, site)
  local found = {}
  for _, cite in ipairs(right.cites or {}) do
    for part in (cite .. ";"):gmatch("([^;]*);") do
      local key = part:match("^%s*@?([%w][%w%-_%.]*)")
      local source = key and site:fact("source", key)
      if source and source.standing then found[source.standing] = true end
    end
  end
  for _, standing in ipairs(site:words("standings")) do
    if found[standing] then return standing end
  end
  return nil
end

local function report_right(node, page, site, id)
  if id == "" then
    page:error(node, "missing-right", "the box names no right",
      "write its id behind the label: '> [!RIGHT] commitment-review'")
    return
  end
  if site:fact("unread_right", id) then return end
  local near = site:nearest("right", id)
  local owner = near and site:fact("right", near)
  local help = near and "did you mean '" .. near .. "' (page '" .. owner.page
    .. "')?" or nil
  page:error({ node, "title" }, "missing-right",
    "no right has the id '" .. id .. "'", help)
end

-- "> [!RIGHT] commitment-review": what stands behind the label.
local function right_id(node)
  return (node.title or ""):match("^%s*(.-)%s*$")
end

-- Boxes have addresses of their own: sources list the pages that show a right.
local function box_anchor(id, count)
  return "shown-" .. id .. (count > 1 and "-" .. count or "")
end

function plugin.collect(page)
  local count = {}
  for _, node in ipairs(page:find("callout")) do
    local id = node.label == "RIGHT" and right_id(node) or ""
    if id ~= "" then
      count[id] = (count[id] or 0) + 1
      page:publish("shown", id, {
        anchor = box_anchor(id, count[id]), language = page.language,
      }, node)
    end
  end
end

local function box_title(right, page, standing)
  if not standing then return page:string("callout_right") end
  return page:word("standings", standing)
end

-- Its authority comes as a citation, which the citations plugin numbers.
local function citation_of(right)
  local cites = right.cites or {}
  if #cites == 0 then return nil end
  local list = {}
  for i, cite in ipairs(cites) do list[i] = cite end
  return md.citation(table.concat(list, "; "))
end

-- Words of a page in another language say which.
local function spoken(words, owner, page)
  if not owner or owner.language == page.language then return words end
  return md.element("span", { lang = owner.language }, words)
end

local past = { historical = true, superseded = true, withdrawn = true }

local function past_line(right, page, status)
  if not right.was and not past[status] then return nil end
  return md.block("p", { class = "no-longer" },
    md.strong(page:string("no_longer_applies")))
end

local function but_line(right, owner, page)
  if not right.but or right.but == "" then return nil end
  return md.block("p", { class = "claim-but" },
    md.strong(page:string("but") .. ":"), " ",
    spoken(right.but, owner, page))
end

local function from_line(right, owner, page)
  return md.block("p", { class = "claim-from" },
    page:string("right_from") .. " ",
    md.link {
      url = page:href(right.output, right.anchor),
      spoken(right.title, owner, page),
    })
end

local function show_right(node, page, site)
  local id = right_id(node)
  local right = id ~= "" and site:fact("right", id) or nil
  if not right then
    report_right(node, page, site, id)
    return nil
  end
  local owner = site:page(right.page)
  local status = owner and owner.status or "current"
  local standing = standing_of(right, site)
  local count = page.state
  count[id] = (count[id] or 0) + 1
  return md.block("div", {
    class = "callout callout-right", role = "note",
    id = box_anchor(id, count[id]),
    ["data-standing"] = standing, ["data-status"] = status,
  },
    past_line(right, page, status),
    md.block("p", { class = "callout-title" },
      md.strong(box_title(right, page, standing))),
    md.block("p", { class = "claim-text" },
      spoken(right.text, owner, page), citation_of(right)),
    but_line(right, owner, page),
    node:children(),
    from_line(right, owner, page))
end

plugin.filter = {
  short_link = link_to_page,
  callout = function(node, page, site)
    if node.label ~= "RIGHT" then return nil end
    return show_right(node, page, site)
  end,
}

return plugin
