# Wrong words; the preview itself is tried by the suite serve.
site_of sections
for port in 0 65536 many '' -1 8000.5; do
    hb serve --port "$port"; is 2; said '1 to 65535'
done
for name in 'a b' 'https://example.org' 'example.org:80' '*' 'a..b'; do
    hb serve --host "$name"; is 2; said "not '$name'"; said '--help'
done
hb serve nowhere; is 1; said 'nowhere'
hb serve content other; is 2; said 'other'
hb serve --drafts; is 2; said '--drafts'
hb serve --help; is 0; told '--port N'; told '--host NAME'; told 'Ctrl-C'
