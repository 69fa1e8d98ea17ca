# make dist: the tarball is whole, the same each time, and its program runs with
# no library, loader or file of this system: in a root file system that holds
# nothing but the tarball and /proc, hence on any distribution.
. "$(dirname "$0")/../lib.sh"

# Its own outcomes are compared with those of the program it was packed from.
check "make dist" make dist
TARBALL=$(echo "$ROOT"/build/handbook-*-linux-*.tar.gz)
[ -f "$TARBALL" ] || { fail "there is one tarball"; finish; }
NAME=$(basename "$TARBALL" .tar.gz)
cp "$TARBALL" "$WORK/first"
check "a second time" make dist
check "gives the same bytes" cmp "$WORK/first" "$TARBALL"
check "its checksum beside it" sh -c 'cd build && sha256sum --quiet -c "$0.tar.gz.sha256"' "$NAME"

# --- what is in it ----------------------------------------------------------

tar -tvzf "$TARBALL" >"$WORK/list"
awk '$2 != "0/0" { print }' "$WORK/list" >"$WORK/owners"
if [ -s "$WORK/owners" ]; then fail "every file is root's" "$WORK/owners"; else pass "every file is root's"; fi
awk '$1 !~ /^(-rw-r--r--|-rwxr-xr-x|drwxr-xr-x)$/ { print }' "$WORK/list" >"$WORK/modes"
if [ -s "$WORK/modes" ]; then fail "everybody may read it, nobody else write" "$WORK/modes"; else pass "everybody may read it, nobody else write"; fi
HOME_FOLDER="$WORK/a stick/Tŷ’r Cyngor"
mkdir -p "$HOME_FOLDER"
check "it unpacks" tar -xzf "$TARBALL" -C "$HOME_FOLDER"
TOP=$HOME_FOLDER/$NAME
PROGRAM=$TOP/bin/handbook
for file in LICENSE README.txt licences/README.txt licences/libc6.txt share/handbook/themes/default/theme.yaml \
    share/handbook/lua-plugins/citations.lua share/handbook/codes/missing-but.md; do
    check "it has $file" test -s "$TOP/$file"
