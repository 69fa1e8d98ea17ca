site_of links
hb check content; is 0
[ "$(ls)" = "$(echo content)" ] || die "check wrote something: $(ls)"
chmod -R a-w content
hb check content; is 0
chmod -R u+w content
