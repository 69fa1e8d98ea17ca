# The same content gives the same bytes: any number of workers, any folder,
# locale, time zone, umask; and the same words about its mistakes.
. "$(dirname "$0")/../lib.sh"

build_as() { # build_as NAME COMMAND…: into $WORK/NAME, compared with the first
    local name=$1 to=$WORK/$(printf '%s' "$1" | tr -c 'a-z0-9\n' -)
    shift
    if ! "$@" -o "$to" >"$WORK/out" 2>"$WORK/err" </dev/null; then
        fail "$name" "$WORK/err"
        return
    fi
    if [ -z "${FIRST:-}" ]; then FIRST=$to; pass "$name"; return; fi
    diff -r "$FIRST" "$to" >"$WORK/difference" 2>&1
    if [ ! -s "$WORK/difference" ] && [ "$(tree_sum "$FIRST")" = "$(tree_sum "$to")" ]; then
        pass "$name"
        rm -rf "$to"
    else
        fail "$name" "$WORK/difference"
    fi
}

FIRST=
build_as "one worker" "$HANDBOOK" build content --jobs 1
for jobs in 2 3 8 64; do build_as "$jobs workers" "$HANDBOOK" build content --jobs $jobs; done
build_as "a locale" env LC_ALL=cy_GB.UTF-8 LANG=tr_TR.UTF-8 "$HANDBOOK" build content --jobs 8
build_as "another locale" env LC_ALL=en_US.ISO-8859-1 "$HANDBOOK" build content
build_as "a time zone" env TZ=Pacific/Kiritimati "$HANDBOOK" build content
build_as "another time zone" env TZ=America/Adak SOURCE_DATE_EPOCH=86400 "$HANDBOOK" build content
build_as "a narrow umask" sh -c 'umask 077; exec "$@"' - "$HANDBOOK" build content
build_as "a wide umask" sh -c 'umask 000; exec "$@"' - "$HANDBOOK" build content
build_as "an empty environment" env -i "$HANDBOOK" build content
cp -R content "$WORK/copied content"
touch -d '2001-02-03' "$WORK/copied content"/*.md
build_as "another folder, other times" "$HANDBOOK" build "$WORK/copied content"
build_as "from the root" sh -c 'cd / && exec "$@"' - "$HANDBOOK" build "$ROOT/content"
build_as "from inside" sh -c 'cd content && exec "$@"' - "$HANDBOOK" build .
build_as "with a slash" "$HANDBOOK" build content/
# Twice into one place; and over an older, different site.
mkdir "$WORK/over"
"$HANDBOOK" build "$ROOT/tests/golden/sections/in" -o "$WORK/over" >/dev/null 2>&1
build_as over "$HANDBOOK" build content
"$HANDBOOK" build content -o "$WORK/twice" >/dev/null 2>&1
build_as twice "$HANDBOOK" build content --jobs 2
# Files made in another order: what the folder lists first must not matter.
mkdir "$WORK/reversed"
(cd content && find . -type f | sort -r) | while read -r file; do
    mkdir -p "$WORK/reversed/$(dirname "$file")"
    cp "content/$file" "$WORK/reversed/$file"
done
build_as "files made in another order" "$HANDBOOK" build "$WORK/reversed"

# A larger site, where workers really race.
tests/bench/generate 300 "$WORK/made" >/dev/null
FIRST=
build_as "300 pages, one worker" "$HANDBOOK" build "$WORK/made/content" --jobs 1
for i in 1 2 3; do build_as "300 pages, eight workers, $i" "$HANDBOOK" build "$WORK/made/content" --jobs 8; done

# Mistakes: the same words in the same order.
said() { # said NAME FILE COMMAND…
    local name=$1 file=$2
    shift 2
    "$@" >"$WORK/out" 2>"$WORK/$file" </dev/null
    if cmp -s "$WORK/first.err" "$WORK/$file"; then pass "$name"; else
        diff "$WORK/first.err" "$WORK/$file" >"$WORK/difference"
        fail "$name" "$WORK/difference"
    fi
}
for case in many missing yaml-slips citations plugin-fails-filter repeated; do
    rm -rf "$WORK/place"
    mkdir "$WORK/place"
    cp -R "tests/negative/$case/in" "$WORK/place/content"
    cd "$WORK/place" || exit 3
    "$HANDBOOK" check content --jobs 1 >"$WORK/out" 2>"$WORK/first.err" </dev/null
    check "$case says something" test -s "$WORK/first.err"
    for i in 1 2 3; do said "$case with 8 workers, $i" second.err "$HANDBOOK" check content --jobs 8; done
    said "$case in a locale" second.err env LC_ALL=cy_GB.UTF-8 TZ=Asia/Tokyo "$HANDBOOK" check content
    mkdir -p "$WORK/place/deeper/down"
    mv content deeper/down
    cd deeper/down || exit 3
    said "$case elsewhere" second.err "$HANDBOOK" check content
    cd "$ROOT" || exit 3
done
# Not a terminal: no colour, no progress.
check "no colour in a file" sh -c "! grep -q '$(printf '\033')' '$WORK/first.err'"
finish
