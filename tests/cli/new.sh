# A page to begin with: a draft that passes the checks, like its sisters.
share=$(cd "$(dirname "$BARE")/../share/handbook" && pwd -P)
cp -R "$ROOT/generator/starter" "$share/"
trap 'rm -rf "$share/starter"' EXIT
hb init .; is 0
fine() { hb check --strict --drafts; is 0; quiet; }
has() { grep -qxF -e "$2" "$1" || { cat "$1"; die "$1 lacks the line: $2"; }; }
hb new content/commitment/couples.md 'We claim as a couple'; is 0; quiet
told 'Wrote content/commitment/couples.md, a draft.'; told 'handbook serve'; told "take out the line 'status: draft'"
P=content/commitment/couples.md
has $P 'title: We claim as a couple'; has $P 'benefits: [universal-credit]'; has $P 'nations: [england, wales, scotland]'
has $P 'kind: guide'; has $P 'order: 20'; grep -q '^status: draft ' $P || die "no draft"
grep -q reviewed $P && die "a review is a person's promise"
fine
# Titles of all kinds.
n=0
title() {
    n=$((n + 1)); hb new "content/commitment/title-$n.md" "$1"; is 0; quiet; has "content/commitment/title-$n.md" "title: $2"
    rm -f content/commitment/title-*.md.bak; fine
}
title 'What now: a sanction' '"What now: a sanction"'
title 'Is it #1?' '"Is it #1?"'
title 'They said "no"' '"They said \"no\""'
title "It's late" "It's late"
title 'A 🙂 for you' '"A 🙂 for you"'
title '   spaces at both ends   ' 'spaces at both ends'
title 'back\slash' '"back\\slash"'
title 'two
lines	and a tab' 'two lines and a tab'
title '- a list' '"- a list"'
title '@you' '"@you"'
title 'Yes' '"Yes"'
title '2026-11-22' '"2026-11-22"'
title '{{x}}' '"{{x}}"'
title 'Dwy dŷ, “a’r” llall' '"Dwy dŷ, “a’r” llall"'
hb new content/commitment/t.md ''; is 2; said 'the title is empty'
hb new content/commitment/t.md '   '; is 2; said 'the title is empty'
hb new content/commitment/t.md "$(printf 'a\001b')"; is 2; said 'cannot be on a page'
hb new content/commitment/t.md "$(printf 'caf\351')"; is 2; said 'cannot be on a page'
hb new content/commitment/t.md two words; is 2; said 'quotation marks'; gone content/commitment/t.md
# Without a title one is made of the name.
hb new content/commitment/my_other-page.md; is 0; told "made of the file's name: 'My other page'"; has content/commitment/my_other-page.md 'title: My other page'

# A new section; what its front page says goes before what pages say.
hb new content/money/late.md 'My money is late'; is 0; told 'handbook new content/money/index.md'; fine
hb new content/money/index.md; is 0; has content/money/index.md 'title: Money'; grep -q '^kind' content/money/index.md && die "a front page has no kind"
fine
printf -- '---\ntitle: Money\nbenefits: [new-style-jsa]\n---\n\nMoney.\n' >content/money/index.md
hb new content/money/more.md 'More'; is 0; has content/money/more.md 'benefits: [new-style-jsa]'
# What most sisters say; the order after the last.
mkdir content/letters
for i in 1 2 3; do
    printf -- '---\ntitle: Letter %s\nkind: letter\nbenefits: [new-style-esa]\nnations: [wales]\norder: %s\nblanks: [{name: your name}]\n---\n\n> [!LETTER]\n> I am [your name].\n' $i $((i * 7)) >content/letters/$i.md
done
printf -- '---\ntitle: Other\nbenefits: [universal-credit]\nnations: [wales]\n---\n\nOther.\n' >content/letters/0.md
hb new content/letters/new.md 'A new letter'; is 0
L=content/letters/new.md; has $L 'kind: letter'; has $L 'benefits: [new-style-esa]'; has $L 'nations: [wales]'; has $L 'order: 30'; has $L '  - name: your name'
hb check --strict --drafts; is 0
# A page that is broken does not matter, nor does one that is no page.
printf -- '---\ntitle: [\n---\n' >content/letters/broken.md
hb new content/letters/more.md 'More letters'; is 0; has content/letters/more.md 'benefits: [new-style-esa]'
rm -r content/letters

