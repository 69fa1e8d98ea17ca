# Real browsers open every page from disk, without a network; what the web changes is
# tried on a server of our own on loopback (browser/server.mjs). Two lists of tests of
# about the same length are worked through side by side.
. "$(dirname "$0")/../lib.sh"
. tests/programs.sh
need node || finish
[ -d tests/node_modules/puppeteer-core ] || { skip browser "npm has not brought puppeteer-core"; finish; }
export HOME=$WORK/home XDG_CONFIG_HOME=$WORK/home/config XDG_CACHE_HOME=$WORK/home/cache TMPDIR=$WORK/tmp
mkdir -p "$HOME" "$TMPDIR" "$WORK/kinds" "$WORK/hard"

built() { # built SITE CONTENT
    run "$WORK/out" "$WORK/err" "$HANDBOOK" build "$2" -o "$WORK/$1"
    [ "$status" -eq 0 ] || fail "$2 builds as $1" "$WORK/err"
}

# queue LIST NAME WORDS…: node WORDS… when its turn comes; count_all waits for both
# lists and counts.
queue() {
    local list=$1 name=$2
    shift 2
    printf '%s|node %s\n' "$name" "$(printf '%q ' "$@")" >>"$WORK/list.$list"
}
work_through() {
    local name command at=0
    while IFS='|' read -r name command; do
        at=$((at + 1))
        eval "timeout --foreground -k 5 600 $command" >"$WORK/$1.$at.out" 2>&1 </dev/null
        echo $? >"$WORK/$1.$at.status"
    done <"$WORK/list.$1"
}
count_all() {
    local list name command at
    trap 'kill $(jobs -p) 2>/dev/null' TERM INT
    work_through first &
    work_through second &
    wait
    trap - TERM INT
    for list in first second; do
        at=0
        while IFS='|' read -r name command; do
            at=$((at + 1))
            run_counting "$name" sh -c 'cat "$1.out"; exit "$(cat "$1.status")"' - "$WORK/$list.$at"
        done <"$WORK/list.$list"
    done
}

built site content
[ "$status" -eq 0 ] || finish
plain_copy content "$WORK/in"
built plain "$WORK/in"
# As a charity publishes it: what is copied names its address, and there is a number to ring.
rm -rf "$WORK/in" && cp -R content "$WORK/in"
sed -i '1i base_url: https://handbook.example.org/rights/' "$WORK/in/handbook.yaml"
sed -i 's/^helplines: \[\]/helplines:\n  - {nation: [england, wales, scotland], name: Example Advice line, number: 0808 157 0123, hours: weekdays 9am to 5pm}/' \
    "$WORK/in/publisher.yaml"
built published "$WORK/in"
# The same with an engine whose answers are known.
mkdir -p "$WORK/in/theme/assets" && cp tests/browser/search-stub.js "$WORK/in/theme/assets/search.js"
built stub "$WORK/in"
# What content/ may not have (yet), and what no author should write, in both themes.
for name in claims statuses callouts tables welsh assets publisher letters indexes decisions; do built "kinds/$name" "tests/golden/$name/in"; done
built hard/default tests/browser/in
built age tests/browser/age
plain_copy tests/browser/in "$WORK/in"
built hard/plain "$WORK/in"
# Two editions of a small handbook, one that readers may not keep, one in another's folder.
editions() {
    built editions/one $T/editions
    rm -rf "$WORK/in" && cp -R $T/editions "$WORK/in"
    sed -i 's/edition is one/edition is two/; s/2026-11-20, kind: new/2026-11-22, kind: new/' "$WORK/in/index.md" "$WORK/in/deep/er/page.md"
    sed -i 's/^summary:.*/status: withdrawn\nbecause: It was wrong.\ninstead: index.md/' "$WORK/in/gone.md"
    printf -- '---\ntitle: New page\n---\nThe edition is two.\n' >"$WORK/in/new.md"
    built editions/two "$WORK/in"
    echo 'theme_settings: {save_on_device: false}' >>"$WORK/in/handbook.yaml"
    built editions/never "$WORK/in"
    cp -R "$WORK/editions/one" "$WORK/editions/nested" && cp -R "$WORK/editions/two" "$WORK/editions/nested/other"
}

T=tests/browser
editions
queue first "every page in Chromium" $T/pages.mjs "$WORK/site"
queue first "golden sites in Chromium" $T/pages.mjs "$WORK/kinds"
queue first "hard pages in Chromium" $T/pages.mjs "$WORK/hard"
queue first "the plain theme in Chromium" $T/pages.mjs "$WORK/plain" --some
queue first "the keyboard in the plain theme" $T/keyboard.mjs "$WORK/plain"
mkdir "$WORK/served"
queue first "the server of these tests" $T/server-test.mjs "$WORK/served"
queue first "how old a copy is, in Chromium" $T/age.mjs "$WORK/age" chrome
queue first "the same east of all" $T/age.mjs "$WORK/age" chrome Pacific/Kiritimati
queue first "without a network, in Chromium" $T/offline.mjs "$WORK/editions" / chrome
queue first "the same below a path" $T/offline.mjs "$WORK/editions" /sub/path/ chrome
queue first "without a network, in Firefox" $T/offline.mjs "$WORK/editions" /sub/path/ firefox
queue first "the search box in Chromium" $T/search-page.mjs "$WORK/stub" chrome
queue first "the search box in Firefox" $T/search-page.mjs "$WORK/stub" firefox
queue second "looking things up in Chromium" $T/search.mjs "$WORK/site" chrome
queue second "looking things up in Firefox" $T/search.mjs "$WORK/site" firefox
mkdir "$WORK/hosted"
queue first "the website on a host, in Chromium" $T/served.mjs "$HANDBOOK" content chrome "$WORK/hosted"
queue second "the keyboard in Chromium" $T/keyboard.mjs "$WORK/site"
queue second "without scripts" $T/noscript.mjs "$WORK/site"
queue second "print" $T/print.mjs "$WORK/site"
queue second "the first screen" $T/first-screen.mjs "$WORK/published"
queue second "what is copied" $T/copy.mjs "$WORK/published"
queue second "letters in Chromium" $T/letters.mjs "$WORK/kinds/letters" chrome
queue second "decisions" $T/decisions.mjs "$WORK/kinds/decisions" decide/can-they.html
queue second "every page in Firefox" $T/firefox.mjs "$WORK/site"
queue second "dark pages in Firefox" $T/firefox.mjs "$WORK/site" dark
queue second "hard pages in Firefox" $T/firefox.mjs "$WORK/hard"
queue second "the keyboard in Firefox" $T/keyboard.mjs "$WORK/site" firefox
queue second "letters in Firefox" $T/letters.mjs "$WORK/kinds/letters" firefox
queue second "how old a copy is, in Firefox" $T/age.mjs "$WORK/age" firefox America/Adak
mkdir "$WORK/hosted-firefox"
queue second "the website on a host, in Firefox" $T/served.mjs "$HANDBOOK" content firefox "$WORK/hosted-firefox"
count_all

mkdir -p build
if node $T/screenshots.mjs "$WORK/site" build/screenshots >"$WORK/shots" 2>&1; then
    pass "screenshots are in build/screenshots"
else
    fail "screenshots" "$WORK/shots"
fi
finish
