# Copies that are one file (zip, EPUB, ZIM): other programs open them and find
# nothing wrong, they are the same however they are made, and under their name
# stands the old copy or the new one, whole.
. "$(dirname "$0")/../lib.sh"
cd "$WORK" || exit 3
cp -R "$ROOT/tests/books/in" content
export TMPDIR=$WORK/tmp
mkdir tmp

# make_copy FORM FILE [CONTENT] [OPTIONS]: sets $status; the words are in out, err
make_copy() {
    local form=$1 file=$2
    shift 2
    run out err "$HANDBOOK" export "$form" "$file" "$@"
}
no_litter() { [ -z "$(ls -A tmp)" ] && [ -z "$(find . -maxdepth 1 -name '.*.handbook')" ]; }
same() { # same NAME FILE FILE
    if cmp -s "$2" "$3"; then pass "$1"; else fail "$1" err; fi
}

# --- zip
for which in content "$ROOT/content"; do
    name="the zip of ${which#"$ROOT"/}"
    [ "$which" = content ] && name="the zip of tests/books"
    make_copy zip made.zip "$which"
    if [ "$status" -eq 0 ]; then pass "$name is made"; else fail "$name is made" err; fi
    check "$name is whole for unzip" unzip -tq made.zip
    rm -rf unpacked
    mkdir unpacked
    unzip -q made.zip -d unpacked
    check "$name unpacked is what its manifest lists" sh -c \
        'cd unpacked && sha256sum --quiet -c manifest.sha256 &&
         [ "$(find . -type f | wc -l)" -eq $(($(wc -l <manifest.sha256) + 1)) ]'
    run out err "$HANDBOOK" verify unpacked
    if [ "$status" -eq 0 ]; then pass "handbook verify finds $name unpacked whole"; else fail "handbook verify finds $name unpacked whole" out err; fi
    "$HANDBOOK" export web web "$which" >out 2>err
    (cd web && find . -name '*.html' ! -name 404.html ! -name offline.html) | while read -r page; do
        cmp -s "web/$page" "unpacked/$page" || echo "$page"
    done >differ
    if [ -s differ ]; then fail "$name has the website's pages" differ; else pass "$name has the website's pages"; fi
    rm -rf web made.zip
done
make_copy zip a.zip content --jobs 1
(mkdir elsewhere && cp -R content elsewhere/handbook && cd elsewhere &&
    LC_ALL=C.UTF-8 TZ=Asia/Tokyo "$HANDBOOK" export zip b.zip handbook --jobs 4 >../out 2>../err)
same "a zip is the same in any folder, zone and locale" a.zip elsewhere/b.zip
zipinfo -v a.zip >info
check "its entries have no extra fields" sh -c '! grep -q "extra field" info || ! grep "extra field" info | grep -qv "0 bytes\|none"'
check "its names are marked as UTF-8" sh -c 'grep -q "café" info || unzip -l a.zip | grep -q caf'

# --- ZIM
if need zimwriterfs zimcheck zimdump; then
    for which in content "$ROOT/content"; do
        name="the ZIM file of ${which#"$ROOT"/}"
        [ "$which" = content ] && name="the ZIM file of tests/books"
        rm -f made.zim
        make_copy zim made.zim "$which"
        if [ "$status" -eq 0 ]; then pass "$name is made"; else fail "$name is made" err; fi
        zimcheck made.zim >checked 2>&1
        if grep -q 'Overall Test Status: Pass' checked && ! grep -q '\[ERROR\]\|\[WARNING\]' checked; then
            pass "zimcheck finds nothing in $name"
        else
            fail "zimcheck finds nothing in $name" checked
        fi
    done
    make_copy zim c.zim content
    check "aliases are redirects in it" sh -c 'zimdump list --details c.zim | grep -A3 "old/home" | grep -q -i redirect'
    check "it begins with the home page" sh -c 'zimdump info c.zim | grep -q "main page: index.html"'
    check "it has the mark" sh -c 'zimdump info c.zim | grep -q "favicon: Illustration_48x48"'
    make_copy zim c.zim content
    check "an older one is replaced" test "$status" -eq 0
    zimwriterfs --welcome=index.html --illustration=mark.png --language=eng --title=x --description=x \
        --creator=x --publisher=x tests-none other.zim >/dev/null 2>&1
    printf 'ZIM\004 not ours' >other.zim
    make_copy zim other.zim content
    check "one of somebody else is not" sh -c "[ $status -eq 1 ] && grep -q export-not-ours err && [ \"\$(cat other.zim)\" != '' ]"
