return { name = "element", api = 1, filter = { blockquote = function() end } }
