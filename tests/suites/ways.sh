# What `handbook init --github`, --gitlab and --devcontainer write: the commands
# of those files are run as the hosts would run them, on a release that `make
# dist` made. Only the network is missing: curl and gh are small scripts here.
. "$(dirname "$0")/../lib.sh"
need node || finish
REHEARSE="node $ROOT/tests/ways/rehearse.mjs"

# The files themselves.
FILES=$(find generator/starter .github -name '*.yml' 2>/dev/null | grep -v /handbook/)
# shellcheck disable=SC2086
check "the files for GitHub and GitLab hold no mistake" $REHEARSE lint $FILES
check "devcontainer.json is JSON" $REHEARSE lint generator/starter/devcontainer/.devcontainer/devcontainer.json
if command -v shellcheck >/dev/null 2>&1; then
    check "their scripts hold no mistake" shellcheck generator/starter/program/.handbook/get \
        generator/starter/devcontainer/.devcontainer/serve generator/dist/pack
else
    skip "shellcheck" "it is not installed"
fi

# A release, and the network that has it.
REPOSITORY=https://github.com/example/handbook
check "make dist with an address" make dist REPOSITORY=$REPOSITORY
TARBALL=$(echo "$ROOT"/build/handbook-*-linux-*.tar.gz)
NAME=$(basename "$TARBALL" .tar.gz)
RELEASED=$WORK/released
mkdir -p "$RELEASED" "$WORK/bin"
cp "$TARBALL" "$RELEASED/"
cat >"$WORK/bin/curl" <<'STUB'
#!/bin/sh
# Gives what lies in $RELEASED, and writes down what was sent away.
to= sent= secure=
while [ $# -gt 0 ]; do
    case $1 in
        --output) to=$2; shift ;;
        --upload-file) sent=$2; shift ;;
        --proto) [ "$2" = '=https' ] && secure=1; shift ;;
        --header | --retry | --data-urlencode) echo "$2" >>"$RELEASED/.words"; shift ;;
        https://*) address=$1 ;;
        --fail | --location | --silent | --show-error) ;;
        *) echo "curl: what is $1?" >&2; exit 2 ;;
    esac
    shift
done
echo "$address" >>"$RELEASED/.asked"
[ -z "$sent" ] || cp "$sent" "$RELEASED/sent.zip"
[ -n "$to" ] || exit 0
[ -n "$secure" ] || exit 3
[ -f "$RELEASED/$(basename "$address")" ] || { echo 'curl: (22) 404' >&2; exit 22; }
cp "$RELEASED/$(basename "$address")" "$to"
STUB
cat >"$WORK/bin/gh" <<'STUB'
#!/bin/sh
echo "$*" >>"$RELEASED/.gh"
[ -n "$GH_TOKEN" ] && cp "$4" "$RELEASED/$(basename "$4")"
STUB
chmod +x "$WORK/bin/curl" "$WORK/bin/gh"
export RELEASED

# The repository, written by the released program itself.
mkdir "$WORK/program"
tar -xzf "$TARBALL" -C "$WORK/program" --strip-components=1
REPO="$WORK/a repository"
run "$WORK/out" "$WORK/err" "$WORK/program/bin/handbook" init --github --gitlab --devcontainer "$REPO"
if [ "$status" -eq 0 ]; then pass "init writes the repository"; else fail "init writes the repository" "$WORK/err"; fi
check "with the release's own address" grep -qx "repository=$REPOSITORY" "$REPO/.handbook/release"
check "and its checksum" grep -qE '^checksums=[0-9a-f]{64}$' "$REPO/.handbook/release"

rehearse() { # rehearse WORDS…: in the repository, with a new temporary folder
    rm -rf "$WORK/temp" "$RELEASED"/.[a-z]*
    mkdir "$WORK/temp"
    cd "$REPO" || exit 3
    # shellcheck disable=SC2086
    run -t 120 "$WORK/out" "$WORK/err" env PATH="$WORK/bin:$PATH" RUNNER_TEMP="$WORK/temp" \
        $REHEARSE run "$@"
    cd "$ROOT" || exit 3
}
well() { # well NAME TEST…: the rehearsal went well, and so does the test
    local name=$1
    shift
    if [ "$status" -eq 0 ] && "$@"; then pass "$name"; else fail "$name (status $status)" "$WORK/err" "$WORK/out"; fi
}
CHECK=.github/workflows/check.yml

