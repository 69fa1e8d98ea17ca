# Help goes to stdout and ends well; without a command it goes to stderr.
hb --help; is 0; quiet; told 'handbook build'; told 'handbook check'
hb -h; is 0; quiet
hb help; is 0; quiet
hb build --help; is 0; quiet; told '--jobs'; told '--strict'; told '--drafts'; told 'Exit status'
hb check --help; is 0; quiet; told '--jobs'
hb check -h; is 0; quiet
hb; is 2; said 'handbook build'
[ ! -s "$IO/out" ]
gone site
