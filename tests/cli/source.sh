# handbook source: documents in, fingerprints out; nothing a person wrote is harmed.
mkdir -p content/sources documents
printf -- '---\ntitle: Home\n---\n\nThey said "does not have to sign the plan" [@letter].\n' >content/index.md
printf 'type: book # a kind\ntitle: "A letter"\nnote: >-\n  Two\n  lines' >content/sources/letter.yaml
cp content/sources/letter.yaml letter.before
printf 'The claimant does not have to sign\nthe plan, and nobody may say so.\n' >documents/letter.txt

hb source add documents/letter.txt --key letter; is 0; quiet; told 'written (14 words of letter.txt'; told "added the line 'fingerprint: letter.fingerprint'"
{ cat letter.before; printf '\nfingerprint: letter.fingerprint\n'; } | cmp -s - content/sources/letter.yaml || die "the record was not only added to"
grep -qi 'claimant\|sign' content/sources/letter.fingerprint && die "the fingerprint can be read"
cp content/sources/letter.fingerprint first
hb source add documents/letter.txt --key letter content; is 0; quiet; told 'is as it should be'
cmp -s first content/sources/letter.fingerprint || die "the same document gave another fingerprint"
hb check; is 0; quiet; told 'Quotations: 1 verified, 0 not in source, 0 cannot be checked.'
hb source list; is 0; quiet; told 'letter'; told '14 words'
grep -q '^letter .* 1$' "$IO/out" || die "list does not count citations"
hb source verify; is 0; quiet; told 'letter: whole'; told 'Fingerprints: 1 whole, 0 cannot be used.'
hb source verify --documents documents; is 0; quiet; told 'document matches'
mkdir empty
hb source verify --documents empty; is 0; quiet; told 'not at hand'

# a newer document: said, not taken
printf 'The claimant does have to sign\nthe plan, and nobody may say so.\n' >documents/letter.txt
hb source add documents/letter.txt --key letter; is 1; said 'it had 14 words and has 13'; said 'word 4'; said '--replace'
cmp -s first content/sources/letter.fingerprint || die "it was taken all the same"
hb source verify --documents documents; is 1; said 'document-differs'; said 'word 4'
printf 'The claimant does not have to SIGN\r\nthe plan, and nobody may say so.\r\n' >documents/letter.txt
hb source verify --documents documents; is 1; said 'every word is the same'
printf 'The claimant does have to sign\nthe plan, and nobody may say so.\n' >documents/letter.txt
hb source add documents/letter.txt --key letter --replace; is 0; quiet; told 'written'
hb check; is 1; said 'quotation-not-in-source'; told 'Quotations: 0 verified, 1 not in source'
hb build; is 1; told '1 not in source'

# damaged, of another version, something else
printf x >>content/sources/letter.fingerprint
hb source verify; is 1; said 'bad-fingerprint'; told '0 whole, 1 cannot be used'
hb check; is 1; said 'bad-fingerprint'; told '1 cannot be checked'
hb source add documents/letter.txt --key letter; is 0; told 'it is damaged; it is made anew'
echo 'my notes' >content/sources/letter.fingerprint
hb source add documents/letter.txt --key letter; is 1; said 'is no fingerprint'
grep -q 'my notes' content/sources/letter.fingerprint || die "somebody's file is gone"
rm content/sources/letter.fingerprint
mkdir content/sources/letter.fingerprint
hb source add documents/letter.txt --key letter; is 1; said 'this is a folder'
rmdir content/sources/letter.fingerprint

