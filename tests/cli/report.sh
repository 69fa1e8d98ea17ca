# report.html and evidence.csv for editors: what is in them, where they may not
# be written, and what authors wrote stays text.
mkdir -p content/sources
printf 'title: "A <b>& \\"handbook\\""\n' >content/handbook.yaml
printf 'type: legislation\ntitle: An Act\n' >content/sources/act.yaml
printf 'type: report\ntitle: "=cmd() <i>unused</i>"\n' >content/sources/unused.yaml
printf -- '---\ntitle: Home\n---\n' >content/index.md
printf -- '---\ntitle: "=HYPERLINK(\\"http://x\\")"\nreviewed: 2024-01-01\nreviewed_by: "@me <script>"\nrights:\n  - {id: r, text: You can <b>go</b>, but: not yet, cite: "act, s 1"}\n  - {id: s, text: You can stay, but: not long}\nchanges:\n  - {date: 2024-01-01, kind: law, note: "a, \\"b\\""}\n---\n' >content/old.md
printf -- '---\ntitle: Draft\nstatus: draft\n---\n' >content/draft.md
hb report --today 2026-11-22; is 0; told 'Wrote report/report.html and report/evidence.csv.'; quiet
h=report/report.html c=report/evidence.csv
grep -q '<td>=HYPERLINK(&quot;http://x&quot;)</td><td><a href="../content/old.md#L2"><code>content/old.md:2</code></a></td><td>current</td><td>Overdue</td><td>2024-01-01</td><td>@me &lt;script&gt;</td><td>2025-01-01</td>' $h || die "$LINENO: not so"
grep -q '<td>=cmd() unused</td>' $h || die "$LINENO: not so"
grep -q 'You can &lt;b&gt;go' $h || die "$LINENO: not so"
grep -q '<tr><th scope="row">No source</th><td class="n">1</td></tr>' $h || die "$LINENO: not so"
grep -q '<desc id="chart-words">Overdue: 1; Due within 30 days: 0; Never checked: 1; Checked: 0; Not current: need not be checked: 1; Could not be read: 0</desc>' $h || die "$LINENO: not so"
grep -q '<script\|style="\| on[a-z]*=' $h && die "$LINENO: this should not be there"
# The byte order mark, quotes, \r\n, and no cell that is a formula.
[ "$(head -c 3 $c | od -An -tx1 | tr -d ' ')" = efbbbf ] || die "$LINENO: not so"
[ "$(grep -c "$(printf '\r')\$" $c)" -eq 4 ] || die "$LINENO: not so"
grep -q "^\"content/old.md\",\"'=HYPERLINK(\"\"http://x\"\")\",\"en\",\"current\",\"2024-01-01\",\"'@me <script>\",\"2025-01-01\",\"Overdue\",\"act, s 1\",\"2024-01-01 law: a, \"\"b\"\"\"" $c || die "$LINENO: not so"
grep -qE '(^|,)"[-=+@]' $c && die "$LINENO: this should not be there"
# The same again, over what is its own; with addresses.
cp -R report first
hb report --today 2026-11-22; is 0; { cmp first/report.html $h || die "$LINENO: not so"; }; { cmp first/evidence.csv $c || die "$LINENO: not so"; }
hb report --today 2026-11-22 -o "$PWD/de ep/er"; is 0
grep -q '<a href="../../content/old.md#L2"><code>content/old.md:2</code></a>' 'de ep/er/report.html' || die "$LINENO: not so"
mkdir .git
hb report --today 2026-11-22 --source-url 'https://x/{path}#L{line}'; is 0
grep -q '<a href="https://x/content/old.md#L2"><code>content/old.md:2</code></a>' $h || die "$LINENO: not so"
# Never among what readers get, nor over another's file.
hb report -o content/report; is 1; said 'output-in-content'; { [ ! -e content/report ] || die "$LINENO: not so"; }
hb report -o content; is 1; said 'output-in-content'
hb report -o content/a/b/c; is 1; said 'output-in-content'; { [ ! -e content/a ] || die "$LINENO: not so"; }
hb report -o nowhere/../content/new; is 1; said 'output-in-content'; { [ ! -e nowhere ] || die "$LINENO: not so"; }
rm content/draft.md; sed -i 's/  - {id: s.*//' content/old.md
hb build content -o site; is 0
hb report -o site; is 1; said 'output-not-ours'; { [ ! -e site/report.html ] || die "$LINENO: not so"; }
hb report -o site/for/us; is 1; said 'output-not-ours'; { [ ! -e site/for ] || die "$LINENO: not so"; }
ln -s site link; hb report -o link/us; is 1; said 'output-not-ours'; { [ ! -e site/us ] || die "$LINENO: not so"; }
hb build content -o nowhere/../content/new; is 1; said 'output-in-content'; { [ ! -e nowhere ] || die "$LINENO: not so"; }
mkdir mine; echo mine >mine/report.html
hb report -o mine; is 1; said 'output-not-ours'; { [ "$(cat mine/report.html)" = mine ] || die "$LINENO: not so"; }
rm mine/report.html; echo mine >mine/evidence.csv
hb report -o mine; is 1; said 'output-not-ours'; { [ "$(cat mine/evidence.csv)" = mine ] || die "$LINENO: not so"; }
echo x >file; hb report -o file; is 1; said 'output-is-file'
hb report nowhere; is 1; said 'no-content'
hb report --today x; is 2
# Broken content is reported as far as it goes.
printf -- '---\ntitle: never ends\n' >content/broken.md
hb report --today 2026-11-22; is 1; said 'may lack'; { grep -q 'Could not be read: 1' $h || die "$LINENO: not so"; }
grep -q '<th scope="row">current</th><td class="n">2</td>' $h || die "$LINENO: a page that cannot be read has no status"
:
