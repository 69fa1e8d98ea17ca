hb build nowhere -o site; is 1; said 'nowhere'; said 'no-content'; gone site
echo x >file
hb build file -o site; is 1; said 'a file, not a folder'; gone site
hb check nowhere; is 1; said 'no-content'
mkdir empty
hb build empty -o site; is 0; there site/index.html