# documents that are none
long='these are more than eight words in a line'
printf '\377\376t\0h\0e\0' >documents/utf16.txt
hb source add documents/utf16.txt --key letter; is 1; said 'neither a text nor a PDF'
printf '%s caf\351\n' "$long" >documents/latin.txt
hb source add documents/latin.txt --key letter; is 1; said 'the text is not saved as UTF-8'; said 'Notepad'
: >documents/empty.txt
hb source add documents/empty.txt --key letter; is 1; said 'nothing in it'
echo 'Five words are too few' >documents/few.txt
hb source add documents/few.txt --key letter; is 1; said 'fewer than 8 words'
hb source add documents --key letter; is 1; said 'this is a folder'
hb source add documents/none.txt --key letter; is 1; said 'cannot be read: No such file'
head -c 9000000 /dev/zero | tr '\0' 'a' >documents/huge.txt
hb source add documents/huge.txt --key letter; is 1; said 'more than 8 MB'
yes -- '- a' | head -c 8000000 >documents/points.txt
hb source add documents/points.txt --key letter; is 1; said 'its fingerprint would be larger than 8 MB'
gone content/sources/letter.fingerprint
printf '\357\273\277%s\r\nand so on\r\n' "$long" >documents/bom.txt
hb source add documents/bom.txt --key letter; is 0; told '12 words'

# PDF
printf '%%PDF-1.4\nnothing\n' >documents/bad.pdf
if command -v pdftotext >/dev/null; then
    hb source add documents/bad.pdf --key letter; is 1; said 'cannot read this PDF'
    text='BT /F 12 Tf 20 700 Td (The claimant does not have to sign the plan at all.) Tj ET'
    printf '%%PDF-1.1\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj 4 0 obj<</Length %d>>stream\n%s\nendstream endobj\ntrailer<</Root 1 0 R>>\n' ${#text} "$text" >documents/good.pdf
    hb source add documents/good.pdf --key letter --replace; is 0; told '11 words of good.pdf'
    hb check; is 0; told '1 verified'
    hb source verify --documents documents; is 0; told 'document matches'
fi
status=0
(PATH=/nowhere; "$BARE" source add documents/bad.pdf --key letter) >"$IO/out" 2>"$IO/err" || status=$?
is 3
said 'pdftotext'; said 'poppler-utils'

# records that a line cannot be added to: the line is shown, the file stays
printf -- '- {id: a, type: book, title: A}\n' >content/sources/list.yaml
printf '[{"id": "j", "type": "book", "title": "J"}]\n' >content/sources/zotero.json
cat content/sources/list.yaml content/sources/zotero.json >before
printf 'The claimant does not have to sign\nthe plan, and nobody may say so.\n' >documents/letter.txt
hb source add documents/letter.txt --key a; is 0; told 'list.yaml, line 1'; told 'add this line'; told 'fingerprint: a.fingerprint'
hb source add documents/letter.txt --key j; is 0; told '"fingerprint": "j.fingerprint",'
cat content/sources/list.yaml content/sources/zotero.json | cmp -s before - || die "a record was changed"
hb source verify; is 0; said 'unused-fingerprint'
printf 'type: book\r\ntitle: B\r\n' >content/sources/b.yaml
hb source add documents/letter.txt --key b; is 0
printf 'type: book\r\ntitle: B\r\nfingerprint: b.fingerprint\r\n' | cmp -s - content/sources/b.yaml || die "line ends were changed"
printf 'type: book\ntitle: C\n...\n' >content/sources/c.yaml
hb source add documents/letter.txt --key c; is 0; told 'add this line'
printf '{type: book, title: D}\n' >content/sources/d.yaml
hb source add documents/letter.txt --key d; is 0; told 'add this line'
printf '{type: book, title: D}\n' | cmp -s - content/sources/d.yaml || die "a record was changed"

# wrong usage
hb source; is 2; said 'add, list or verify'
hb source ad; is 2; said "did you mean 'handbook source add'?"
hb source add; is 2; said 'name the document'
hb source add documents/letter.txt; is 2; said '--key KEY'
hb source add documents/letter.txt --key leter; is 1; said "did you mean 'letter'"
hb source add documents/letter.txt --key quite-another; is 1; said 'quite-another.yaml'
hb source add documents/letter.txt --key; is 2; said 'value'
hb source list --key x; is 2; said '--key is not for'
hb source list content more; is 2; said "'more'"
hb source verify --documents nowhere; is 2; said 'nowhere'
hb source list --frob; is 2; said '--frob'
hb source --help; is 0; quiet; told '--documents'
hb source list nowhere; is 1; said "no-content"