done
missing=
for library in "$TOP"/lib/handbook/*.so*; do
    grep -q "^$(basename "$library") " "$TOP/licences/README.txt" || missing="$missing $library"
done
check "each library's licence is told" test -z "$missing"
# What the text names, in the order in which it is: the file of each package.
awk 'on && NF == 3 { print $2 } $1 == "FILE" { on = 1 }' "$TOP/licences/README.txt" | sort -u |
    while read -r package; do [ -s "$TOP/licences/$package.txt" ] || echo "$package"; done >"$WORK/unlicensed"
if [ -s "$WORK/unlicensed" ]; then fail "and is there" "$WORK/unlicensed"; else pass "and is there"; fi
grep -rlF "$ROOT" "$TOP" >"$WORK/told"
if [ -s "$WORK/told" ]; then fail "nothing in it names the folder it was made in" "$WORK/told"; else pass "nothing in it names the folder it was made in"; fi

# --- it runs from anywhere --------------------------------------------------

# Pages that use the theme, plugins, the search index and a name beyond ASCII.
BOOK=$WORK/book
mkdir -p "$BOOK/dŵr"
printf 'title: Llawlyfr\n' >"$BOOK/handbook.yaml"
printf '# My notes\n\nRead [the second](dŵr/ail.md).\n\n> [!NOTE]\n> Here.\n' >"$BOOK/index.md"
printf '# Second\n\nBack to [[index]].\n' >"$BOOK/dŵr/ail.md"
cd "$WORK" || exit 3
run "$WORK/out" "$WORK/err" "$HANDBOOK" build "$BOOK" -o "$WORK/expected"
tree_sum "$WORK/expected" >"$WORK/expected.sum"

same_site() { # same_site NAME SITE: the program ran, and made the same bytes
    tree_sum "$2" >"$WORK/sum"
    if [ "$status" -ne 0 ]; then
        fail "$1 (status $status)" "$WORK/err"
    elif cmp -s "$WORK/expected.sum" "$WORK/sum"; then
        pass "$1"
    else
        diff "$WORK/expected.sum" "$WORK/sum" >"$WORK/difference"
        fail "$1: the site differs" "$WORK/difference"
    fi
}

run "$WORK/out" "$WORK/err" "$PROGRAM" build "$BOOK" -o "$WORK/site1"
same_site "from a folder with spaces and Welsh letters" "$WORK/site1"
(cd "$TOP/bin" && exec ./handbook --version) >"$WORK/out" 2>&1
check "it says who it is" sh -c 'cmp -s "$0" - <<END
$("$1" --version)
END' "$WORK/out" "$HANDBOOK"
check "it explains its codes" sh -c '"$0" explain missing-but | grep -q "^Right"' "$PROGRAM"
ln -s "$PROGRAM" "$WORK/hb"
ln -s hb "$WORK/hb2"
run "$WORK/out" "$WORK/err" ./hb2 build book -o site2
same_site "through a link to a link" "$WORK/site2"
mkdir -p "$WORK/path"
ln -s "$PROGRAM" "$WORK/path/handbook"
run "$WORK/out" "$WORK/err" env PATH="$WORK/path:$PATH" handbook build book -o site3
same_site "found by PATH" "$WORK/site3"
chmod -R a-w "$TOP"
run "$WORK/out" "$WORK/err" env LD_LIBRARY_PATH=/nowhere "$PROGRAM" build book -o site4
same_site "read-only, whatever LD_LIBRARY_PATH says" "$WORK/site4"
chmod -R u+w "$TOP"
run "$WORK/out" "$WORK/err" "$PROGRAM" build book -o site5 --no-such
check "exit status and messages are the program's" sh -c \
    'test "$0" -eq 2 && grep -q "handbook build --help" "$1"' "$status" "$WORK/err"
cp "$PROGRAM" "$WORK/alone"
run "$WORK/out" "$WORK/err" "$WORK/alone" --version
if [ "$status" -eq 3 ] && grep -q "leave it in the folder" "$WORK/err"; then
    pass "taken out of its folder it says so"
else
    fail "taken out of its folder it says so (status $status)" "$WORK/err"
fi

# --- in a root of its own ---------------------------------------------------

# bare ROOT WORDS…: the packed program in ROOT, which sees nothing else.
bare() {
    local root=$1 user=
    shift
    [ "$(id -u)" -eq 0 ] || user=--map-root-user
    # shellcheck disable=SC2086
    run -t 120 "$WORK/out" "$WORK/err" env -i unshare $user --mount --pid --fork \
        sh -c 'mount -t proc proc "$0/proc" && exec chroot "$0" /opt/handbook/bin/handbook "$@"' \
        "$root" "$@"
}

fill_root() { # fill_root ROOT: the tarball and pages; /proc and /tmp, empty
    mkdir -p "$1/proc" "$1/opt" "$1/home" "$1/tmp"
    cp -R "$TOP" "$1/opt/handbook"
    cp -R "$BOOK" "$1/home/book"
}

# What the dev container starts, as it starts it in a codespace; at any free port.
mkdir -p "$WORK/words"
printf '#!/bin/sh\necho "$@"\n' >"$WORK/words/handbook"
chmod +x "$WORK/words/handbook"
SERVE=$(env PATH="$WORK/words:$PATH" CODESPACE_NAME=odd-name sh "$ROOT/generator/starter/devcontainer/.devcontainer/serve")
SERVE=${SERVE/ --port 8000/}

answer() { # answer PORT HOST: the first line that a browser gets
    exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
    printf 'GET /index.html HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$2" >&3
    head -n 1 <&3
    exec 3>&-
}

served() { # served WHERE ROOT: serve, with the words of the dev container
    local port= tries=0 user=
    [ "$(id -u)" -eq 0 ] || user=--map-root-user
    # shellcheck disable=SC2086
    env -i unshare $user --mount --pid --fork --kill-child \
        sh -c 'mount -t proc proc "$0/proc" && exec chroot "$0" /opt/handbook/bin/handbook "$@"' \
        "$2" $SERVE /home/book >"$WORK/out" 2>"$WORK/err" </dev/null &
    # Until the pages have been read the answer is 503.
    until [ -n "$port" ] && answer "$port" "localhost:$port" 2>/dev/null | grep -q ' 200 ' || [ $((tries += 1)) -gt 300 ]; do
        sleep 0.1
        port=$(sed -n 's|.*http://[a-z0-9.]*:\([0-9]*\)/.*|\1|p' "$WORK/out" | head -n 1)
    done
    {
        answer "${port:-0}" "localhost:$port"
        answer "${port:-0}" odd-name-8000.app.github.dev
        answer "${port:-0}" other-name-8000.app.github.dev
    } >"$WORK/answers" 2>>"$WORK/err"
    kill -KILL $! # unshare takes no other; the preview ends with it
    wait $! 2>/dev/null
    if [ "$(cut -d ' ' -f 2 "$WORK/answers" | tr '\n' ' ')" = "200 200 403 " ]; then
        pass "$1: serve, for its codespace and no other name"
    else
        fail "$1: serve, for its codespace and no other name" "$WORK/answers" "$WORK/out" "$WORK/err"
    fi
}

in_root() { # in_root WHERE ROOT
    bare "$2" build /home/book -o /home/site
    same_site "$1: build, the same bytes" "$2/home/site"
    bare "$2" check /home/book --strict
    if [ "$status" -eq 0 ]; then pass "$1: check"; else fail "$1: check" "$WORK/err"; fi
    bare "$2" export zip /home/book.zip /home/book
    if [ "$status" -eq 0 ] && [ -s "$2/home/book.zip" ]; then pass "$1: export zip"; else fail "$1: export zip" "$WORK/err"; fi
    bare "$2" verify /home/site
    if [ "$status" -eq 0 ]; then pass "$1: verify"; else fail "$1: verify" "$WORK/err"; fi
    bare "$2" explain missing-but
    if [ "$status" -eq 0 ] && grep -q '^Wrong' "$WORK/out"; then pass "$1: explain"; else fail "$1: explain" "$WORK/out" "$WORK/err"; fi
    bare "$2" init --github /home/new
    if [ "$status" -eq 0 ] && [ -s "$2/home/new/.handbook/release" ]; then pass "$1: init"; else fail "$1: init" "$WORK/err"; fi
    served "$1" "$2"
    [ -d "$TOP/share/handbook/dictionaries" ] || { skip "$1: spelling" "there was no dictionary to pack"; return; }
    printf '\nThat is compleetly so.\n' >>"$2/home/new/content/index.md"
    bare "$2" check /home/new/content
    if grep -q 'compleetly.*\[spelling\]' "$WORK/err"; then pass "$1: spelling"; else fail "$1: spelling" "$WORK/err"; fi
}

EMPTY=$WORK/empty
fill_root "$EMPTY"
bare "$EMPTY" --version
if [ "$status" -ne 0 ] && grep -qE 'unshare|mount|chroot' "$WORK/err"; then
    skip "an empty root" "this system lets nobody make one: $(head -n 1 "$WORK/err")"
else
    in_root "an empty root" "$EMPTY"
    bare "$EMPTY" export zim /home/book.zim /home/book
    if [ "$status" -eq 3 ] && grep -q helper-missing "$WORK/err"; then
        pass "a helper that is missing is told"
    else
        fail "a helper that is missing is told (status $status)" "$WORK/err"
    fi
fi

# --- in Debian 12 as it is first installed ----------------------------------

# From the mirror that this system's own package sources name.
debian() {
    [ "$(id -u)" -eq 0 ] || { skip "Debian 12" "only root may make its root"; return; }
    command -v debootstrap >/dev/null 2>&1 || { skip "Debian 12" "debootstrap is not installed"; return; }
    local mirror
    mirror=$(apt-get indextargets --format '$(REPO_URI) $(CODENAME)' 2>/dev/null |
        awk '$2 == "bookworm" { print $1; exit }')
    [ -n "$mirror" ] || { skip "Debian 12" "this system's package sources do not name it"; return; }
    run -t 300 "$WORK/out" "$WORK/err" debootstrap --variant=minbase bookworm "$WORK/debian" "$mirror"
    [ "$status" -eq 0 ] || { skip "Debian 12" "debootstrap could not make it (status $status)"; return; }
    fill_root "$WORK/debian"
    in_root "Debian 12" "$WORK/debian"
}
debian
cd "$ROOT" || exit 3
finish
