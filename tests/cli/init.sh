# A handbook to begin with: whole or not at all, and nothing in it is wrong.
share=$(cd "$(dirname "$BARE")/../share/handbook" && pwd -P)
cp -R "$ROOT/generator/starter" "$share/"
trap 'rm -rf "$share/starter"' EXIT
hb init mine; is 0; quiet; told 'Made a small handbook in mine'; told 'cd mine'
there mine/README.md; there mine/.gitignore; there mine/content/handbook.yaml; there mine/content/publisher.yaml
diff -r "$ROOT/generator/starter/handbook" mine || die "not as in generator/starter"
cd mine || exit 1
hb check --strict; is 0; quiet
hb check --strict --drafts; is 0; quiet
hb build; is 0; quiet; there site/commitment/accept.html; there site/glossary.html; gone site/about/privacy.html
hb build --drafts -o preview; is 0; quiet; there preview/about/privacy.html
sed -i '/^status: draft/d' content/about/*.md
hb check --strict; is 1; said 'content/about/privacy.md:8:1: error: this has not been filled in yet [not-filled-in]'
cp -R "$ROOT/generator/starter/handbook/content/about/." content/about
hb source list; is 0; told 'uc-regs-2013'
grep -q '^reviewed' -r content && die "nobody has reviewed it"
# git leaves alone what is made.
if command -v git >/dev/null; then
    git init -q . && [ -z "$(git status --porcelain --untracked-files=all | grep -E 'site|preview')" ] || die ".gitignore"
fi
cd ..

# With what a host needs: alone, and all together.
hb init --github hub; is 0; quiet; told 'CONTRIBUTING.md'
there hub/.github/workflows/check.yml; there hub/.handbook/get; there hub/content/index.md; gone hub/.gitlab-ci.yml
hb init lab --gitlab; is 0; there lab/.gitlab-ci.yml; there lab/.handbook/release; gone lab/.github
hb init --gitlab --github --devcontainer all; is 0
there all/.devcontainer/serve; there all/.gitlab-ci.yml; there all/.github/workflows/publish.yml
hb check --strict all/content; is 0; quiet
hb init --github=x odd; is 2; gone odd
hb init --githup odd; is 2; said "did you mean '--github'"; gone odd
hb init --github; is 2; said 'name the folder'
mkdir -p taken/.github; hb init --github taken; is 2; said 'is not empty'; gone taken/content

# What is there stays as it is, and is named.
hb init mine; is 2; said "'mine' is not empty, and stays as it is: it has .gitignore, README.md, content/"
mkdir full; touch full/a full/b full/c full/d full/e full/f full/g; hb init full; is 2; said 'a, b, c, d, e and 2 more'
[ "$(ls full | wc -l)" = 7 ] || die "something was written"
echo x >file; hb init file; is 2; said "'file' is a file"; [ "$(cat file)" = x ] || die "a file was changed"
hb init file/below; [ "$status" -ne 0 ] || die 'below a file'; said 'file'
ln -s nowhere dangling; hb init dangling; is 2; said 'leads nowhere'; gone nowhere
hb init; is 2; said 'name the folder'
hb init ''; is 2; said 'the folder has no name'
hb init a b; is 2; said "only one folder can be named; also got 'b'"; gone a
hb init --force mine; is 2; said "there is no option '--force'"

# An empty folder, a new clone, folders above, a link to a folder, odd names.
mkdir empty; hb init empty; is 0; there empty/content/index.md
mkdir -p clone/.git; hb init clone; is 0; there clone/content/index.md
hb init above/deep/er/; is 0; there above/deep/er/README.md; told 'in above/deep/er ('
mkdir target; ln -s target link; hb init link; is 0; there target/README.md
for name in 'with space' "quo'te" 'per%sent%n' 'ünïcode' '.hidden' 'a$b' 'new
line' 'con' 'a:b'; do
    hb init "$name"; is 0; quiet; there "$name/content/index.md"
    hb check --strict "$name/content"; is 0; quiet
done
hb init -- -dash; is 0; there ./-dash/README.md; told 'cd ./-dash'
# What it tells to type is one word for a shell.
hb init "Tŷ'r Cyngor 1"; is 0; told "cd 'Tŷ'\''r Cyngor 1'"; (eval "$(grep -o 'cd .*' "$IO/out")"; there README.md)
hb init Tŷ; is 0; told 'cd Tŷ'
hb init "$(printf 'esc\033[2J')"; is 0
grep -q "$(printf '\033')" "$IO/out" && die 'an escape reaches the terminal'
mkdir here; cd here || exit 1; hb init .; is 0; there content/index.md; cd ..

# A place that may not be written; a disk that fails at any call, or is full from one on.
mkdir shut; chmod 555 shut
[ -w shut ] || { hb init shut; is 3; said 'cannot make the folder shut/content'; hb init shut/new; is 3; gone shut/new; }
chmod 755 shut; rmdir shut || die "something was left"
n=0
while :; do
    n=$((n + 1)); rm -rf failing
    HANDBOOK_FAULT=$n:EIO hb init above/failing/deep
    [ "$status" -eq 0 ] && { rm -rf above/failing; [ "$n" -gt 150 ] && break; continue; }
    [ "$n" -lt 400 ] || die "it never went well"
    is 3; [ -s "$IO/err" ] || die "call $n failed in silence"
    [ -e above/failing ] && ! grep -q 'cannot take back' "$IO/err" && die "call $n left $(find above/failing)"
    rm -rf above/failing
done
for n in 20 40 60 80 100; do
    HANDBOOK_FAULT=$n:ENOSPC+ hb init filled
    [ "$status" -eq 0 ] && { rm -rf filled; continue; }
    is 3; said 'No space left on device'
    [ -e filled ] && ! grep -q 'cannot take back' "$IO/err" && die "it was left, and nothing was said"
    rm -rf filled
done
# The program without its files.
rm -rf "$share/starter"; hb init other; is 3; said 'install the program again'; gone other
