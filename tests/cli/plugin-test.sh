mkdir content
hb plugin test; is 1; said "no plugin here has tests yet"
hb plugin test phones; is 2; said "there is no plugin 'phones'"
hb plugin test citation; is 2; said "did you mean 'citations'?"
mkdir -p content/lua-plugins/tests/shout/two/in
cd content/lua-plugins
cat >shout.lua <<'LUA'
local plugin = { name = "shout", api = 1, publishes = { "word" }, reads = { "word" } }
function plugin.collect(page) page:publish("word", page.id, page.title) end
plugin.filter = {
  strong = function(node, page, site)
    if node:text() == "bad" then page:error(node, "bad-word", "that is a bad word") end
    page:set("said", { words = { node:text() }, odd = "a \"b\" {c}\\" })
    return { node, md.text(" " .. (site:fact("word", "b") or "alone")) }
  end,
}
return plugin
LUA
cd tests/shout
printf -- '---\ntitle: A\n---\nIt is **good**.\n' | tee good.md >two/in/a.md
printf -- '---\ntitle: B\n---\nIt is **bad**.\n' >two/in/b.md
cd ../../../..
# Nothing is expected yet: what came out is shown, and kept when asked.
hb plugin test; is 1
told "good.html is not there yet"; told "two/out/a.html is not there yet"; told "<p>It is <strong>good</strong> alone.</p>"
told "two/out/messages.txt is not there yet"; told "b.md:4:7: error: that is a bad word [bad-word]"
told "0 passed, 2 failed"; told "run the same with --accept"
hb plugin test --accept; is 0; told "2 kept as they came out"
T=content/lua-plugins/tests/shout
there $T/good.html; gone $T/good.txt; there $T/two/out/a.html; there $T/two/out/messages.txt; gone $T/two/out/index.html
grep -q '^<p>It is <strong>good</strong> B.</p>$' $T/two/out/a.html || die "a page did not hear of the other"
hb plugin test; is 0; told "2 passed, 0 failed"
# What differs is shown line by line.
printf 'Another line.\n' >>$T/good.md
hb plugin test shout; is 1; told "FAIL  shout/good"; told "'-' was expected, '+' came out"
told "+ Another line.</p>"; told "1 passed, 1 failed"
hb plugin test shout/two; is 0; told "1 passed, 0 failed"
hb plugin test shout/good --accept; is 0
# A path that the shell completed means the same.
hb plugin test $T/good.md; is 0; told "1 passed, 0 failed"; told "shout/good"
hb plugin test $T/two/in/a.md; is 0; told "shout/two"
hb plugin test $T/; is 0; told "2 passed, 0 failed"
hb plugin test content/lua-plugins/shout.lua; is 0; told "2 passed, 0 failed"
# What plugins hand to the theme is compared where somebody asks for it.
: >$T/good.json
hb plugin test shout/good; is 1; told '    "odd": "a \"b\" {c}\\"'
hb plugin test --accept; is 0; hb plugin test; is 0
# Files without a page, files that are too many, names that are not there.
echo old >$T/old.html; echo old >$T/two/out/old.html
hb plugin test; is 1; told "there is no page old.md for these files"; told "two/out/old.html is there, and nothing came out for it"
hb plugin test --accept; is 1; gone $T/two/out/old.html; there $T/old.html
rm $T/old.html
hb plugin test shout/none; is 1; said "'shout' has no test 'none'"
touch content/lua-plugins/bare.lua
hb plugin test bare; is 1; said "'bare' has no tests yet"
# A plugin that does not load fails its tests, with its own file and line.
echo 'x =' >>content/lua-plugins/shout.lua
hb plugin test shout; is 1; told "lua-plugins/shout.lua:11:1: error"; told "0 passed, 2 failed"
sed -i '$d' content/lua-plugins/shout.lua
# handbook.yaml beside the pages says what else runs.
printf 'plugins: [callouts, shout]\n' >$T/handbook.yaml
printf -- '---\ntitle: A\n---\n> [!TIP]\n> Ring **early**.\n' >$T/box.md
hb plugin test shout/box; told "early</strong> alone"; told 'class="callout'
# Wrong usage.
hb plugin test --nothing; is 2; said "there is no option '--nothing'"
hb plugin test -C; is 2; said "the option '-C' needs a folder"
hb plugin test -C nowhere; is 1; said no-content
