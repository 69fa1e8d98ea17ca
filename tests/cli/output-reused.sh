# The same output folder for another content: the old pages go.
site_of sections
hb build content -o site; is 0; there site/b/second.html
cp -R "$ROOT/tests/golden/aliases/in" other
hb build other -o site; is 0; quiet; gone site/b/second.html; there site/a/page.html
(cd site && sha256sum --quiet -c manifest.sha256) || die "the manifest is not true"
