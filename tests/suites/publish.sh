# The output folder holds the old site or the new one, whole.
. "$(dirname "$0")/../lib.sh"
lone_install
cd "$WORK" || exit 3

fresh() { # an empty place with a small content folder and a finished site
    cd "$WORK" || exit 3
    rm -rf place
    mkdir place
    cd place || exit 3
    cp -R "$ROOT/tests/golden/sections/in" content
    build || { fail "the first build" err; }
}
build() { "$BARE" build content -o site "$@" >out 2>err </dev/null; }
whole() { # whole FOLDER: exactly what its manifest lists
    (cd "$1" && sha256sum --quiet -c manifest.sha256 >/dev/null 2>&1) &&
        [ "$(find "$1" -type f | wc -l)" -eq $(($(wc -l <"$1/manifest.sha256") + 1)) ]
}
no_litter() { [ -z "$(find . -mindepth 1 -maxdepth 1 ! -name content ! -name site ! -name out ! -name err ! -name 'before*' ! -name 'after*')" ]; }
same() { # same NAME FILE FILE
    if cmp -s "$2" "$3"; then pass "$1"; else diff "$2" "$3" >difference; fail "$1" difference err; fi
}
broken_page() { printf -- '---\ntitle: Broken\n---\n\n[x](gone.md)\n' >content/broken.md; }

# --- what is equal is not rewritten
fresh
tree_stat site >before
build
tree_stat site >after
same "a second build touches no file" before after
check "it leaves nothing beside the site" no_litter
echo 'One more sentence.' >>content/a/one.md
build
tree_stat site >after
diff before after | sed -n 's/^> \.\/\([^ ]*\) .*/\1/p' >changed
# edition.js, the search index and the service worker follow every change.
grep -vxE 'edition\.js|manifest\.sha256|sw\.js|search/.*' changed >pages
if [ "$(cat pages)" = a/one.html ] && grep -qx manifest.sha256 changed; then
    pass "one changed page is one changed file, and what tells of all files"
else
    fail "one changed page is one changed file, and what tells of all files" changed
fi

# --- what is gone disappears
fresh
rm -rf content/b/inner content/a/two.md
build
check "gone pages disappear" test ! -e site/a/two.html
check "and so does the folder they were in" test ! -e site/b/inner
check "the rest is whole" whole site

# --- mistakes leave the old site alone
fresh
tree_stat site >before
broken_page
build
status=$?
tree_stat site >after
check "a mistake ends with status 1" test "$status" -eq 1
same "and leaves the old site as it was" before after
check "with nothing beside it" no_litter
rm content/broken.md
printf 'return {\n  name = "crossrefs", api = 1, summary = "S",\n  filter = { document = function() error("late") end },\n}\n' >late.lua
mkdir content/lua-plugins && mv late.lua content/lua-plugins/crossrefs.lua
build
tree_stat site >after
same "so does a plugin that fails while pages are made" before after
check "still nothing beside it" no_litter

# --- files that are not ours
fresh
tree_sum site >before
echo mine >site/a/mine.txt
build
status=$?
check "a file of somebody else stops the build" test "$status" -eq 1
check "and is named" grep -q "'a/mine.txt'" err
rm site/a/mine.txt
tree_sum site >after
same "nothing else was touched" before after
ln -s /etc/passwd site/link.txt
build
status=$?
check "a link among the files stops it too" test "$status" -eq 1 -a -L site/link.txt
rm site/link.txt
rm site/a/one.html && ln -s ../../content/a/one.md site/a/one.html
build
check "a link in the place of a page is not followed" cmp -s content/a/one.md "$ROOT/tests/golden/sections/in/a/one.md"
fresh
echo 'changed by hand' >site/a/one.html
build
check "a page of ours that was changed is made anew" whole site
fresh
rm site/a/one.html
build
check "and so is one that was removed" whole site
fresh
mkdir site/empty
build
status=$?
check "an empty folder of somebody's does no harm" test "$status" -eq 0
check "the site is whole beside it" whole site

