# A copy on a USB stick: what is copied, what is refused, and that a cut-off or
# failing export never leaves a mixed stick that verify calls whole.
. "$(dirname "$0")/../lib.sh"
lone_install
cd "$WORK" || exit 3

MADE=2026-11-22
export_usb() { # export_usb DEST [OPTIONS]
    "$BARE" export usb "$@" content --made $MADE >out 2>err </dev/null
}
verify() { "$BARE" verify "$@" >verified 2>err </dev/null; }
by_others() { # the manifest is right for programs that are not ours
    (cd "$1" && sha256sum --quiet -c manifest.sha256 >/dev/null 2>&1) &&
        [ "$(find "$1" -type f | wc -l)" -eq $(($(wc -l <"$1/manifest.sha256") + 1)) ]
}
by_others_signed() { (cd "$1" && sha256sum --quiet -c manifest.sha256) && [ -s "$1/manifest.sha256.minisig" ]; }
same() { # same NAME FILE FILE
    if cmp -s "$2" "$3"; then pass "$1"; else diff "$2" "$3" >difference; fail "$1" difference err; fi
}
fresh() { # an empty place with a small content folder and a finished stick
    cd "$WORK" || exit 3
    rm -rf place
    mkdir place
    cd place || exit 3
    cp -R "$ROOT/tests/golden/sections/in" content
    export_usb stick || fail "the first export" err
}
refused() { # refused NAME DEST TEXT: status 1, nothing changed, TEXT is said
    tree_sum . | grep -v -E ' \./(out|err|verified)$' >../before
    export_usb "$2"
    local rc=$?
    tree_sum . | grep -v -E ' \./(out|err|verified)$' >../after
    if [ "$rc" -eq 1 ] && cmp -s ../before ../after && grep -qF -e "$3" err; then
        pass "$1"
    else
        diff ../before ../after >../difference
        fail "$1 (status $rc)" err ../difference
    fi
}

# --- what is copied
fresh
check "a stick is whole, for sha256sum too" by_others stick
verify stick
check "and for verify" test $? -eq 0
check "nothing is left beside its files" test ! -e stick/.handbook-unfinished
"$BARE" build content -o site >out 2>err
(cd site && find . -name '*.html' ! -name 404.html) | sort >pages
(cd stick && find . -name '*.html' ! -name START-HERE.html) | sort | cmp -s - pages
check "it has every page of the website" test $? -eq 0
differs=$(while read -r page; do cmp -s "site/$page" "stick/$page" || echo "$page"; done <pages)
check "byte for byte" test -z "$differs"
for only in 404.html sitemap.xml robots.txt .nojekyll; do
    check "what only a web server needs is not there: $only" test ! -e "stick/$only"
done
cp -R stick again
rm -rf stick
(cd / && "$BARE" export usb "$WORK/place/stick" "$WORK/place/content" --jobs 1 --made $MADE >/dev/null 2>&1)
tree_sum again >before
tree_sum stick >after
same "the same day gives the same stick, from anywhere, with any workers" before after
tree_stat stick >before
export_usb stick
tree_stat stick >after
same "a second export touches no file" before after
check "and says so" grep -q 'up to date' out
echo 'One more sentence.' >>content/a/one.md
export_usb stick
tree_stat stick >after
diff before after | sed -n 's/^> \.\/\([^ ]*\) .*/\1/p' | grep -v -e START-HERE -e READ-ME -e "^search/" >changed
if [ "$(cat changed)" = "$(printf 'a/one.html\nedition.js\nmanifest.sha256')" ]; then
    pass "one changed page is that page, the edition and the manifest"
else
    fail "one changed page is that page, the edition and the manifest" changed
fi
mkdir empty
export_usb empty/
check "an empty folder will do, with a slash behind it" by_others empty
mkdir -p used/'System Volume Information' used/.Trashes
touch used/desktop.ini
export_usb used
check "so will one in which computers left their things" test $? -eq 0
verify used
check "which verify names" test "$(grep -c '(computer)  ' verified)" -eq 3
check "and does not count" test $? -eq 0