fi
# A helper that is not there, that fails, that makes nothing, that babbles.
mkdir bin
run out err env PATH="$WORK/bin" "$HANDBOOK" export zim none.zim content
check "without zimwriterfs it says how to get it" sh -c "[ $status -eq 3 ] && grep -q 'apt install zim-tools' err && [ ! -e none.zim ]"
echo 'ZIM of ours' >older.zim
run out err env PATH="$WORK/bin" "$HANDBOOK" export zim older.zim content
check "and calls no older one a stranger's" sh -c "[ $status -eq 3 ] && grep -q helper-missing err && ! grep -q not-ours err"
rm older.zim
helper() { printf '#!/bin/sh\n%s\n' "$1" >bin/zimwriterfs && chmod +x bin/zimwriterfs; }
helper 'echo one; printf "no room\033[31m left\377\n" >&2; exit 7'
PATH=$WORK/bin:$PATH make_copy zim none.zim content
check "a helper's last words are shown, made safe" sh -c "[ $status -eq 3 ] && grep -q 'ended with status 7' err && grep -q 'no room' err && ! grep -q '$(printf '\033')' err && [ ! -e none.zim ]"
helper 'exit 0'
PATH=$WORK/bin:$PATH make_copy zim none.zim content
check "a helper that makes nothing is told" sh -c "[ $status -eq 3 ] && grep -q helper-failed err && [ ! -e none.zim ]"
helper 'kill -9 $$'
PATH=$WORK/bin:$PATH make_copy zim none.zim content
check "a helper that is killed is told" sh -c "[ $status -eq 3 ] && grep -q helper-failed err && [ ! -e none.zim ]"
helper 'for last; do :; done; echo half >"$last"; exit 1'
PATH=$WORK/bin:$PATH make_copy zim none.zim content
check "half a file of a helper goes" sh -c "[ $status -eq 3 ] && [ ! -e none.zim ]"
check "and nothing is left anywhere" no_litter

# --- EPUB
for which in content "$ROOT/content" "$ROOT/tests/browser/in" bare plain; do
    name="the e-book of ${which#"$ROOT"/}"
    case $which in
    content) name="the e-book of tests/books" ;;
    bare) mkdir bare && printf 'One page, and nothing else.\n' >bare/page.md ;;
    plain) plain_copy content plain ;;
    esac
    rm -rf made.epub book
    make_copy epub made.epub "$which" --made 2026-11-22
    if [ "$status" -eq 0 ]; then pass "$name is made"; else fail "$name is made" err; continue; fi
    check "$name begins with its kind" sh -c '[ "$(head -c 58 made.epub | tail -c 28)" = "mimetypeapplication/epub+zip" ]'
    mkdir book
    unzip -q made.epub -d book
    if need node; then
        run checked err node "$ROOT/tests/books/check.mjs" book
        if [ "$status" -eq 0 ]; then pass "$name holds together"; else fail "$name holds together" checked err; fi
    fi
    if [ -e /usr/share/java/epubcheck.jar ] && need java; then
        run -t 300 checked err java -jar /usr/share/java/epubcheck.jar made.epub
        if grep -q 'Messages: 0 fatals / 0 errors / 0 warnings' checked err; then
            pass "epubcheck finds nothing in $name"
        else
            fail "epubcheck finds nothing in $name" err checked
        fi
    else
        skip "epubcheck of $name" "epubcheck is not installed"
    fi
    [ "$which" = content ] && mv book book.kept
done
page() { cat "book.kept/EPUB/pages/$1.xhtml"; }
has() { # has NAME PAGE TEXT
    if page "$2" | grep -qF -e "$3"; then pass "$1"; else fail "$1" "book.kept/EPUB/pages/$2.xhtml"; fi
}
has "notes are notes" part/odd 'role="doc-noteref" id="cite-act-3" href="#note-1" epub:type="noteref"'
has "and so are their words" part/odd '<li value="1" id="note-1" epub:type="endnote">'
has "links lead to chapters" index 'href="part/odd.xhtml#table"'
has "what is not in the book is on the website" index 'href="https://handbook.example.org/now/paper.pdf"'
has "pictures come along, under plain names" part/odd 'src="../../files/pictures/caf_c3_a9_20plan.svg"'
has "a page that no longer applies says so" part/was 'class="status-banner" data-status="historical"'
has "a Welsh page is Welsh" part/odd.cy 'xml:lang="cy" lang="cy"'
has "a letter has lines to fill in" part/letter 'class="blank-line"'
check "and no fields" sh -c '! grep -rqE "<(input|textarea|button|form|script)" book.kept/EPUB'
check "contents say so, too" grep -q 'No longer applies: As it was' book.kept/EPUB/nav.xhtml
check "the first page says the day it was made" grep -q '2026-11-22' book.kept/EPUB/title.xhtml
check "both languages are named" sh -c '[ "$(grep -c "<dc:language>" book.kept/EPUB/package.opf)" -eq 2 ]'
cover_says() { unzip -p made.epub EPUB/cover.svg | sed -n 's/^<text[^>]*>\(.*\)<\/text>$/\1/p' | tr '\n' ' ' | grep -qF -e "$1"; }
rm -rf long && mkdir long && printf 'One page.\n' >long/page.md
NAME="The coalition of independent welfare rights advisers of Cardiff and Newport"
printf 'name: %s\n' "$NAME" >long/publisher.yaml
make_copy epub made.epub long
check "a long name of a publisher stands whole on the cover" cover_says "$NAME"
printf 'name: %s, %s\n' "$NAME" "$NAME" >long/publisher.yaml
make_copy epub made.epub long
check "one that is longer still is seen to be cut" cover_says '…'
make_copy epub a.epub content --jobs 1
(cd elsewhere && LC_ALL=C.UTF-8 TZ=Asia/Tokyo "$HANDBOOK" export epub b.epub handbook --jobs 4 >../out 2>../err)
same "an e-book is the same in any folder, zone and locale" a.epub elsewhere/b.epub
cp a.epub other.epub
make_copy zip other.epub content
check "a zip does not take the place of an e-book" sh -c "[ $status -eq 1 ] && grep -q export-not-ours err && cmp a.epub other.epub"
printf -- '---\ntitle: Open\nraw_html: true\n---\n\n<p>one<br>two\n' >content/open.md
make_copy epub a.epub content
check "a page that is not well formed is named" sh -c "[ $status -eq 1 ] && grep -q 'open.html.*page-not-xml' err && cmp a.epub other.epub"
rm content/open.md
lone_install
rm -rf "$WORK/.lone/share/handbook/themes/default"
cp -R "$ROOT/themes/default" "$WORK/.lone/share/handbook/themes/"
rm -rf "$WORK/.lone/share/handbook/themes/default/templates/book"
run out err "$BARE" export epub none.epub content
check "a theme without pages for a book is told" sh -c "[ $status -eq 1 ] && grep -q \"no template 'book/title'\" err && [ ! -e none.epub ]"

