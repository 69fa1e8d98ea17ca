# The copies agree: the text, links and notes of every page are the same on the site, on
# the stick, in the zip, the e-book, the ZIM file and what is printed (site/copies.mjs).
. "$(dirname "$0")/../lib.sh"
. tests/programs.sh
need node || finish
[ -d tests/node_modules/saxes ] || { skip copies "npm has not brought saxes"; finish; }
mkdir "$WORK/no-pdf"
for name in chromium chromium-browser google-chrome google-chrome-stable weasyprint; do
    printf '#!/bin/sh\nexit 1\n' >"$WORK/no-pdf/$name"
    chmod +x "$WORK/no-pdf/$name"
done

# copies_of NAME CONTENT: all copies in $WORK/NAME; sets $kinds to what the comparison
# is to look at. A PDF has the same text, and takes a browser each time.
copies_of() {
    local at=$WORK/$1 form
    kinds=()
    mkdir "$at"
    run "$WORK/out" "$WORK/err" "$HANDBOOK" build "$2" -o "$at/site"
    [ "$status" -eq 0 ] || fail "$1 builds" "$WORK/err"
    for form in usb:tree zip:tree epub:epub print:print zim:tree; do
        copy "$1" "$2" "${form%:*}" "${form#*:}" "$at"
    done
    [ ! -d "$at/print/sections" ] || kinds+=("sections=$at/print/sections")
}

copy() { # copy NAME CONTENT FORM KIND FOLDER
    local dest=$5/$3 place=$5/$3
    case $3 in zip | epub | zim) dest=$5/copy.$3 ;; esac
    if [ "$3" = zim ] && ! command -v zimwriterfs >/dev/null; then skip "$1 as zim" "zim-tools is not installed"; return; fi
    PATH=$WORK/no-pdf:$PATH run -t 300 "$WORK/out" "$WORK/err" "$HANDBOOK" export "$3" "$dest" "$2"
    [ "$status" -eq 0 ] || { fail "$1 is exported as $3" "$WORK/err"; return; }
    case $3 in
    zip | epub) unzip -q "$dest" -d "$place" || { fail "$1: $3 can be unpacked"; return; } ;;
    zim) mkdir "$place" && zimdump dump --dir="$place" -- "$dest" >"$WORK/out" 2>&1 || { fail "$1: zim can be read" "$WORK/out"; return; } ;;
    print) place=$place/handbook.html ;;
    esac
    kinds+=("$4=$place")
}

compare() { # compare NAME CONTENT
    local base
    base=$(sed -n 's/^base_url: *//p' "$2/handbook.yaml" 2>/dev/null)
    run_counting "$1: ${kinds[*]%%=*}" node tests/site/copies.mjs "$WORK/$1/site" --base "$base" "${kinds[@]}"
}

copies_of handbook content
compare handbook content
for name in letters decisions welsh callouts tables statuses claims assets; do
    copies_of "$name" "tests/golden/$name/in"
    compare "$name" "tests/golden/$name/in"
done
# As a charity publishes it: what is not in a file is linked on the web.
cp -R tests/golden/sections/in "$WORK/in"
grep -q '^base_url:' "$WORK/in/handbook.yaml" || printf 'base_url: https://example.org/rights\n' >>"$WORK/in/handbook.yaml"
copies_of published "$WORK/in"
compare published "$WORK/in"

# The comparison sees what differs. A page of the print file, and one change at a time.
differs() { # differs NAME WHAT SED
    cp "$WORK/handbook/print/handbook.html" "$WORK/changed.html"
    sed -i "$3" "$WORK/changed.html"
    if cmp -s "$WORK/changed.html" "$WORK/handbook/print/handbook.html"; then
        fail "$1: nothing was changed to be seen"
        return
    fi
    node tests/site/copies.mjs "$WORK/handbook/site" "print=$WORK/changed.html" >"$WORK/out"
    if [ $? -eq 1 ] && grep -q "$2" "$WORK/out" && grep -q ', [1-9][0-9]* failed' "$WORK/out"; then
        pass "$1 is seen"
    else
        fail "$1 is seen" "$WORK/out"
    fi
}
differs "a word that differs" 'money/stopped.html: text:' 's/Ask today for a hardship payment/Ask tomorrow for a hardship payment/'
differs "a right without its limit" 'text:' '0,/<p class="claim-but">/ s|<p class="claim-but">.*|<p class="claim-but"></p>|'
differs "a link to another page" 'links:' '0,/href="#p1[0-9]">/ s/href="#p1[0-9]">/href="#p3">/'
differs "a link to another place on a page" 'links:' '0,/href="#p\([0-9]*\)-note-1"/ s/href="#p\([0-9]*\)-note-1"/href="#p\1-note-2"/'
differs "another law" 'links:' '0,/legislation.gov.uk\/uksi/ s/legislation.gov.uk\/uksi/legislation.gov.uk\/nisr/'
differs "a note with another number" 'notes:' '0,/value="2"/ s/value="2"/value="3"/'
differs "an id that links lead to" 'places:' '0,/id="p[0-9]*-right-/ s/\(id="p[0-9]*-right-\)/\1x/'
differs "a heading" 'headings:' '0,/<h2 aria-level/ s/<h2\( aria-level[^>]*\)>/<h2\1>Not /'
differs "a page that is not there" 'does not have it' 's/data-page="money\/stopped.html"/data-page="money\/other.html"/'
finish
