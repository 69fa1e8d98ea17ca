# A dictionary of this machine: with it words are looked up, without it one line
# says so, and build never asks.
mkdir -p content dictionary latin
printf 'title: Ask\n' >content/handbook.yaml
cat >content/index.md <<'P'
---
title: Ask for monney
summary: "Ask the moneey office — and café, co-ask, re-ask."
---

## Your monney {#monney}

ŵŷ 😀 Ask’s *mon*ney askers’ and ask/monney. MONNEY `monney` "monney" me@monney.org www.monney.org 5monney MonNey
[monney](https://monney.org) Monney’s ŴŶ Ŵŷ Ευ Monneymonneymonneymonneymonneymonneymonneymonneymonneymonneymonneymonneymonney
P
printf 'SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\n' >dictionary/en_GB.aff
printf '15\nask\naskers\nthe\nmoney\noffice\nand\ncafé\nco-ask\nyour\nfor\nre\nwww\norg\nme\nAsk\n' >dictionary/en_GB.dic

DICPATH=dictionary hb check
is 0
cat >wanted <<'W'
content/index.md:2:16: note: the dictionary does not know 'monney' [spelling]
    2 | title: Ask for monney
      |                ^~~~~~
      = help: did you mean 'money'? If it is right, write it into words.txt
content/index.md:3:19: note: the dictionary does not know 'moneey' [spelling]
    3 | summary: "Ask the moneey office — and café, co-ask, re-ask."
      |                   ^~~~~~
      = help: did you mean 'money'? If it is right, write it into words.txt
content/index.md:6:9: note: the dictionary does not know 'monney' [spelling]
    6 | ## Your monney {#monney}
      |         ^~~~~~
      = help: did you mean 'money'? If it is right, write it into words.txt
W
head -n 12 "$IO/err" | diff wanted - || die "the messages differ"
said "content/index.md:8:1: note: the dictionary does not know 'ŵŷ' [spelling]"
said "content/index.md:8:13: note: the dictionary does not know 'monney' [spelling]"
said "content/index.md:8:37: note: the dictionary does not know 'monney' [spelling]"
said "content/index.md:9:2: note: the dictionary does not know 'monney' [spelling]"
said "content/index.md:9:30: note: the dictionary does not know 'Monney' [spelling]"
[ "$(grep -c '\[spelling\]' "$IO/err")" -eq 9 ] || die "another word was told of"
told "Nothing wrong in 1 page."

# The same for any number of workers.
cp "$IO/err" one
DICPATH=dictionary hb check --jobs 4
cmp -s one "$IO/err" || die "the number of workers shows"

# The word list; with a capital a word is right only so.
printf 'monney\nMoneyy\nŵŷ\nre-ask\n' >content/words.txt
DICPATH=dictionary hb check
is 0
[ "$(grep -c '\[spelling\]' "$IO/err")" -eq 1 ] || die "the word list is not heard"
said "the dictionary does not know 'moneey'"
said "no page uses 'Moneyy' [unused-word]"
gone site/words.txt
DICPATH=dictionary hb build
is 0
quiet
gone site/words.txt

# No dictionary: one line, and how to get one.
DICPATH=$PWD/none hb check
is 0
told "Spelling was not checked: this machine has no British English dictionary."
told "sudo apt install hunspell-en-gb"
DICPATH=none hb build
grep -q Spelling "$IO/out" && die "build spoke of the spelling"
printf 'title: Ask\nspelling: false\n' >content/handbook.yaml
DICPATH=none hb check
grep -q Spelling "$IO/out" && die "what was not asked for was missed"
printf 'title: Ask\n' >content/handbook.yaml

# Found in the folders of the desktop's standard, too.
mkdir -p data
cp -R dictionary data/hunspell
rm content/words.txt
(unset DICPATH; XDG_DATA_HOME=none XDG_DATA_DIRS=nothing:data hb check; said "'moneey'") || exit 1

# In Latin 1; in an encoding that nobody knows; files that are no dictionary.
printf 'SET ISO8859-1\nTRY esianrtol\n' >latin/en_GB.aff
printf '13\nask\naskers\nthe\nmoney\noffice\nand\ncaf\351\nco-ask\nyour\nfor\nre\nAsk\nmonney\n' >latin/en_GB.dic
DICPATH=latin hb check
is 0
said "did you mean 'money'"
grep -q "'café'" "$IO/err" && die "Latin 1 is not read"
printf 'SET KOI8-R\n' >latin/en_GB.aff
DICPATH=latin hb check
is 0
told "Spelling was not checked"
for bytes in '' '\0\0\0\0' '99999999999999999999\n/////\n' 'SFX A Y 99999999\nSFX A\nAF 9\nREP 1000000\nCOMPOUNDRULE 3\n(((*?\n'; do
    printf "SET UTF-8\n$bytes" >latin/en_GB.aff
    printf "$bytes" >latin/en_GB.dic
    DICPATH=latin hb check
    is 0
done
head -c 100000 /dev/urandom >latin/en_GB.aff
head -c 100000 /dev/urandom >latin/en_GB.dic
DICPATH=latin hb check
is 0
mkdir -p folder/en_GB.aff folder/en_GB.dic
DICPATH=folder hb check
is 0
told "Spelling was not checked"

# A hostile page: one word without an end, and very many words.
{ printf -- '---\ntitle: Ask\n---\n\n'; head -c 3000000 /dev/zero | tr '\0' 'a'; echo; } >content/index.md
DICPATH=dictionary hb check
is 0
{ printf -- '---\ntitle: Ask\n---\n\n'; seq 1 300000 | tr '0-9' 'a-j' | tr '\n' ' '; } >content/index.md
DICPATH=dictionary hb check
is 0
# What could cost its square: chains, stops, letters, references.
heavy() { # heavy COMMAND…: a page of what it prints
    { printf -- '---\ntitle: Ask\n---\n\n'; "$@"; echo; } >content/index.md
    DICPATH=dictionary hb check
    is 0
}
words() { seq 1 200000 | tr '0-9' "$1" | awk -v between="$2" '{ printf "%s%s", $0, between }'; }
for between in / - . "'" '?  '; do heavy words a-j "$between"; done
heavy words A-J ' to '
heavy words '0-9' ' shall unless not &amp; '
dots() { printf a; head -c 3000000 /dev/zero | tr '\0' .; printf ' B.'; }
heavy dots