# A pull request as GitHub hands it over: its merge into main, what that merges,
# and nothing before. This also shows that git takes all that init wrote.
in_git() { # in_git FOLDER WORDS…
    git -c user.name=T -c user.email=t@example.org -c init.defaultBranch=main -C "$@" >>"$WORK/git.log" 2>&1
}
need git || finish
WRITTEN=$REPO
REPO=$WORK/handed
hand_over() { # hand_over: a pull request with what lies in $WRITTEN becomes $REPO
    in_git "$WRITTEN" checkout -q -b change && in_git "$WRITTEN" add -A &&
        in_git "$WRITTEN" commit -q --allow-empty -m change &&
        in_git "$WRITTEN" checkout -q main && in_git "$WRITTEN" merge -q --no-ff -m merge change &&
        in_git "$WRITTEN" branch -q -D change || return 1
    rm -rf "$REPO"
    in_git "$WORK" clone -q --depth 2 "file://$WRITTEN" handed
}
in_git "$WRITTEN" init -q && in_git "$WRITTEN" add -A && in_git "$WRITTEN" commit -q -m first
printf '\nMore.\n' >>"$WRITTEN/content/commitment/accept.md"
check "a pull request" hand_over

rehearse $CHECK "runner.temp=$WORK/temp"
well "a pull request is checked, and previewed" test -s "$WORK/temp/preview/index.html"
check "the program came from the release" grep -qx "$REPOSITORY/releases/download/v[0-9.]*/$NAME.tar.gz" "$RELEASED/.asked"
check "nothing was written into the repository" test -z "$(find "$REPO" -newer "$WORK/out" -type f)"

page=content/commitment/index.md
cp "$WRITTEN/$page" "$WORK/page"
printf '\n[Nowhere](no-such-page.md)\n' >>"$WRITTEN/$page"
check "a pull request with a mistake" hand_over
rehearse $CHECK "runner.temp=$WORK/temp"
if [ "$status" -eq 1 ] && grep -q '^::error file=content/.*index\.md,line=[0-9]' "$WORK/out"; then
    pass "a mistake fails it, at its own line"
else
    fail "a mistake fails it, at its own line (status $status)" "$WORK/out" "$WORK/err"
fi
check "and makes no preview" test ! -e "$WORK/temp/preview"
check "a pull request beside a mistake that was there" hand_over
rehearse $CHECK "runner.temp=$WORK/temp"
if grep -q '^::error' "$WORK/out"; then fail "which is not its own" "$WORK/out"; else pass "which is not its own"; fi
well "does not fail" test ! -e "$WORK/temp/preview"
check "and hears why there is no preview" grep -q 'no-such-page.md.*\[missing-page\]' "$WORK/err"
gitlab_check() { # gitlab_check: as a merge request from what was there before
    rehearse .gitlab-ci.yml check "HANDBOOK=$WORK/temp/handbook" \
        "CI_MERGE_REQUEST_DIFF_BASE_SHA=$(git -C "$REPO" rev-parse HEAD^1)"
}
gitlab_check
well "GitLab: nor is it a merge request's" test ! -e "$REPO/preview"
check "GitLab: it is named all the same" grep -q 'no-such-page.md.*\[missing-page\]' "$WORK/err"
printf '\n[Nowhere](no-page-either.md)\n' >>"$WRITTEN/$page"
check "a merge request with a mistake of its own" hand_over
gitlab_check
if [ "$status" -eq 1 ] && [ ! -e "$REPO/preview" ] && grep -q 'no-page-either.md' "$WORK/err"; then
    pass "GitLab: fails"
else
    fail "GitLab: fails (status $status)" "$WORK/err"
fi
cp "$WORK/page" "$WRITTEN/$page"
check "a pull request that mends it" hand_over
rehearse $CHECK "runner.temp=$WORK/temp"
well "is checked, and previewed" test -s "$WORK/temp/preview/index.html"

rehearse .github/workflows/publish.yml "runner.temp=$WORK/temp" \
    steps.pages.outputs.base_url=https://charity.example/rights
well "the website is built for the address it will have" grep -q 'https://charity.example/rights/' "$WORK/temp/site/sitemap.xml"
check "and so is the page for a wrong address" grep -q 'https://charity.example/rights/assets/' "$WORK/temp/site/404.html"

# A tag is whatever somebody typed.
rehearse .github/workflows/release.yml "runner.temp=$WORK/temp" github.token=t \
    github.repository=example/rights 'github.event.release.tag_name=2026-11 "$(touch hacked)"'
well "a release gets handbook-usb.zip" unzip -qqt "$RELEASED/handbook-usb.zip"
check "a tag is never a command" test ! -e "$REPO/hacked"
check "it opens by double-click" sh -c 'unzip -l "$0" | grep -q START-HERE.html' "$RELEASED/handbook-usb.zip"