# Where it may not be.
no() { local words=$1; shift; hb new "$@"; is 2; said "$words"; }
cp $P before
no 'is there already, and stays as it is' $P Again; cmp -s before $P || die "it was overwritten"
no "there is 'couples.md' already" content/commitment/Couples.md; gone content/commitment/Couples.md
no "did you mean 'commitment'?" content/comitment/x.md X; gone content/comitment
no "the same name as 'Commitment'" content/Commitment/x.md X; gone content/Commitment
no "did you mean 'content/commitment/x.md'?" commitment/x.md X; gone commitment
no 'is not in the content folder' ../x.md X; gone ../x.md
no 'is not in the content folder' /tmp/no/such/x.md X
no 'is not in the content folder' content/../x.md X; gone x.md
no "ends in .md; did you mean 'content/x.md'?" content/x X
no "ends in .md; did you mean 'content/x.md'?" content/x.txt X
no 'ends in .md' content/.md X
no 'name of a device in Windows' content/con.md X
no 'has one of the characters' 'content/a?b.md' X
no 'Windows cannot hold' 'content/a /b.md' X; gone 'content/a '
no 'no other system can read' "$(printf 'content/caf\351.md')" X
no 'is for contributors' content/commitment/readme.md X
no "names that begin with '_'" content/_drafts/x.md X; gone content/_drafts
no "the folder 'sources' holds no pages" content/sources/x.md X
no 'is a folder; name a page in it, such as content/commitment/index.md' content/commitment/ X
no 'is a file, not a folder' content/index.md/x.md X
no 'name the page' ; no 'the page has no name' ''
ln -s ../.. content/out; no 'is not in the content folder' content/out/x.md X; rm content/out
ln -s nowhere content/link.md; no 'is there already' content/link.md X; gone content/nowhere; rm content/link.md
long=$(printf 'a%.0s' $(seq 300)); no 'Windows cannot hold' "content/$long.md" X

# Other languages.
no "languages: [en, cy]" content/commitment/couples.cy.md Cyplau
no 'name it content/x.md' content/x.en.md X
sed -i 's/^languages: .*/languages: [en, cy]/' content/handbook.yaml
sed -i 's/^order: 20/order: 40/' $P
hb new content/commitment/couples.cy.md 'Cyplau'; is 0; has content/commitment/couples.cy.md 'order: 40'; has content/commitment/couples.cy.md 'benefits: [universal-credit]'
hb new content/v1.2.md 'Version 1.2'; is 0

# From elsewhere: the handbook above the page is meant, or --content says which.
mkdir other; (cd content/commitment && hb new ../top.md 'Top' && [ "$status" -eq 0 ]) || die "from inside"
there content/top.md
(cd other && hb new ../content/far.md 'Far' && [ "$status" -eq 0 ]) || die "from beside"
there content/far.md
mkdir plain; printf '# One\n' >plain/one.md
hb new plain/two.md 'Two' -C plain; is 0; grep -q benefits plain/two.md && die "nobody says benefits there"
hb check --strict --drafts plain; is 0; quiet
hb new x.md X -C nowhere; is 1; said no-content
printf 'languages: 5\nlicense: [\n' >plain/handbook.yaml; hb new plain/three.md Three -C plain; is 1; said handbook.yaml; gone plain/three.md

# A disk that does not let us leaves nothing behind.
mkdir content/shut; chmod 555 content/shut
[ -w content/shut ] || { hb new content/shut/x.md X; is 3; said 'cannot write content/shut/x.md'; }
chmod 755 content/shut; rmdir content/shut || die "something was left"
n=0 good=0
while [ "$good" -lt 3 ]; do
    n=$((n + 1)); [ "$n" -lt 500 ] || die "it never went well"
    rm -rf content/failing
    HANDBOOK_FAULT=$n:ENOSPC hb new content/failing/x.md X
    if [ "$status" -eq 0 ]; then there content/failing/x.md; [ "$n" -gt 60 ] && good=$((good + 1)); continue; fi
    [ "$status" -ne 2 ] || said 'x.md'
    [ -s "$IO/err" ] || die "call $n failed in silence"
    [ ! -e content/failing ] || grep -q 'cannot take back' "$IO/err" || die "call $n left content/failing"
done