# --- where a site may go
refused() { # refused NAME OUT [TEXT]: status 1, nothing made, named
    tree_sum . | grep -v -e ' ./out$' -e ' ./err$' >../before
    "$BARE" build content -o "$2" >out 2>err </dev/null
    local rc=$?
    tree_sum . | grep -v -e ' ./out$' -e ' ./err$' >../after
    if [ "$rc" -eq 1 ] && cmp -s ../before ../after && grep -q "${3:-error}" err; then
        pass "$1"
    else
        diff ../before ../after >../difference
        fail "$1 (status $rc)" err ../difference
    fi
}
fresh; rm -rf site
refused "the content folder itself" content 'lies inside'
refused "a folder in it" content/site 'lies inside'
refused "a folder in it, not there yet" content/x/y/z 'lies inside'
refused "the folder around it" . '.'
refused "the folder around that" .. '.'
refused "a way round" ./content/../content/site 'lies inside'
mkdir full && echo x >full/mine
refused "a folder with something in it" full "'mine'"
echo x >file
refused "a file" file 'a file of that name'
mkdir real && ln -s real link
refused "a link to a folder" link 'is a link'
refused "the same with a slash behind it" link/ 'is a link'
ln -s nowhere dangling
refused "a link to nothing" dangling 'is a link'
ln -s ../content real/inside
refused "through a link into the content" real/inside/site 'lies inside'
refused "no name" "" 'name'
rm -f real/inside
cp -R "$ROOT/tests/golden/aliases/in" real/c
"$BARE" build real/c -o real/../made/by/the/way/site >out 2>err
check "folders above are made" test -s made/by/the/way/site/index.html
mkdir empty
"$BARE" build content -o empty/ >out 2>err
check "an empty folder will do, with a slash behind it" whole empty
cd real || exit 3
"$BARE" build ../content -o ../out2 >../out 2>../err
cd .. || exit 3
check "a way through .." whole out2
echo 'damaged' >out2/manifest.sha256
refused "a site whose manifest is damaged" out2 'manifest'
printf '%064d  ../../content/index.md\n' 0 >out2/manifest.sha256
refused "a manifest that reaches outside" out2 'manifest'
check "and nothing outside was removed" test -s content/index.md

# --- cut off at any moment
whole_or_missing() { [ ! -e site ] || whole site; }
cd "$WORK" || exit 3
rm -rf place && mkdir place && cd place || exit 3
"$ROOT/tests/bench/generate" 150 made >/dev/null
mv made/content content && rm -rf made
bad=0 hit=0
for i in $(seq 1 40); do
    echo "Sentence $i." >>content/part000/page01.md
    "$BARE" build content -o site >out 2>err </dev/null &
    pid=$!
    sleep "0.0$(printf '%02d' $((i * 7 % 60)))"
    kill -9 $pid 2>/dev/null && hit=$((hit + 1))
    wait $pid 2>/dev/null
    whole_or_missing || { bad=$((bad + 1)); ls -la . >"$WORK/after-kill"; }
    if [ $((i % 8)) = 0 ]; then
        build || bad=$((bad + 1))
        whole site && no_litter || bad=$((bad + 1))
        grep -q "Sentence $i" site/part000/page01.html || bad=$((bad + 1))
    fi
done 2>/dev/null
if [ "$bad" -eq 0 ]; then pass "killed $hit times: the site was always whole"; else fail "killed $hit times: $bad times not whole" "$WORK/after-kill" err; fi
check "the kills came in time" test "$hit" -ge 10

# Two at once: one may be told to wait, the site stays whole.
echo 'Two at once.' >>content/part000/page01.md
"$BARE" build content -o site >out1 2>err1 </dev/null &
"$BARE" build content -o site >out2 2>err2 </dev/null &
wait
check "two builds at once leave a whole site" whole site
cat err1 err2 >errs
if [ -s errs ]; then
    check "the second is told why" grep -q 'output-busy' errs
else
    pass "the second is told why"
fi
rm -f out1 out2 err1 err2 errs

# --- the way without an exchange: where it was cut off, the next run goes on
states() { # states NAME SETUP WANTED: WANTED is old or new
    fresh
    cp -R site "$WORK/old.site"
    echo 'More.' >>content/a/one.md
    "$BARE" build content -o next >out 2>err
    cp -R next "$WORK/new.site"
    mkdir .site.handbook
    mv next .site.handbook/new
    eval "$2"
    "$BARE" check content >/dev/null 2>&1
    # Nothing changes the outcome of the recovery but a mistake in the content.
    broken_page
    build
    rm content/broken.md
    if diff -r "$WORK/$3.site" site >difference 2>&1 && [ ! -e .site.handbook ]; then
        pass "$1"
    else
        ls -la . .site.handbook >>difference 2>&1
        fail "$1" difference err
    fi
    check "$1: it says so" grep -q 'publish-recovered' err
    build
    check "$1: the next build is as always" whole site
    rm -rf "$WORK/old.site" "$WORK/new.site"
}
states "killed while the new site was made" 'rm .site.handbook/new/index.html' old
states "killed before the first rename" 'echo swap >.site.handbook/journal' old
states "killed between the two renames" 'echo swap >.site.handbook/journal; mv site .site.handbook/old' new
states "killed behind the second rename" 'echo swap >.site.handbook/journal; mv site .site.handbook/old; mv .site.handbook/new site' new
states "killed while the old site was removed" 'mv site .site.handbook/old; mv .site.handbook/new site; rm .site.handbook/old/index.html' new
finish
