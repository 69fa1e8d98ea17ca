mkdir content
hb plugin new phones; is 0; quiet
told "content/lua-plugins/phones.lua"; told "handbook plugin test phones"; told "README.md has a tutorial"
there content/lua-plugins/phones.lua
hb plugin test; is 0; told "2 passed, 0 failed"
# Nothing is overwritten.
echo mine >content/lua-plugins/phones.lua
hb plugin new phones; is 2; said "content/lua-plugins/phones.lua is there already"
[ "$(cat content/lua-plugins/phones.lua)" = mine ] || die "it was overwritten"
mkdir -p content/lua-plugins/tests/dates
hb plugin new dates; is 2; said "content/lua-plugins/tests/dates is there already"
gone content/lua-plugins/dates.lua
# Names that cannot be, or are another's.
hb plugin new citations; is 2; said "'citations' is a plugin that comes with handbook"
hb plugin new "Phone numbers"; is 2; said "Try 'handbook plugin new phone-numbers'"
hb plugin new ../up; is 2; said "cannot be the name of a plugin"
hb plugin new con; is 2; said "name of a device in Windows"
hb plugin new; is 2; said "name the plugin"
hb plugin new a b c; is 2; said "also got 'c'"
hb plugin new a nowhere; is 1; said no-content
hb plugin new --force; is 2; said "there is no option '--force'"
# A folder of plugins that lies beside a handbook is that handbook's.
mkdir -p book/content book/lua-plugins
touch book/content/handbook.yaml
hb plugin new dates book/content; is 0; there book/lua-plugins/dates.lua
told "handbook plugin test dates -C book/content"
hb plugin test dates -C book/content; is 0; told "2 passed, 0 failed"
# It runs on real pages.
printf 'plugins: [dates]\n' >book/content/handbook.yaml
printf -- '---\ntitle: A\n---\nSee [here](https://a.example/).\n' >book/content/a.md
hb check book/content; is 0; said "link-says-here"
# A disk that does not let us.
mkdir shut; chmod 555 shut
[ -w shut ] || { hb plugin new a shut; is 3; said "cannot make the folder shut/lua-plugins/tests/a"; }
chmod 755 shut
# A disk that fails at any call leaves nothing that is in the way.
for n in 1 4 7 10 13 16 19 22 25 28 31 34 37 40; do
    rm -rf failing; mkdir failing
    HANDBOOK_FAULT=$n:EIO hb plugin new again failing
    [ "$status" -eq 0 ] && continue
    is 3; [ -s "$IO/err" ] || die "call $n failed in silence"
    hb plugin new again failing; is 0
done
