# Every call to the disk fails once, and fails from then on: whatever happens,
# the program ends with a word and the site is the old or the new one, whole.
# HANDBOOK_FAULT=N:ERRNO makes the N-th call fail; + behind it, all later ones.
. "$(dirname "$0")/../lib.sh"
lone_install
cd "$WORK" || exit 3
mkdir content
cp -R "$ROOT/tests/golden/aliases/in/." content
printf 'a,b\n' >content/a/table.csv
"$BARE" build content -o site >out 2>err || { fail "the old site" err; finish; }
cp -R site old
tree_sum old >old.sum
echo 'A new sentence.' >>content/a/page.md
rm content/a/table.csv
"$BARE" build content -o new >out 2>err || { fail "the new site" err; finish; }
tree_sum new >new.sum
rm -rf .new.handbook

bad=0 tried=0 said=
trouble() {
    bad=$((bad + 1))
    [ "$bad" -le 12 ] && { echo "$1" && head -n 6 err; } >>trouble
    [ "$bad" -le 12 ]
}
# one FAULT: sets $rc; what is wrong goes to the file trouble
one() {
    rm -rf site .site.handbook site.kept-*
    cp -R old site
    HANDBOOK_FAULT=$1 timeout -k 5 20 "$BARE" build content -o site --jobs 1 >out 2>err </dev/null
    rc=$?
    tried=$((tried + 1))
    case $rc in
    0 | 1 | 3) ;;
    *) trouble "$1: status $rc"; return ;;
    esac
    if [ -d site ]; then
        tree_sum site >now.sum
        if cmp -s now.sum old.sum; then now=old; elif cmp -s now.sum new.sum; then now=new; else now=neither; fi
    else
        # The way of two renames was cut: the next run puts it right.
        now=gone
    fi
    [ "$now" = neither ] && trouble "$1: status $rc, and the site is neither old nor new: $(diff new.sum now.sum | head -n 3 | tr '\n' ' ')"
    [ "$rc" -eq 0 ] && [ "$now" != new ] && trouble "$1: status 0, but the site is $now"
    [ "$rc" -ne 0 ] && [ ! -s err ] && trouble "$1: status $rc and not a word"
    [ "$rc" -ne 0 ] && [ "$now" = new ] && [ -z "${2:-}" ] && trouble "$1: status $rc, but the new site is in its place"
    [ "$now" = gone ] && [ ! -e .site.handbook/journal ] && trouble "$1: no site, and no journal to find it by"
    # Nothing was left and the site is the old one: the next build begins where
    # this one did, which it has been seen to do well. Else, and now and then:
    [ "$now" = old ] && [ ! -e .site.handbook ] && [ $((tried % 16)) -ne 0 ] && return
    "$BARE" build content -o site >out.good 2>err.good </dev/null
    local good=$?
    tree_sum site >now.sum
    [ "$good" -eq 0 ] && cmp -s now.sum new.sum || { cp err.good err; trouble "$1: the next build did not put it right (status $good)"; }
    [ ! -e .site.handbook ] || trouble "$1: the next build left litter"
}

# How many calls one build makes, up to the last that matters.
low=1 high=20000
while [ $((high - low)) -gt 1 ]; do
    middle=$(((low + high) / 2))
    one "$middle:EIO+" +
    if [ "$rc" -ne 0 ]; then low=$middle; else high=$middle; fi
done
calls=$((low + 30))
bad=0

# loop NAME ERRNO SUFFIX: the first call, the second …, every one of them.
loop() { # from call $4 on
    local n=$(($4 - 1))
    bad=0 tried=0
    : >trouble
    while [ "$n" -lt "$calls" ] && [ "$bad" -lt 40 ]; do
        n=$((n + 1))
        one "$n:$2$3" "$3"
    done
    if [ "$bad" -eq 0 ]; then pass "$1"; else fail "$1: $bad of $tried" trouble; fi
    printf '  %s: %d faults tried\n' "$1" "$tried"
}
loop "each call fails once with EIO" EIO "" 1
loop "all calls fail from one on with ENOSPC" ENOSPC "+" 1
# 38 is ENOSYS on Linux: what renameat2 says where it is not known. Only the
# calls that make the site matter here.
loop "each late call fails once with ENOSYS" 38 "" $((calls > 150 ? calls - 150 : 1))
check "the program makes calls at all" test "$calls" -gt 60
finish