# --- what is refused, and what stays
for form in zip epub zim; do
    printf 'mine\n' >"mine.$form"
    make_copy $form "mine.$form" content
    check "$form: a file that is not ours is not replaced" sh -c "[ $status -eq 1 ] && grep -q export-not-ours err && [ \"\$(cat mine.$form)\" = mine ]"
    mkdir -p folder
    make_copy $form folder content
    check "$form: a folder is no file" sh -c "[ $status -eq 1 ] && grep -q 'folder/handbook.$form' err"
    make_copy $form "missing/a.$form" content
    check "$form: a missing folder is not made" sh -c "[ $status -eq 1 ] && grep -q \"no folder 'missing'\" err && [ ! -e missing ]"
    make_copy $form "content/a.$form" content
    check "$form: it does not go into the content" sh -c "[ $status -eq 1 ] && [ ! -e content/a.$form ]"
done
if [ "$(id -u)" -ne 0 ]; then
    mkdir -p closed && chmod 555 closed
    make_copy zip closed/a.zip content
    check "a folder that takes nothing is told" sh -c "[ $status -eq 3 ] && grep -q 'export-failed' err"
fi
printf '[x](gone.md)\n' >content/broken.md
cp a.zip before.zip
make_copy zip a.zip content
check "mistakes in the content leave the old copy" sh -c "[ $status -eq 1 ] && cmp a.zip before.zip"
rm content/broken.md
check "and nothing is left anywhere" no_litter

# --- the disk is full, really (files may only grow so far), and by each call
(trap '' XFSZ; ulimit -f 40; run out err "$HANDBOOK" export zip full.zip "$ROOT/content"; echo "$status" >rc)
check "a disk that is full is told, and there is no half file" sh -c '[ "$(cat rc)" -eq 3 ] && [ -s err ] && [ ! -e full.zip ]'
rm -rf .full.zip.handbook tmp/* # what could not be removed either
for form in zip epub; do
    cp a.$form old.$form
done
echo 'One more sentence.' >>content/index.md
for form in zip epub; do
    make_copy $form new.$form content
    bad=0 tried=0
    : >trouble
    for n in $(seq 1 17 5000); do
        cp old.$form a.$form
        HANDBOOK_FAULT=$n:ENOSPC+ make_copy $form a.$form content --jobs 1
        tried=$((tried + 1))
        [ "$status" -eq 0 ] && break
        cmp -s a.$form old.$form || cmp -s a.$form new.$form || {
            echo "$n: neither the old nor the new copy" >>trouble
            bad=$((bad + 1))
        }
        [ -s err ] || { echo "$n: not a word" >>trouble; bad=$((bad + 1)); }
        rm -rf tmp/*
    done
    done=$status
    make_copy $form a.$form content # clears what no call could clear
    name="$form: whatever call fails from then on, there is the old copy or the new one ($tried tried)"
    if [ "$bad" -eq 0 ] && [ "$tried" -gt 10 ] && [ "$done" -eq 0 ]; then
        pass "$name"
    else
        fail "$name" trouble err
    fi
done

# --- killed in the middle
bad=0
for wait in 0.02 0.04 0.06 0.08 0.1 0.12 0.15 0.2; do
    cp old.zip a.zip
    bash -c 'timeout -s KILL "$0" "$@"; exit 0' "$wait" "$HANDBOOK" export zip a.zip content >/dev/null 2>&1
    cmp -s a.zip old.zip || cmp -s a.zip new.zip || bad=$((bad + 1))
done
check "killed in the middle, there is the old copy or the new one" test "$bad" -eq 0
rm -rf tmp/*
make_copy zip a.zip content
same "the next run makes the new one" a.zip new.zip
check "and clears what was left" no_litter
finish
