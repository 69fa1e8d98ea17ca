local helper = require("helper")
return {
  name = "shout", api = 1, summary = "Loud headings.",
  filter = {
    heading = function(node) return md.heading { level = node.level, id = node.id, helper.loud(node:text()) } end,
    document = function(node, page) page:set("changes", {}); return nil end,
  },
}
