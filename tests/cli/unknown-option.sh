site_of sections
hb build content --frob; is 2; said "'--frob'"; said "handbook build --help"
hb build content -x; is 2; said "-x"
hb check content -o site; is 2; said "'-o'"
hb check content --format json; is 2; said "'--format'"
hb check content --format=json; is 2; said "'--format"
hb check content --output site; is 2; said "'--output'"
hb build content one; is 2; said "'one'"
hb build content -o; is 2; said 'value'
hb build content --jobs; is 2; said 'value'
gone site
