# What all forms of the handbook share: words, the day, where the copy goes.
site_of sections
hb export --help; is 0; quiet; told 'SOURCE_DATE_EPOCH'; told 'Exit status'
hb export; is 2; said 'name a form and where it goes'
hb export web; is 2; said 'name a form'
hb export wbe there; is 2; said "no form 'wbe'; did you mean 'web'?"
hb export web there content another; is 2; said "also got 'another'"
hb export web ''; is 2; said 'has no name'
hb export web there --frob; is 2; said "no option '--frob'"
hb export web there --made 2026-02-30; is 2; said "takes a day as 2026-11-22, not '2026-02-30'"
hb export web there --made 22/11/2026; is 2; said "not '22/11/2026'"
SOURCE_DATE_EPOCH=yesterday hb export web there; is 2; said "seconds since 1970, not 'yesterday'"
gone there
hb export web content/there; is 1; said 'inside the content folder'; said 'Nothing was exported'
gone content/there
# the day: told, or by the environment, or none
hb export web there/ --made 2026-11-23; is 0; quiet; told 'files in there'
grep -q '"made":"2026-11-23","kind":"web"' there/edition.js || die "the day that was told"
SOURCE_DATE_EPOCH=1795478399 hb export web there; is 0; told 'unchanged'
grep -q '"made":"2026-11-23"' there/edition.js || die "the last second of a day"
SOURCE_DATE_EPOCH=1795478400 hb export web there content; is 0
grep -q '"made":"2026-11-24"' there/edition.js || die "the first second of the next"
hb export web there; is 0
grep -q '"made":""' there/edition.js || die "nobody told"
# the same as a build
hb build content -o built; is 0
diff -r there built || die "not the same as what build makes"
# mistakes: nothing changes
printf '[x](gone.md)\n' >content/broken.md
hb export web there; is 1; said 'Nothing was exported: there is as it was.'
diff -r there built || die "a mistake changed the copy"
