mkdir -p content/lua-plugins
hb plugin list; is 0; quiet; told "Plugins that content runs"; told "crossrefs"
printf 'plugins: [mine, callouts]\n' >content/handbook.yaml
cat >content/lua-plugins/mine.lua <<'LUA'
return { name = "mine", api = 1, summary = "It is mine.", publishes = { a = "many", "b" }, reads = { "page" },
  options = { size = { type = "choice", choices = { "big", "small" }, default = "big", summary = "How big." },
    words = { type = "text" } },
  collect = function(page) end, filter = { link = function() end } }
LUA
hb plugin list; is 0; quiet
told "      It is mine."; told "content/lua-plugins/mine.lua"; told "sees each page (collect), link"
told "publishes b, a (many)"; told "reads page"
told 'option size: choice of big, small; without it "big"'; told "          How big."; told "option words: text"
told "Others that it may name:"; told "  citations"
# A plugin that is broken or missing hides no other.
printf 'plugins: [mine, nine, callouts]\n' >content/handbook.yaml
echo 'x =' >>content/lua-plugins/mine.lua
hb plugin list; is 1; told "  mine"; told "      cannot be used"; told "Labelled boxes"
said "content/lua-plugins/mine.lua:5:1: error"; said "there is no plugin 'nine'"
hb plugin list nowhere; is 1; said no-content
hb plugin list content more; is 2; said "also got 'more'"
hb plugin list --all; is 2; said "there is no option '--all'"
