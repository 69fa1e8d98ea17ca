# check --changed: what is wrong in changed files, and what they broke elsewhere.
command -v git >/dev/null || { echo "git is not installed"; exit 0; }
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null HOME=$PWD
g() { git -c user.name=T -c user.email=t@example.org -c init.defaultBranch=main "$@" >/dev/null 2>&1 || die "git $*"; }
page() { # page NAME TEXT
    mkdir -p "$(dirname "book/$1")"
    printf -- '---\ntitle: %s\n---\n\n%s\n' "$1" "$2" >"book/$1"
}
mkdir book
page index.md 'See [the first page](a.md#here), and [what is gone](gone.md).'
page a.md '## Here {#here}'
page b.md '[nothing there](gone.md)'

# No repository, and one without a first commit.
hb check book --changed; is 2; said 'git keeps no versions of this folder'
g init .
hb check book --changed; is 1; said 'index.md'; said 'b.md'

# Nothing has changed: what was wrong before is nobody's.
g add .; g commit -m one
hb check book --changed; is 0; quiet; told 'Nothing wrong in 0 changed pages'
hb check book; is 1; said '2 errors in 2 of 3 pages'

# A changed page with its old mistake, another with none: staged or not.
page b.md 'More, and [nothing there](gone.md)'
hb check book --changed; is 1; said 'book/b.md:5:27'; said '1 error in 1 of 3 pages'
g add .
hb check book --changed; is 1; said 'book/b.md:5:27'; said '1 error in 1 of 3 pages'
g reset --hard

# What a change breaks elsewhere is told, what was broken before is not.
page a.md '## There {#there}'
hb check book --changed; is 1; said "no heading '#here' on the page 'a.md'"; said '1 error in 1 of 3 pages'
g reset --hard
g mv book/a.md book/c.md
hb check book --changed; is 1; said "there is no page 'a.md#here'"; said '1 error in 1 of 3 pages'
g reset --hard
rm book/a.md
hb check book --changed; is 1; said "there is no page 'a.md#here'"; said '1 error in 1 of 2 pages'
g reset --hard

# A file that git does not know; an odd name.
page 'new
page.md' '[nothing there](nowhere.md)'
page 'llyfr ŵy.md' '[nothing there](nowhere.md)'
page 'كتاب.md' '[nothing there](nowhere.md)'
hb check book --changed; is 1; said 'llyfr ŵy.md:5:17'; said 'كتاب.md:5:17'; said 'in 3 of 6 pages'
rm -f book/new* book/ll* book/ك*

# A setting that breaks pages: they are elsewhere, and told.
printf 'title: T\nraw_html: true\n' >book/handbook.yaml
page b.md '<b>x</b>'
g add .; g commit -m two
printf 'title: T\nraw_html: false\n' >book/handbook.yaml
hb check book --changed; is 1; said 'book/b.md:5:1'; said '1 error in 1 of 3 pages'
g checkout .

# Since a branch: what the branch did, not what main did meanwhile.
g checkout -b work
page d.md '[nothing there](nowhere.md)'
g add .; g commit -m three
g checkout main
page a.md 'No heading any more.'
g add .; g commit -m four
g checkout work
hb check book --changed=main; is 1; said 'book/d.md:5:17'; said '1 error in 1 of 4 pages'
hb check book --changed; is 0; quiet
hb check book --changed=nowhere; is 2; said "there is no commit, branch or tag 'nowhere'"
hb check book --changed=--output=x; is 2; said "there is no commit, branch or tag '--output=x'"; gone x; gone book/x
hb check book --changed=; is 2; said 'needs a value'

# From inside, with a hook's variables, by a link, in a folder of the folder.
status=0; (cd book && "$BARE" check . --changed=main >"$IO/out" 2>"$IO/err") || status=$?; is 1; said 'd.md:5:17'
GIT_DIR=/nowhere GIT_INDEX_FILE=/nowhere/index hb check book --changed=main; is 1; said 'book/d.md:5:17'
ln -s book also
hb check also --changed=main; is 1; said 'also/d.md:5:17'; said '1 error in 1 of 4 pages'
hb check nowhere --changed; is 1; said 'no-content'

# What is kept counts as ever: severities, --strict, notes.
printf 'title: T\nraw_html: true\nseverities: {missing-page: warning}\n' >book/handbook.yaml
hb check book --changed=main; is 0; said '1 warning in 1 of 4 pages'
hb check book --changed=main --strict; is 1; said '1 error in 1 of 4 pages'
g checkout .

# Only the newest commit was fetched, as on GitHub without fetch-depth.
g clone --depth 1 "file://$PWD" shallow
hb check shallow/book --changed=main~1; is 2; said 'fetch-depth: 0'
hb check shallow/book --changed; is 0; quiet

# A repository inside: git names it whole.
g -c protocol.file.allow=always submodule add "file://$PWD/shallow/.git" book/inner
g commit -m five
hb check book --changed; is 0; quiet
printf 'more\n' >>book/inner/book/b.md
hb check book --changed; is 1; said 'inner/book/index.md'

# Nothing was written into the repository, and nothing was left.
[ -z "$(ls "$TMPDIR")" ] || die "a temporary folder was left"
[ "$(git status --porcelain | grep -vc inner)" -le 20 ] || die "the repository was changed"

# No git.
mkdir bin; for tool in env cat; do ln -s "$(command -v $tool)" bin/; done
status=0; PATH=$PWD/bin "$BARE" check book --changed >"$IO/out" 2>"$IO/err" || status=$?; is 3; said 'git is not installed'; said 'helper-missing'
