# What rests on a source: tests/cli/impact holds the content, and each answer
# as it should be.
cp -R "$ROOT/tests/cli/impact/in" content
same() { diff -u "$ROOT/tests/cli/impact/$1" "$IO/out" >"$IO/diff" || { cat "$IO/diff"; die "not as in tests/cli/impact/$1"; }; }
hb impact uc-regs 'reg 15'; is 0; quiet; same regulation.txt
hb impact uc-regs; is 0; quiet; same source.txt
hb impact manual J1010; is 0; quiet; same paragraph.txt
hb impact reply 'is a copy g'; is 0; quiet; same heading.txt
hb impact uc-regs 'reg 15(3)' --format json; is 0; quiet; same sub-paragraph.json
python3 -c 'import json,sys; json.load(open(sys.argv[1], encoding="utf-8"))' "$IO/out" 2>/dev/null || ! command -v python3 >/dev/null || die "no JSON"
# the same for any number of workers, and wherever the content is named
hb impact uc-regs 'reg 15' --jobs 1; same regulation.txt
hb impact uc-regs 'reg 15' -j 7; same regulation.txt
hb impact uc-regs 'reg 15' content; is 0; same regulation.txt
hb impact uc-regs content; is 0; same source.txt
(cd content && hb impact uc-regs && [ "$status" -eq 0 ]) || die "inside the content folder"
# what people paste
hb impact @uc-regs; is 0; same source.txt
hb impact content/sources/uc-regs.yaml; is 0; same source.txt
# nothing is written
[ "$(ls)" = "$(echo content)" ] || die "impact wrote something: $(ls)"

hb impact uc-regs 'reg 99'; is 0; told 'Nothing names this place.'; told '1 more rests on the whole source.'
hb impact ni-regs; is 0; told 'Nothing rests on it.'
hb impact uc-reg; is 2; said "no source has the key 'uc-reg'; did you mean 'uc-regs'?"
hb impact zzzzzz; is 2; said "nothing cites it"
hb impact uc-regs reg; is 2; said "'reg' cannot be looked for: there is no number in it"
hb impact uc-regs 'regs 16-13'; is 2; said 'it ends before it begins'
hb impact uc-regs ''; is 2; said 'the place is empty'
hb impact uc-regs '' content; is 2; said 'the place is empty'
hb impact reply 'is a copy'; is 2; said 'several headings'; said 'is a copy given'
hb impact; is 2; said 'which source?'
hb impact ''; is 2; said 'the key is empty'
hb impact uc-regs reg 15 content; is 2; said 'quotation marks'
hb impact uc-regs --format xml; is 2; said 'text or json'
hb impact uc-regs 'reg 15' nowhere; is 1; said 'no-content'
if grep -q 'no source has' "$IO/err"; then die 'one mistake is told twice'; fi
hb impact --help; is 0; quiet; told 'Exit status'

# a source that another has replaced
echo 'superseded_by: uc-regs' >>content/sources/ni-regs.yaml
hb impact ni-regs; is 0; told 'replaced by uc-regs'
hb impact ni-regs --format json; is 0; told '"superseded_by":"uc-regs"'

# drafts
printf -- '---\ntitle: Soon\nstatus: draft\n---\nSee [@act].\n' >content/soon.md
hb impact act; is 0; quiet; grep -q soon.md "$IO/out" && die "a draft"
hb impact act --drafts; is 0; told 'content/soon.md:5:7'

# Mistakes elsewhere do not stop the answer.
printf -- '---\ntitle: Broken\nrights: [\n---\nSee [@uc-regs, reg 15].\n' >content/broken.md
printf 'See [@uc-reg, reg 15].\n' >content/slip.md
hb impact uc-regs 'reg 15'; is 1; said 'the content has errors'
told 'content/coach/review.md:8:11'
told "content/slip.md:1:7: 'uc-reg'"
told '  content/broken.md'
hb impact uc-regs --format json; is 1; told '"files_with_errors":["content/broken.md"]'; told '"unknown_keys":[{"file":"content/slip.md","line":1,"column":7,"key":"uc-reg"}]'
# A source whose record is gone: what cites it is still told.
rm content/sources/manual.yaml
hb impact manual J1010; is 1; told 'no source has this key'; told 'content/coach/review.md:12:13'
# A record that is broken itself
printf 'type: \377\n' >content/sources/other.yaml
hb impact other; is 1; said 'other.yaml'; said "no source has the key 'other'"
status=0; "$BARE" impact uc-regs content >&- 2>/dev/null || status=$?
[ "$status" -eq 3 ] || [ "$status" -eq 1 ] || die "a closed stdout"
[ ! -w /dev/full ] || { status=0; "$BARE" impact uc-regs content >/dev/full 2>"$IO/err" || status=$?; is 3; said 'cannot print'; }