# --- what is opened first, with the real themes, in two languages
fresh
printf 'languages: [en, cy]\n' >>content/handbook.yaml
printf -- '---\ntitle: Cartref\n---\n\nTestun.\n' >content/index.cy.md
cat >content/publisher.yaml <<'E2'
name: Cyngor & Advice
helplines:
  - {nation: [england], number: 0800 111 2222, name: A line for everyone who wants to know more than this handbook can tell them}
E2
for theme in default plain; do
    grep -v '^theme:' content/handbook.yaml >h && echo "theme: $theme" >>h && mv h content/handbook.yaml
    rm -rf first
    "$HANDBOOK" export usb first content --made $MADE >out 2>err || fail "a stick of the theme $theme" err
    check "$theme: START-HERE.html opens the handbook in both languages" sh -c \
        'grep -q "href=\"index.html\"" first/START-HERE.html && grep -q "href=\"index.cy.html\"" first/START-HERE.html'
    check "$theme: it tells the day, and whom to ring" sh -c \
        'grep -q "22 November 2026" first/START-HERE.html && grep -q "0800 111 2222" first/START-HERE.html'
    check "$theme: it has no script" sh -c '! grep -qi "<script\|script-src" first/START-HERE.html'
    sed -n 's/.*\(href\|src\)="\([^":#]*\)".*/\2/p' first/START-HERE.html | while read -r file; do
        [ -e "first/$file" ] || echo "$file"
    done >missing
    check "$theme: what it links to is there" test ! -s missing
    check "$theme: READ-ME.txt opens in Notepad: a mark, CR LF" sh -c \
        '[ "$(head -c 3 first/READ-ME.txt | od -An -tx1 | tr -d " ")" = efbbbf ] && ! grep -qvP "\r$" first/READ-ME.txt'
    check "$theme: its lines are short" sh -c \
        '[ "$(LC_ALL=C.UTF-8 awk "{ if (length(\$0) > n) n = length(\$0) } END { print n }" first/READ-ME.txt)" -le 74 ]'
    check "$theme: it says & as it is" grep -q 'Cyngor & Advice' first/READ-ME.txt
    verify first
    check "$theme: the two are files of the copy" test $? -eq 0
done
"$HANDBOOK" build content -o first.web >out 2>err
check "a website has neither" test ! -e first.web/START-HERE.html -a ! -e first.web/READ-ME.txt
printf -- '---\ntitle: Mine\n---\n\nText.\n' >content/start-here.md
"$HANDBOOK" export usb first content --made $MADE >out 2>err
check "a page of that name is an error, and named" grep -q 'start-here.md' err

# --- what changed on the stick is put right, what is gone disappears
fresh
printf 'x' >>stick/index.html
rm stick/b/inner/deep.html 2>/dev/null || rm stick/b/index.html
verify stick
check "a changed stick is not whole" test $? -eq 1
check "what changed is named" grep -q 'changed     index.html' verified
check "what is missing is named" grep -q 'missing     b/' verified
export_usb stick
check "the next export puts it right" by_others stick
rm -rf content/b/inner content/a/two.md
export_usb stick
check "gone pages disappear" test ! -e stick/a/two.html
check "and so does the folder they were in" test ! -e stick/b/inner
check "the rest is whole" by_others stick

# --- what a reader put there
fresh
mkdir stick/photos && echo mine >stick/photos/one.jpg
echo mine >stick/a/note.txt
export_usb stick
check "what a reader put there does not stop an export" test $? -eq 0
check "it is named: a file" grep -q "a/note.txt" out
check "it is named: a folder" grep -q "photos/" out
check "it stays" test -s stick/photos/one.jpg -a -s stick/a/note.txt
verify stick
check "verify calls it extra" test $? -eq 1 -a "$(grep -c '  extra ' verified)" -eq 2
rm -rf content/a
sed -i '/a\//d' content/*.md content/*/*.md 2>/dev/null
export_usb stick
check "it stays in a folder that has nothing of ours any more" test -s stick/a/note.txt
fresh
rm stick/a/one.html && mkdir stick/a/one.html && echo mine >stick/a/one.html/x
refused "a folder where a page has to be" stick 'a/one.html'
fresh
rm -rf stick/a && echo mine >stick/a
refused "a file where a folder has to be" stick 'needs the name'
fresh
echo mine >stick/new.html
printf -- '---\ntitle: New\n---\n\nText.\n' >content/new.md
refused "a reader's file where a new page has to be" stick 'new.html'
fresh
echo outside >outside.txt
rm stick/a/one.html && ln -s ../../outside.txt stick/a/one.html
refused "a link in the place of a page" stick 'a/one.html'
check "is not followed" test "$(cat outside.txt)" = outside
verify stick
check "verify calls it changed" grep -q 'changed     a/one.html' verified
fresh
mkdir elsewhere && mv stick/a/* elsewhere/ && rmdir stick/a && ln -s ../elsewhere stick/a
refused "a link in the place of a folder" stick 'stick/a'
fresh
ln -s /etc/passwd stick/passwd
export_usb stick
check "another link is left alone" test $? -eq 0 -a -L stick/passwd

# --- where it may go
fresh; rm -rf stick
mkdir full && echo x >full/mine && echo x >full/other
refused "a folder with something in it" full 'full/mine'
check "all of it is named" grep -q 'full/other' err
echo x >file
refused "a file" file 'a file'
mkdir real && ln -s real link
refused "a link to a folder" link 'link'
refused "a folder in a folder that is not there" media/stick 'is the stick in'
refused "the content folder itself" content 'lies inside'
refused "a folder in it" content/stick 'lies inside'
fresh
echo damaged >stick/manifest.sha256
refused "a stick whose manifest is damaged" stick 'manifest.sha256'
for path in ../content/index.md /etc/passwd a/../../content/index.md a//b ./a; do
    printf '%064d  %s\n' 0 "$path" >stick/manifest.sha256
    refused "a manifest with the path $path" stick 'manifest.sha256'
    verify stick
    check "verify does not follow it" test $? -eq 1
done
rm -rf photos paper && mkdir photos && echo beach >photos/beach.jpg
(cd photos && sha256sum beach.jpg >manifest.sha256)
refused "somebody's own list of files" photos 'manifest.sha256'
mkdir paper && echo text >paper/handbook.html && (cd paper && sha256sum handbook.html >manifest.sha256)
refused "a folder of what is to be printed" paper 'manifest.sha256'
printf '%064d  a\n%064d  a\n' 0 0 >stick/manifest.sha256
refused "a manifest with a path that stands twice" stick 'manifest.sha256'
check "nothing outside was removed" test -s content/index.md
fresh
{ cat stick/manifest.sha256; printf '%064d  .handbook-unfinished/x\n%064d  manifest.sha256\n' 0 0; } >m && mv m stick/manifest.sha256
export_usb stick
check "a manifest that lists itself does no harm" by_others stick
fresh
mkdir -p stick/.handbook-unfinished && echo mine >stick/.handbook-unfinished/mine
refused "a stranger's file among what an interrupted export left" stick 'unfinished/mine'

# --- names that a stick cannot hold
fresh
long=$(printf 'a%.0s' $(seq 1 120))
mkdir -p "content/$long"
cp content/index.md "content/$long/$long.md"
refused "a path that Windows cannot open" stick "$long.md"
check "the message says how much is too much" grep -q '30 characters shorter' err
rm -rf "content/$long"
for name in 'a:b.md' 'CON.md' 'aux.md' 'dot..md' 'question?.md'; do
    cp content/index.md "content/$name"
done
export_usb stick
check "names are all told in one run" test "$(grep -c 'bad-name' err)" -ge 4
rm -f content/*:* content/CON* content/aux* content/dot* content/quest*
sed -i 's/^title:.*/&\naliases: [A\/old.html]/' content/last.md
refused "folders of old addresses that differ in capitals" stick 'name-clash'
mkdir content/themes && cp -R "$ROOT/tests/golden/theme" content/themes/mine
touch content/themes/mine/assets/aux.css
echo 'theme: mine' >>content/handbook.yaml
refused "names of a theme's files" stick 'name of a device'

