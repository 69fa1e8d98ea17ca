return { loud = function(text) return text:upper() .. "!" end }
