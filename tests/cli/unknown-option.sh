site_of sections
hb build content --frob; is 2; said "'--frob'"; said "handbook build --help"
hb build content -x; is 2; said "-x"
hb check content -o site; is 2; said "'-o'"
hb check content --format xml; is 2; said "'xml'"
hb verify content --format=json; is 2; said "'--format"
hb check content --output site; is 2; said "'--output'"
hb build content one; is 2; said "'one'"
hb build content -o; is 2; said 'value'
hb build content --jobs; is 2; said 'value'
gone site
# The nearest right one, or the command that has it.
hb build --jobb 3; is 2; said "there is no option '--jobb'; did you mean '--jobs'?"
hb check --output site; said "'handbook build' has it"
hb source list --replace; is 2; said "--replace is not for 'list', but for 'add'"
hb impact a --format jsn; is 2; said "--format takes text or json, not 'jsn'; did you mean 'json'?"
hb export zip a.zip --made 22/11/2026; is 2; said 'did you mean 2026-11-22?'
hb build --strict=yes; is 2; said "'--strict' takes no value"
# A value that was forgotten is not the next option; a dash is no hyphen.
hb build -o --strict; is 2; said "needs a value: -o SITE"
hb build —strict; is 2; said 'two hyphens'
gone --strict