# --- no room, no permission
OWN_MOUNTS="unshare -m"
[ "$(id -u)" -eq 0 ] || OWN_MOUNTS="unshare -rm"
mounted() { # mounted OPTIONS SCRIPT: runs SCRIPT with a tmpfs at $WORK/place/mnt
    mkdir -p mnt
    $OWN_MOUNTS sh -c 'mount -t tmpfs -o "$1" none mnt && eval "$2"' - "$1" "$2" \
        >mount.out 2>&1
}
fresh
if mounted size=1m true; then
    export BARE MADE
    mounted size=64k '"$BARE" export usb mnt content --made $MADE >out 2>err; echo $? >rc; ls -A mnt >left'
    check "a stick that is too small: status 3" test "$(cat rc)" -eq 3
    check "is told before the first byte" test ! -s left
    check "with how much is missing" grep -q 'KB are needed' err
    mounted size=1m '"$BARE" export usb mnt content --made $MADE >out 2>err && dd if=/dev/zero of=mnt/mine bs=1k 2>/dev/null
        for i in 1 2 3; do date >>content/a/one.md; done
        "$BARE" export usb mnt content --made $MADE >out 2>err; echo $? >rc; rm mnt/mine; "$BARE" verify mnt >verified'
    check "a stick that is full: status 3" test "$(cat rc)" -eq 3
    check "the handbook on it is as it was" grep -q 'Whole' verified
    check "which is said" grep -q 'Nothing on it was changed' err
    mounted size=1m '"$BARE" export usb mnt content --made $MADE >out 2>err; mount -o remount,ro mnt
        date >>content/a/one.md; "$BARE" export usb mnt content --made $MADE >out 2>err; echo $? >rc; "$BARE" verify mnt >verified'
    check "a read-only stick: status 3" test "$(cat rc)" -eq 3
    check "is called so" grep -q 'stick-read-only' err
    check "and is as it was" grep -q 'Whole' verified
else
    skip "sticks without room" "nothing can be mounted here"
fi