GITLAB="HANDBOOK=$WORK/temp/handbook"
gitlab_check
well "GitLab: a merge request is checked, and previewed" test -s "$REPO/preview/index.html"
rm -rf "$REPO/preview"
rehearse .gitlab-ci.yml pages "$GITLAB" CI_PAGES_URL=https://charity.gitlab.example/rights
well "GitLab: the website is built for the address it will have" grep -q 'https://charity.gitlab.example/rights/' "$REPO/public/sitemap.xml"
rm -rf "$REPO/public"
rehearse .gitlab-ci.yml release "$GITLAB" CI_API_V4_URL=https://gitlab.example/api/v4 CI_PROJECT_ID=7 \
    CI_PIPELINE_ID=11 CI_JOB_TOKEN=t CI_COMMIT_TAG='1 $(touch hacked)'
well "GitLab: a tag becomes a release with handbook-usb.zip" unzip -qqt "$RELEASED/sent.zip"
check "with its name as it is" grep -qxF 'tag_name=1 $(touch hacked)' "$RELEASED/.words"
check "a tag is never a command there" test ! -e "$REPO/hacked"

# --- the pages that are told as a beginning ----------------------------------

# first_fence FILE HEADING: what stands in the first fence below it.
first_fence() {
    awk -v heading="$2" '$0 == heading { on = 1 }
        on && /^ *```/ { if (inside) exit; inside = 1; next }
        inside { sub(/^   /, ""); print }' "$1"
}
page_passes() { # page_passes NAME CONTENT PAGE
    run "$WORK/out" "$WORK/err" "$HANDBOOK" check --drafts --strict "$2"
    if [ "$status" -eq 0 ] && [ -s "$3" ]; then pass "$1"; else fail "$1" "$WORK/err"; fi
}
first_fence "$REPO/CONTRIBUTING.md" '## A new page' >"$REPO/content/commitment/phone.md"
page_passes "the page in CONTRIBUTING.md has no mistake" "$REPO/content" "$REPO/content/commitment/phone.md"
mkdir "$WORK/ours"
cp -R content "$WORK/ours/"
first_fence content/README.md '### Add a page' >"$WORK/ours/content/coach/phone.md"
page_passes "nor has the one in content/README.md" "$WORK/ours/content" "$WORK/ours/content/coach/phone.md"

# --- .handbook/get refuses --------------------------------------------------

refuses() { # refuses NAME WORDS: get says them, and leaves no program
    rm -rf "$WORK/temp"
    cd "$REPO" || exit 3
    run "$WORK/out" "$WORK/err" env PATH="$WORK/bin:$PATH" sh .handbook/get "$WORK/temp"
    cd "$ROOT" || exit 3
    if [ "$status" -eq 1 ] && grep -qF -- "$2" "$WORK/err" && [ ! -e "$WORK/temp" ]; then
        pass "get: $1"
    else
        fail "get: $1 (status $status)" "$WORK/err"
    fi
    cp "$WORK/settings" "$REPO/.handbook/release"
    cp "$TARBALL" "$RELEASED/"
}
change() { # change SED: of the settings
    sed -i "$1" "$REPO/.handbook/release"
}
again() { # again COMMAND: the release anew, after the command in its folder
    rm -rf "$WORK/again"
    mkdir "$WORK/again"
    tar -xzf "$TARBALL" -C "$WORK/again"
    (cd "$WORK/again/$NAME" && eval "$1")
    tar -czf "$RELEASED/$NAME.tar.gz" -C "$WORK/again" "$NAME"
}
cp "$REPO/.handbook/release" "$WORK/settings"
change 's/^repository=.*/repository=/'
refuses "no repository" "write where the program's releases are, as repository="
change 's/^version=.*/version=/'
refuses "no version" "write which release, as version="
change 's/^version=.*/version=9.9.9/'
refuses "a release that is not there" "could not fetch it. Is there a release 9.9.9"
change 's/^checksums=.*/checksums=/'
refuses "no checksum: says the one it found" "checksums=$(sed -n 's/^checksums=//p' "$WORK/settings")"
change 's/^checksums=./checksums=x/'
refuses "another checksum" "another program than .handbook/release names"
again 'echo >>share/handbook/lua-plugins/citations.lua'
refuses "a file that was changed" "changed after it was made"
again 'echo >share/handbook/lua-plugins/more.lua'
refuses "a file more" "changed after it was made"
again 'rm LICENSE'
refuses "a file less" "changed after it was made"
again 'ln -s /etc/passwd lib/handbook/libmore.so'
refuses "a link more" "changed after it was made"
echo 'not a tarball' >"$RELEASED/$NAME.tar.gz"
refuses "what is no tarball" "is no release of handbook"
mkdir "$WORK/full"
run "$WORK/out" "$WORK/err" sh "$REPO/.handbook/get" "$WORK/full"
check "get: takes no folder that is there" grep -q 'is there already' "$WORK/err"
finish
