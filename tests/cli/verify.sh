# Whether a site is as it was made. Signatures are in the suite usb.
site_of sections
hb build content -o site; is 0
hb verify site; is 0; quiet; told 'a website'; told 'Whole: all'
hb verify site/; is 0
ln -s site link; hb verify link; is 0; told 'Whole'
hb verify --help; is 0; quiet; told '--key'
hb verify; is 2; said 'name one folder'
hb verify site site; is 2
hb verify ''; is 2
hb verify nowhere; is 2; said "'nowhere'"
hb verify content; is 2; said 'there is no manifest.sha256'
hb verify content/index.md; is 2; said 'unpack a zip file first'
hb verify site --made 2026-11-22; is 2; said "'--made'"

# Keys that are none.
hb verify site --key; is 2
hb verify site --key ''; is 2; said '--key'
hb verify site --key RWrong; is 2; said "'RWrong'"
hb verify site --key content/index.md; is 2; said 'not a public key'
hb verify site --key RWTJcxNVh9EFAOr6H6rcWG/VuQxeQIlOR0QfcgG6d5pMa41qhdKAmQc+; is 1
told 'Not signed'; told 'Whole'

# All that is wrong, sorted, and counted.
echo changed >>site/index.html
rm site/a/one.html
mkdir site/b/theirs
printf 'x' >"site/$(printf 'odd\033[2Jname')"
touch site/Thumbs.db
ln -sf index.html site/last.html
hb verify site; is 1; quiet
grep '^  ' "$IO/out" | sed 's/^  //' | grep -v odd | tr -s ' ' >listed
printf '%s\n' '(computer) Thumbs.db' 'missing a/one.html' 'extra b/theirs/' 'changed index.html' 'changed last.html' | cmp -s - listed || die "$(cat listed)"
told '1 missing, 2 changed, 2 extra'
! grep -q "$(printf '\033')" "$IO/out" || die 'an escape reaches the terminal'

# Without the script that tells the edition the rest is still looked at.
rm site/edition.js
hb verify site; is 1; told 'Which edition this is cannot be told'; told '2 missing'

# Manifests that lead elsewhere, and none that handbook made.
for line in '../content/index.md' '/etc/passwd' 'a/../b'; do
    printf '%064d  %s\n' 0 "$line" >site/manifest.sha256
    hb verify site; is 1; told 'manifest.sha256 is damaged'
done
echo '# no list' >site/manifest.sha256
hb verify site; is 1; told 'damaged'
rm site/manifest.sha256; ln -s ../link/x site/manifest.sha256
hb verify site; is 1; told 'damaged'

# edition.js is believed in its own form only.
mkdir odd; i=0
odd() {
    printf '%s' "$1" >odd/edition.js
    (cd odd && sha256sum edition.js >manifest.sha256)
    hb verify odd; is 0; told "$2"
}
odd 'window.handbookEdition = {"day":"2026-11-20","made":"2026-11-22","kind":"usb"};' 'Edition of 2026-11-20, a copy for a USB stick, made on 2026-11-22.'
odd 'window.handbookEdition = {"day":"","made":"","kind":"zip"};' 'Edition without a date, a copy from a zip file.'
for script in '' '{}' 'window.handbookEdition = {};' 'window.handbookEdition = {"day":"2026-02-30","made":"","kind":"usb"};' \
    'window.handbookEdition = {"day":"","made":"","kind":"other"};' 'window.handbookEdition = }{' \
    'window.handbookEdition = {"day":1,"kind":"usb","day":2};' "window.handbookEdition = {$(printf '\377')}"; do
    odd "$script" 'Which edition this is cannot be told'
done
