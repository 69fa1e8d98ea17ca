# The manual page and the shells' completion, made of the same rows as the help.
hb man; is 0; quiet; cp "$IO/out" handbook.1
hb man; cmp -s handbook.1 "$IO/out" || die "not the same twice"
head -n 2 handbook.1 | grep -q '^\.TH HANDBOOK 1 "" "handbook [0-9.]*" "User Commands"$' || die "its head"
if command -v man >/dev/null; then
    LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -l handbook.1 >page.txt 2>warned || die "man cannot read it"
    [ ! -s warned ] || { cat warned; die "man warns"; }
    grep -q 'handbook build \[CONTENT\]' page.txt || die "a synopsis is not there"
    grep -qF "handbook impact uc-regs-2013 'reg 15(3)'" page.txt || die "quotes are not as typed"
fi
if command -v groff >/dev/null; then
    groff -man -ww -z -Tutf8 handbook.1 >warned 2>&1; [ ! -s warned ] || { cat warned; die "groff warns"; }
fi
if command -v mandoc >/dev/null; then mandoc -Tlint -Wwarning handbook.1 >warned; [ ! -s warned ] || { cat warned; die "mandoc warns"; }; fi
# Every command and option of the help is in it, and in each completion.
hb completion; is 2; said 'name your shell'
hb completion bsh; is 2; said "did you mean 'bash'?"
for shell in bash zsh fish; do hb completion $shell; is 0; quiet; cp "$IO/out" complete.$shell; done
hb --help; words=$(sed -n 's/^  handbook \([a-z]*\) .*/\1/p' "$IO/out")
for word in $words; do
    grep -q "handbook $word" handbook.1 || die "the manual lacks $word"
    grep -q "handbook $word" "$ROOT/README.md" || die "README.md lacks 'handbook $word'"
    hb $word --help
    for option in $(grep -o '^  *\(-[a-zA-Z], \)\{0,1\}--[a-z-]*' "$IO/out" | grep -o -e '--[a-z-]*' || true); do
        grep -qF -e "$(printf '%s' "$option" | sed 's/-/\\-/g')" handbook.1 || [ "$option" = --help ] || die "the manual lacks $option"
        grep -qF -e "$option" complete.bash || die "bash lacks $option"
        grep -qF -e "$option" complete.zsh || die "zsh lacks $option"
        grep -qF -e "-l ${option#--}" complete.fish || die "fish lacks $option"
    done
done
# Parsed by each shell; bash is asked as it asks when Tab is pressed.
bash -n complete.bash || die "bash cannot read it"
command -v zsh >/dev/null && { zsh -n complete.zsh || die "zsh cannot read it"; }
command -v fish >/dev/null && { fish -n complete.fish || die "fish cannot read it"; }
. ./complete.bash
complete -p handbook | grep -q _handbook || die "bash does not complete handbook"
asks() { # asks ANSWER WORD…: the last word is the one under the cursor
    local wanted=$1 COMP_WORDS COMP_CWORD COMPREPLY
    shift
    COMP_WORDS=(handbook "$@") COMP_CWORD=$#
    _handbook || true
    [ "${COMPREPLY[*]-}" = "$wanted" ] || die "'$*' gives '${COMPREPLY[*]-}', not '$wanted'"
}
mkdir -p content/sources 'my pages' content/lua-plugins; touch content/sources/uc-regs.yaml content/lua-plugins/phones.lua one.pdf
asks build bui
asks --version --ver
asks 'add list verify --help' source ''
asks add source a
asks '--jobs' build --j
asks '--key' source add one.pdf --k
asks 'text json' impact uc --format ''
asks json impact uc --format j
asks json impact uc --format = j
asks 'text json' impact uc --format =
asks 'content' build co
asks 'my pages' build my
asks 'one.pdf' source add on
asks 'uc-regs' source add one.pdf --key uc
asks 'uc-regs' impact u
asks 'content' build --jobs 3 co
asks '' build --jobs ''
asks '' build content ''
asks 'usb' export us
asks 'content' export usb stick co
asks 'phones' plugin test ph
asks 'phones' plugin test other ph
asks 'missing-but' explain missing-bu
asks 'missing-but' explain bad-date missing-bu
asks 'bash zsh fish' completion ''
asks 'verify' help ver
asks '' frobnicate ''
if command -v zsh >/dev/null; then
    mv complete.zsh _handbook
    taken=$(zsh -fc 'fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D; print -r -- "$_comps[handbook]"' 2>&1 </dev/null)
    [ "$taken" = _handbook ] || die "zsh does not take it: $taken"
fi
if command -v fish >/dev/null; then
    fish_asks() { # fish_asks FIRST LINE
        HOME=$PWD fish -c 'source complete.fish; complete -C $argv[1]' "$2" >said 2>&1 </dev/null
        [ "$(head -n 1 said | cut -f 1)" = "$1" ] || { cat said; die "fish, asked '$2'"; }
    }
    fish_asks json 'handbook impact uc --format j'
    fish_asks add 'handbook source a'
    fish_asks build 'handbook bu'
    fish_asks --key 'handbook source add x --k'
    fish_asks missing-but 'handbook explain missing-bu'
    fish_asks one.pdf 'handbook source add one'
    fish_asks uc-regs 'handbook source add one.pdf --key uc'
fi
