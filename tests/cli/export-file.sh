# Forms that are one file: words, names, and what may be replaced.
site_of sections
hb export --help; is 0; quiet; told ' zip '; told ' epub '; told ' zim '
hb export zip; is 2; said 'name a form and where it goes'
hb export eppub a.epub; is 2; said "did you mean 'epub'?"
hb export zip a.zip --output b; is 2; said "'--output'"
hb export zip a.zip; is 0; quiet; told 'Made a.zip: '
there a.zip; gone .a.zip.handbook
cp a.zip before
hb export zip a.zip content --jobs 3; is 0; quiet
cmp a.zip before || die "the same handbook is the same zip"
hb export zip a.zip --made 2026-11-22; is 0
cmp -s a.zip before && die "the day it was made stands in it"
hb export epub a.zip; is 1; said 'export-not-ours'; said 'Nothing was exported: a.zip is as it was.'
mkdir folder; hb export zip folder; is 1; said 'folder/handbook.zip'
hb export zip 'a name with spaces & é.zip'; is 0; there 'a name with spaces & é.zip'
hb export zip -- -a.zip; is 0; there ./-a.zip
hb export zip /dev/null; is 1; said 'a device or a pipe'
ln -s a.zip link.zip
hb export zip link.zip; is 1; said 'links are not followed'
hb export zip b.zip nowhere; [ "$status" -ne 0 ] || die "no content"
gone b.zip
# where it goes is looked at first, its names and pages afterwards
echo mine >mine.zip
mkdir mine
cp -R content broken && printf '[x](gone.md)\n' >broken/broken.md
for form in zip epub; do
    hb export $form mine.zip broken; is 1; said 'export-not-ours'; grep -q missing-page "$IO/err" && die "it was built first"
done
hb export print mine.pdf broken; is 1; said 'missing-page'
echo mine >mine.pdf; hb export print mine.pdf broken; is 1; said 'export-not-ours'; grep -q missing-page "$IO/err" && die "it was built first"
hb export zip none.zip mine; is 1; said 'no-pages'; said 'Nothing was exported'
gone none.zip
long=$(printf 'a%.0s' $(seq 1 120))
mkdir -p "content/$long" && cp content/index.md "content/$long/$long.md"
hb export zip long.zip; is 1; said 'path-too-long'; said "$long.md"
gone long.zip
