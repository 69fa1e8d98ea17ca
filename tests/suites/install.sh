# make install: the program works from anywhere, with its themes and plugins.
. "$(dirname "$0")/../lib.sh"
PREFIX=$WORK/usr
check "make install" make install PREFIX="$PREFIX"
for file in man/man1/handbook.1 bash-completion/completions/handbook zsh/site-functions/_handbook \
    fish/vendor_completions.d/handbook.fish; do
    check "share/$file" test -s "$PREFIX/share/$file"
done
mkdir -p "$WORK/elsewhere/notes/sub"
printf '# My notes\n\nRead [the second](sub/second.md).\n\n> [!NOTE]\n> Here.\n' >"$WORK/elsewhere/notes/index.md"
printf '# Second\n\n[[index]]\n' >"$WORK/elsewhere/notes/sub/second.md"
cd "$WORK/elsewhere" || exit 3
run "$WORK/out" "$WORK/err" "$PREFIX/bin/handbook" build notes -o site
if [ "$status" -eq 0 ]; then pass "it builds a plain folder"; else fail "it builds a plain folder (status $status)" "$WORK/err"; fi
check "with the default theme" test -s site/assets/handbook.css
check "and the plugins" grep -q 'callout-note' site/index.html
check "links lead to pages" grep -q 'href="sub/second.html"' site/index.html
mkdir -p "$WORK/elsewhere/lone/themes"
ln -s "$PREFIX/bin/handbook" "$WORK/elsewhere/hb"
run "$WORK/out" "$WORK/err" ./hb build notes -o site2
if [ "$status" -eq 0 ]; then pass "called through a link"; else fail "called through a link" "$WORK/err"; fi
(cd notes && "$PREFIX/bin/handbook" check . >"$WORK/out" 2>"$WORK/err")
if [ $? -eq 0 ]; then pass "handbook check in the folder itself"; else fail "handbook check in the folder itself" "$WORK/err"; fi
"$PREFIX/bin/handbook" init mine >"$WORK/out" 2>"$WORK/err" && (cd mine && "$PREFIX/bin/handbook" check --strict) >"$WORK/out" 2>"$WORK/err"
if [ $? -eq 0 ] && [ ! -s "$WORK/err" ]; then pass "handbook init, and nothing is wrong in it"; else fail "handbook init, and nothing is wrong in it" "$WORK/err"; fi
check "it explains its codes" sh -c "'$PREFIX/bin/handbook' explain missing-but unknown-blank | grep -q '^Right'"
check "what only the tests need of them is not installed" test ! -e "$PREFIX/share/handbook/codes/list.awk"
mv "$WORK/usr" "$WORK/moved"
run "$WORK/out" "$WORK/err" "$WORK/moved/bin/handbook" build notes -o site3
if [ "$status" -eq 0 ]; then pass "it may be moved as a whole"; else fail "it may be moved as a whole" "$WORK/err"; fi
# What another version put where this one was compiled for is not this one's.
mkdir -p "$WORK/usr/share/handbook/lua-plugins"
cp "$ROOT/lua-plugins/callouts.lua" "$WORK/usr/share/handbook/lua-plugins/stray.lua"
run "$WORK/out" "$WORK/err" "$WORK/moved/bin/handbook" plugin list notes
if [ "$status" -eq 0 ] && grep -q callouts "$WORK/out" && ! grep -q stray "$WORK/out"; then
    pass "what another version installed is left alone"
else
    fail "what another version installed is left alone" "$WORK/out" "$WORK/err"
fi
cd "$ROOT" || exit 3
check "DESTDIR goes before PREFIX" sh -c "make install DESTDIR='$WORK/stage' PREFIX=/usr && test -x '$WORK/stage/usr/bin/handbook' -a -d '$WORK/stage/usr/share/handbook/themes/default'"
check "make uninstall" sh -c "make uninstall DESTDIR='$WORK/stage' PREFIX=/usr && test ! -e '$WORK/stage/usr/bin/handbook' -a ! -e '$WORK/stage/usr/share/handbook' && test -z \"\$(find '$WORK/stage' -type f)\""
# The build folder is as it was: DATADIR went into the program only.
make build/handbook >"$WORK/log" 2>&1
finish
