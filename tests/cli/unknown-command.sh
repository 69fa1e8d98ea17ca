hb biuld; is 2; said "there is no command 'biuld'"; said "did you mean 'build'?"
hb frobnicate; is 2; said "there is no command 'frobnicate'"
hb ''; is 2
gone site