# --- a real FAT file system, without mounting it
fresh
if need mkfs.vfat mcopy; then
    export MTOOLS_SKIP_CHECK=1
    truncate -s 8M stick.img
    PATH=$PATH:/usr/sbin:/sbin mkfs.vfat -n HANDBOOK stick.img >mkfs.out 2>&1
    mcopy -s -Q -i stick.img stick/* ::/ >mcopy.out 2>&1
    mkdir back
    mcopy -s -n -i stick.img '::/*' back/ >>mcopy.out 2>&1
    tree_sum stick >before
    tree_sum back >after
    same "a FAT image takes the export and gives it back whole" before after
    verify back
    check "and verify says so" test $? -eq 0
    if mkdir -p mnt && $OWN_MOUNTS sh -c 'mount -o loop stick.img mnt' 2>/dev/null; then
        $OWN_MOUNTS sh -c 'mount -o loop stick.img mnt && "$BARE" export usb mnt content --made $MADE >out 2>err
            echo one more >>content/a/one.md; "$BARE" export usb mnt content --made $MADE >out 2>err; echo $? >rc
            "$BARE" verify mnt >verified'
        check "an export straight onto FAT" test "$(cat rc)" -eq 0
        check "is whole" grep -q 'Whole' verified
    else
        skip "an export straight onto FAT" "no FAT file system can be mounted here"
    fi
fi

# --- signatures, held against minisign itself
fresh
if need minisign; then
    minisign -G -W -p pub -s key >/dev/null 2>&1
    minisign -G -W -p other.pub -s other.key >/dev/null 2>&1
    printf 'pass word\npass word\n' | minisign -G -p locked.pub -s locked.key >/dev/null 2>&1
    export_usb stick --sign key
    check "minisign takes the signature of a stick" minisign -V -p pub -m stick/manifest.sha256
    verify stick --key pub
    check "so does verify" test $? -eq 0
    check "which shows the line that was signed" grep -q 'usb, made 2026-11-22' verified
    verify stick --key "$(tail -n 1 pub)"
    check "and takes the key itself" test $? -eq 0
    verify stick
    check "without a key it says that the signature was not checked" grep -q 'not checked' verified
    verify stick --key other.pub
    check "another key's signature is wrong" test $? -eq 1
    check "and is called so" grep -q 'another key' verified
    tree_sum stick >before
    export_usb stick --sign key
    tree_sum stick >after
    same "the same day and key give the same signature" before after
    minisign -S -l -s key -m stick/manifest.sha256 >/dev/null
    verify stick --key pub
    check "verify takes what minisign signs, in its older form" test $? -eq 0
    minisign -S -s key -m stick/manifest.sha256 -t 'by hand' >/dev/null
    verify stick --key pub
    check "and in its newer one" grep -q 'by hand' verified
    echo changed >>stick/index.html
    (cd stick && find . -type f ! -name 'manifest*' | sed 's|^\./||' | sort | xargs -d '\n' sha256sum >manifest.sha256)
    verify stick --key pub
    check "a stick that was changed with its manifest is found out" grep -q 'Wrong signature' verified
    export_usb stick
    check "an export without --sign removes the signature" test ! -e stick/manifest.sha256.minisig
    verify stick --key pub
    check "and with a key that is an error" test $? -eq 1
    export HANDBOOK_SIGN_PASSWORD='pass word'
    "$BARE" export web web content --sign locked.key >out 2>err
    check "a locked key opens with its password" minisign -V -p locked.pub -m web/manifest.sha256
    "$BARE" export zip a.zip content --sign key >out 2>err && unzip -q a.zip -d unpacked
    check "a zip file is signed, too" minisign -V -p pub -m unpacked/manifest.sha256
    HANDBOOK_SIGN_PASSWORD=wrong
    "$BARE" export web web content --sign locked.key >out 2>err
    check "a wrong password is a wrong word on the command line" test $? -eq 2
    check "and is called so" grep -q 'password is wrong' err
    unset HANDBOOK_SIGN_PASSWORD
    export_usb stick --sign locked.key
    check "without a terminal the way to give it is told" grep -q HANDBOOK_SIGN_PASSWORD err
    if command -v script >/dev/null 2>&1; then
        { sleep 1; printf 'pass wordx\177\r'; sleep 4; } |
            script -qec "'$BARE' export usb stick content --made $MADE --sign locked.key" /dev/null >typed 2>&1
        check "it is asked for on a terminal" grep -q 'Password of the key' typed
        check "and not shown" test "$(grep -c 'pass word' typed)" -eq 0
        check "and opens the key" minisign -V -p locked.pub -m stick/manifest.sha256
    else
        skip "a password on a terminal" "script is not installed"
    fi
    export_usb stick --sign pub
    check "the public key for the secret one is told" grep -q 'public key' err
    export_usb stick --sign nowhere
    check "a key that is not there is told" grep -q "'nowhere'" err
    "$BARE" export zim a.zim content --sign key >out 2>err
    check "what has no list of files cannot be signed" test $? -eq 2
    export_usb stick --sign key
    check "and the stick is whole after all that" by_others_signed stick
fi

# --- cut off at any moment
cd "$WORK" || exit 3
rm -rf place && mkdir place && cd place || exit 3
"$ROOT/tests/bench/generate" 100 made >/dev/null
mv made/content content && rm -rf made
export_usb stick || fail "the first export of many pages" err
bad=0 hit=0 unfinished=0
for i in $(seq 1 40); do
    # Many pages change, so that there is much to write and to move.
    for page in content/part000/*.md; do echo "Sentence $i." >>"$page"; done
    "$BARE" build content -o next >out 2>err || bad=$((bad + 1))
    "$BARE" export usb stick content --made $MADE >out 2>err </dev/null &
    pid=$!
    # Half of them at any moment, half while the stick is written to.
    if [ $((i % 2)) = 0 ]; then
        sleep "0.$(printf '%03d' $((i * 37 % 400 + 20)))"
    else
        while kill -0 $pid && [ ! -e stick/.handbook-unfinished ]; do :; done
        sleep "0.$(printf '%03d' $((i * 7 % 60)))"
    fi
    kill -9 $pid 2>/dev/null && hit=$((hit + 1))
    wait $pid 2>/dev/null
    if verify stick; then by_others stick || bad=$((bad + 1)); fi
    [ -e stick/.handbook-unfinished ] && unfinished=$((unfinished + 1))
    if [ $((i % 4)) = 0 ]; then
        left=; [ -e stick/.handbook-unfinished ] && left=1
        export_usb stick || bad=$((bad + 1))
        [ -z "$left" ] || grep -q 'export-resumed' err || bad=$((bad + 1))
        verify stick && by_others stick || bad=$((bad + 1))
        cmp -s next/part000/page01.html stick/part000/page01.html || bad=$((bad + 1))
    fi
done 2>/dev/null
if [ "$bad" -eq 0 ]; then
    pass "killed $hit times: never mixed and called whole, always finished by the next run"
else
    fail "killed $hit times: $bad times wrong" err verified
fi
printf '  %d exports were killed, %d of them in the middle of the stick\n' "$hit" "$unfinished"
check "the kills came in time" test "$unfinished" -ge 5

# --- every call to the disk fails once, and fails from then on
cd "$WORK" || exit 3
rm -rf place && mkdir place && cd place || exit 3
cp -R "$ROOT/tests/golden/aliases/in" content
printf 'a,b\n' >content/a/table.csv
export_usb old || fail "the old stick" err
tree_sum old >old.sum
echo 'A new sentence.' >>content/a/page.md
rm content/a/table.csv
printf -- '---\ntitle: Another\n---\n\nText.\n' >content/a/another.md
export_usb new || fail "the new stick" err
tree_sum new >new.sum
tried=0
trouble() {
    bad=$((bad + 1))
    { echo "$1" && head -n 6 err; } >>trouble
}
one() { # one FAULT START: START is old, or none
    rm -rf stick
    [ "$2" = none ] || cp -R old stick
    HANDBOOK_FAULT=$1 timeout -k 5 20 "$BARE" export usb stick content --jobs 1 --made $MADE >out 2>err </dev/null
    rc=$?
    tried=$((tried + 1))
    tree_sum stick >now.sum
    case $rc in
    0) cmp -s now.sum new.sum || trouble "$1: status 0, but the stick is not the new one" ;;
    1 | 3) [ -s err ] || trouble "$1: status $rc and not a word" ;;
    *) trouble "$1: status $rc" ;;
    esac
    if [ "$rc" -ne 0 ] && grep -q -e 'as it was' -e 'Nothing on it' err && [ "$2" = old ]; then
        grep -v handbook-unfinished now.sum | cmp -s - old.sum ||
            trouble "$1: said to be as it was, and is not"
    fi
    cp err err.first
    if verify stick; then
        cmp -s now.sum old.sum || cmp -s now.sum new.sum || trouble "$1: called whole, and is neither old nor new"
    fi
    cp err.first err
    cmp -s now.sum new.sum || cmp -s now.sum old.sum || [ $((tried % 8)) = 0 ] || [ "$rc" -eq 0 ] || return
    export_usb stick
    local good=$?
    tree_sum stick >now.sum
    [ "$good" -eq 0 ] && cmp -s now.sum new.sum || trouble "$1: the next export did not put it right (status $good)"
}
bad=0
: >trouble
low=1 high=20000
while [ $((high - low)) -gt 1 ]; do
    middle=$(((low + high) / 2))
    one "$middle:EIO+" old
    if [ "$rc" -ne 0 ]; then low=$middle; else high=$middle; fi
done
calls=$((low + 30))
loop() { # loop NAME ERRNO SUFFIX START FIRST STEP
    local n=$5
    bad=0 tried=0
    : >trouble
    while [ "$n" -lt "$calls" ] && [ "$bad" -lt 20 ]; do
        one "$n:$2$3" "$4"
        n=$((n + $6))
    done
    if [ "$bad" -eq 0 ]; then pass "$1"; else fail "$1: $bad of $tried" trouble; fi
    printf '  %s: %d faults tried\n' "$1" "$tried"
}
# The build itself is what the suite faults tries.
first=$((calls * 6 / 10))
loop "each call fails once with EIO" EIO "" old "$first" 1
loop "all calls fail from one on with ENOSPC" ENOSPC "+" old "$first" 3
loop "all calls fail from one on, on an empty stick" ENOENT "+" none "$first" 5

"$BARE" export usb two content --made $MADE >out1 2>err1 </dev/null &
"$BARE" export usb two content --made $MADE >out2 2>err2 </dev/null &
wait
verify two
check "two exports at once leave a whole stick" test $? -eq 0
finish
