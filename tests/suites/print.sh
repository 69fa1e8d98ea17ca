# What is to be printed: a file with all pages, its PDF, and a file for each section. Each
# does without any other; whatever happens, DEST holds the old copy or the new one.
. "$(dirname "$0")/../lib.sh"
. tests/programs.sh
cd "$WORK" || exit 3
export TMPDIR=$WORK/tmp
mkdir tmp bin
NAMES='chromium chromium-browser google-chrome google-chrome-stable weasyprint'
# fake SCRIPT: what every program that makes PDFs does from now on
fake() {
    local name
    for name in $NAMES; do printf '#!/bin/sh\n%s\n' "$1" >"bin/$name" && chmod +x "bin/$name"; done
}
REAL=$PATH
PATH=$WORK/bin:$PATH
fake 'exit 1'
print() { run -t 120 out err "$HANDBOOK" export print "$@"; } # print DEST [WORDS…]
is() { # is NAME STATUS [TEXT IN OUT OR ERR]
    if [ "$status" -eq "$2" ] && { [ $# -lt 3 ] || grep -qF -e "$3" out err; }; then pass "$1"; else fail "$1 (status $status)" out err; fi
}
no_litter() { [ -z "$(ls -A tmp)" ] && [ -z "$(find . -maxdepth 1 -name '.*.handbook')" ]; }

# --- what it makes, in both themes and from pages that nobody should write
mkdir one twins odd none
printf 'One page, and nothing else.\n' >one/page.md
mkdir twins/a twins/b
for folder in a b; do printf -- '---\ntitle: The same\n---\n## The same {#same}\n\n[Down](#same), [over](../a/page.md#same), [there](../b/page.md).\n' >twins/$folder/page.md; done
cp "$ROOT/tests/golden/assets/in/"*.png twins/ 2>/dev/null
printf 'raw_html: true\n' >odd/handbook.yaml
printf '# Odd\n\n<div ID="x" onclick="a()" style="color:red"><o:p>word</o:p><details><summary>s</summary>shut</details>\n<a href="/up">up</a><a name="old">o</a><a href="#old">to</a><a href="#no">no</a><svg viewBox="0 0 1 1"><script>x</script><path d="M0 0"/></svg></div>\n\n<p id="x">again</p>\n' >odd/page.md
for which in "$ROOT/content" "$ROOT/tests/browser/in" one twins odd "$ROOT/tests/golden/welsh/in" "$ROOT/tests/golden/assets/in"; do
    name=$(basename "${which%/in}")
    print "made-$name" "$which"
    is "$name is made" 0 'sections, one for each section'
    node "$ROOT/tests/site/printed.mjs" "made-$name/handbook.html" "made-$name/sections/"*.html >found 2>&1
    if [ $? -eq 0 ]; then pass "the files of $name do without others"; else fail "the files of $name do without others" found; fi
    check "$name has what its manifest lists" sh -c "cd made-$name && sha256sum --quiet -c manifest.sha256"
done
plain_copy "$ROOT/tests/golden/claims/in" plain
print made-plain plain
is "the theme plain is made" 0
run_counting "the files of the theme plain" node "$ROOT/tests/site/printed.mjs" made-plain/handbook.html made-plain/sections/*.html
check "twins have places of their own" sh -c 'grep -c "id=\"p[0-9]*-same\"" made-twins/handbook.html | grep -qx 2'
check "a link out of a section's file is words" sh -c 'grep -q "<span>over</span> (The same)" made-twins/sections/b.html'
check "the glossary's name does not stand behind each of its words" sh -c '! grep -q "(Glossary: " made-content/sections/money.html'
check "what is shut on a page is open on paper" grep -q '<details open' made-odd/handbook.html
check "Welsh pages have a file of their own" test -e made-welsh/sections/index.cy.html
JAR=$ROOT/tests/node_modules/vnu-jar/build/dist/vnu.jar
if need java && [ -f "$JAR" ]; then
    rm -rf nu && mkdir nu && cp -R made-content made-welsh made-assets made-plain made-one nu
    find nu -name '*.html' | sort | xargs java -Xss4m -jar "$JAR" --errors-only --Werror --format gnu >found 2>&1
    if [ -s found ]; then fail "the Nu checker finds nothing" found; else pass "the Nu checker finds nothing"; fi
fi

# --- the same however it is made
(mkdir elsewhere && cp -R twins elsewhere/twins && cd elsewhere && LC_ALL=C.UTF-8 TZ=Asia/Tokyo "$HANDBOOK" export print made twins --jobs 4) >out 2>err
check "it is the same in any folder, zone and locale" diff -r made-twins elsewhere/made
print made-twins twins --made 2026-11-22
check "the day it was made stands in it" grep -q '<time datetime="2026-11-22">' made-twins/handbook.html
print one.html twins
is "one file is made" 0
check "and is the same as in the folder" sh -c '"$1" export print again twins && cmp one.html again/handbook.html' - "$HANDBOOK"
rm -rf again

# --- the PDF
fake 'exit 1'
print p one
is "a program that fails is told" 0 'could not make it (it ended with status 1)'
check "and there is no PDF" test ! -e p/handbook.pdf
print p.pdf one
is "where only the PDF was wanted, that is an error" 3 helper-failed
fake 'kill -9 $$'
print p one
is "a program that is killed is told" 0 'No PDF was made'
fake 'for last; do case $last in --print-to-pdf=*) echo half >"${last#*=}" ;; esac; done'
print p one
is "what is no PDF is not taken" 0 'ended without making it'
fake 'for last; do case $last in --print-to-pdf=*) printf "%%PDF-1.4\n/CreationDate (D:20300101123456)\n%%%%EOF\n" >"${last#*=}" ;; esac; done'
print p one --made 2026-11-22
is "a PDF is taken" 0 'handbook.pdf'
check "it says the day of the copy" grep -q 'D:20261122000000' p/handbook.pdf
fake 'exit 1'
print p one
check "an old PDF does not stay beside a new edition" test ! -e p/handbook.pdf
rm bin/*
mkdir only
for tool in env sh; do ln -s "$(command -v $tool)" only/; done
run out err env PATH="$WORK/only" "$HANDBOOK" export print p one
is "without any program it says how to get one" 0 'sudo apt install chromium'
run out err env PATH="$WORK/only" "$HANDBOOK" export print p.pdf one
is "and a PDF alone cannot be made" 3 helper-missing
fake 'exit 1'

# --- what is refused, and what goes wrong
mkdir theirs && echo mine >theirs/handbook.html
print theirs one
is "a folder of somebody else is refused" 1 output-not-ours
check "and stays as it was" sh -c '[ "$(cat theirs/handbook.html)" = mine ]'
"$HANDBOOK" build one -o site >/dev/null 2>&1
print site one
is "a website is not replaced by what is to be printed" 1 'another copy of the handbook'
check "and stays" test -e site/page.html
echo mine >mine.html
print mine.html one
is "a file of somebody else is refused" 1 export-not-ours
print nowhere/at/all.html one
is "a folder that is not there is told" 1 export-no-folder
print empty none
is "a handbook of no pages is not given away" 1 no-pages
printf 'raw_html: true\n' >none/handbook.yaml
printf '# Broken\n\n<p>a<br>b\n' >none/page.md
printf '# Broken, too\n\na <i>&nbsp;</b>\n' >none/two.md
print none-made none
is "HTML that is not closed is told with its page" 1 'page.html: error: no copy can be made of this page'
check "for every page" grep -q '^two.html: error' err
check "and nothing is made" test ! -e none-made
cp -R p p.old
for fault in 40 80 120 160 200 240 280 320 360; do
    HANDBOOK_FAULT=$fault:ENOSPC+ "$HANDBOOK" export print p twins --jobs 1 >out 2>err
    code=$?
    if [ "$code" -eq 3 ] && diff -r p p.old >/dev/null; then pass "a disk that fills up at $fault leaves the old copy"
    elif [ "$code" -eq 0 ]; then pass "call $fault is past the end"; rm -rf p && cp -R p.old p
    else fail "a disk that fills up at $fault leaves the old copy (status $code)" err; rm -rf p && cp -R p.old p; fi
    rm -rf tmp/* .p.handbook
done
fake 'sleep 30'
"$HANDBOOK" export print p twins >out 2>err &
job=$!
sleep 2
kill -9 "$job"
wait "$job" 2>/dev/null
check "killed in the middle, the old copy stands" diff -r p p.old
rm -rf tmp/*
fake 'exit 1'
print p twins
is "and the next run takes up" 0
check "nothing is left anywhere" no_litter

# --- with a real browser
PATH=$REAL
if command -v chromium >/dev/null 2>&1 && command -v pdftotext >/dev/null 2>&1; then
    HOME=$WORK/home && mkdir -p "$HOME" && export HOME
    print real "$ROOT/tests/golden/claims/in"
    is "Chromium makes the PDF" 0 'handbook.pdf'
    pdftotext -layout real/handbook.pdf pdf.txt 2>/dev/null
    check "it has the pages' words" grep -q "$(sed -n 's/^title: *//p' "$ROOT/tests/golden/claims/in/handbook.yaml")" pdf.txt
    check "it is tagged" sh -c 'pdfinfo real/handbook.pdf | grep -q "Tagged: *yes"'
    cp real/handbook.pdf first.pdf
    print real "$ROOT/tests/golden/claims/in"
    check "the same program makes the same PDF" cmp first.pdf real/handbook.pdf
    check "and leaves nothing behind" no_litter
else
    skip "a real PDF" "chromium or pdftotext is not installed"
fi
finish
