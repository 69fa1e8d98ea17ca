# The addresses of other websites, each once with the places that use it.
mkdir -p content/sources
printf -- '---\ntitle: Home\n---\n\n[B](https://b.org/x), [A](https://a.org/?q=1&r=2).\n\n- [A once more](https://a.org/?q=1&r=2)\n- <mail@a.org>\n' >content/index.md
printf 'type: webpage\ntitle: One\nURL: https://a.org/?q=1&r=2\narchive: https://web.archive.org/1\n' >content/sources/one.yaml
hb check --links; is 0; quiet
cat >wanted <<'E'
https://a.org/?q=1&r=2
    content/index.md:5:27
    content/index.md:7:17
    content/sources/one.yaml:3:6
https://b.org/x
    content/index.md:5:5
https://web.archive.org/1
    content/sources/one.yaml:4:10
E
diff -u wanted "$IO/out" >"$IO/diff" || { cat "$IO/diff"; die "not as wanted"; }
hb check --links --jobs 1 content; is 0; diff -q wanted "$IO/out" >/dev/null || die "one worker"
hb check --links=json; is 0; quiet
printf '%s\n' '{"version":1,"links":[{"url":"https://a.org/?q=1&r=2","places":[{"file":"content/index.md","line":5,"column":27},{"file":"content/index.md","line":7,"column":17},{"file":"content/sources/one.yaml","line":3,"column":6}]},{"url":"https://b.org/x","places":[{"file":"content/index.md","line":5,"column":5}]},{"url":"https://web.archive.org/1","places":[{"file":"content/sources/one.yaml","line":4,"column":10}]}]}' | diff - "$IO/out" >"$IO/diff" || { cat "$IO/diff"; die "json"; }
hb check --links=xml; is 2; said "takes text or json, not 'xml'"
hb check --links --format sarif; is 2; said 'take one of them'
hb check --links --format short; is 0; quiet
hb build --links; is 2
# what is wrong is still told, and does not stop the list
printf '[No](no.md) and [C](http://c.org/)\n' >>content/index.md
hb check --links; is 1; said 'missing-page'; said 'http-link'; told 'http://c.org/'
# none at all
rm -r content; mkdir content; printf '# Home\n' >content/index.md
hb check --links; is 0; quiet; [ ! -s "$IO/out" ] || die "out should be empty"
hb check --links=json; told '{"version":1,"links":[]}'
