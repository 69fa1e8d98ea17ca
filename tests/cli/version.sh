hb --version; is 0; quiet
grep -qE '^handbook [0-9]+\.[0-9]+' "$IO/out" || die "no version"
