-- Labelled boxes from "> [!NOTE]", "[!TIP]", "[!IMPORTANT]", "[!WARNING]" and
-- "[!CAUTION]". The label is a word on the page, not only a colour.

local plugin = {
  name = "callouts",
  api = 1,
  summary = "Labelled boxes from > [!NOTE].",
  publishes = {},
  reads = {},
}

local known = {
  NOTE = "note", TIP = "tip", IMPORTANT = "important", WARNING = "warning",
  CAUTION = "caution",
}

-- "Note", or "Note: the author's title"
local function label_of(node, page, name)
  local label = page:string("callout_" .. name)
  if node.title and node.title ~= "" then return label .. ": " .. node.title end
  return label
end

plugin.filter = {
  callout = function(node, page)
    local name = known[node.label]
    if not name then return nil end
    local class = "callout callout-" .. name
    return md.block("div", { class = class, role = "note" },
      md.block("p", { class = "callout-title" },
        md.strong(label_of(node, page, name))),
      node:children())
  end,
}

return plugin
