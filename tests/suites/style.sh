# Small things a machine can see: how long files, functions and lines are, and
# calls that have no place here.
. "$(dirname "$0")/../lib.sh"

FILES=$(find generator tests -name '*.[ch]' -not -path '*/node_modules/*' | sort)

none() { # none NAME FILE: passes when the file is empty
    if [ -s "$2" ]; then fail "$1" "$2"; else pass "$1"; fi
}

wc -l $(find generator -name "*.[ch]" -o -name "*.def") | awk '$2 != "total" && $1 > 700 { print $2 ": " $1 " lines" }' >"$WORK/long"
none "no file of the generator is longer than 700 lines" "$WORK/long"

# A function's body stands between a '{' and a '}' that begin their lines.
awk '
/^\{/ { start = FNR }
/^\}/ { if (start && FNR - start > 100)
            print FILENAME ":" start ": " FNR - start " lines"
        start = 0 }' $FILES >"$WORK/functions"
none "no function is longer than 100 lines" "$WORK/functions"

# Columns are characters: bytes that go on a UTF-8 sequence do not count.
awk '{ line = $0; gsub(/[\200-\277]/, "", line)
       if (length(line) > 80) print FILENAME ":" FNR ": " length(line) " columns" }' \
    $(find generator -name '*.[ch]' -o -name '*.def' | sort) >"$WORK/wide"
none "no line of the generator is wider than 80 columns" "$WORK/wide"

grep -nE '[[:space:]]+$' $FILES >"$WORK/trailing"
none "no line ends in a space" "$WORK/trailing"
grep -nP '\t' $FILES >"$WORK/tabs"
none "no C file holds a tab" "$WORK/tabs"

# A call and the files that may make it, with comments and strings taken out.
awk '
BEGIN {
    n = split("strcpy stpcpy strcat strncpy strncat sprintf vsprintf gets "\
        "strtok strtok_r atoi atol atoll atof strtod scanf sscanf fscanf "\
        "system popen setlocale rand srand random time gettimeofday "\
        "clock_gettime localtime gmtime ctime asctime alloca tmpnam mktemp "\
        "isalpha isdigit isalnum isspace ispunct tolower toupper isupper "\
        "islower strcasecmp strncasecmp strcoll signal sigaction longjmp setjmp", word, " ")
    for (i = 1; i <= n; i++) banned[word[i]] = ""
    banned["getenv"] = "base/fs cli/"
    # asks whether nohup said that a closed terminal stops nothing; sets none
    banned["sigaction"] = "serve/serve.c"
    # dist/launcher.c is a program by itself, without any room below it
    banned["exit"] = "base/compat.c base/hash.c dist/launcher.c"
    banned["abort"] = "base/compat.c"
    banned["malloc"] = banned["calloc"] = "base/compat.c dist/launcher.c"
    banned["realloc"] = "base/compat.c plugin/memory.c" # Lua asks so
    # how long plugins and other programs may run; the day a copy was made
    banned["clock_gettime"] = "plugin/budget.c base/run.c base/clock.c"
    banned["strtod"] = "value/json" # there is no locale
    banned["puts"] = banned["printf"] = "cli/"
}
FNR == 1 { in_comment = 0 }
{
    code = ""; rest = $0
    while (rest != "") {
        if (in_comment) {
            at = index(rest, "*/")
            if (!at) break
            rest = substr(rest, at + 2); in_comment = 0
        } else if (match(rest, /^[^"\x27\/]+/)) {
            code = code substr(rest, 1, RLENGTH); rest = substr(rest, RLENGTH + 1)
        } else if (substr(rest, 1, 2) == "/*") { in_comment = 1; rest = substr(rest, 3) }
        else if (substr(rest, 1, 2) == "//") break
        else if (match(rest, /^"([^"\\]|\\.)*"/) || match(rest, /^\x27([^\x27\\]|\\.)*\x27/)) {
            code = code "\"\""; rest = substr(rest, RLENGTH + 1)
        } else { code = code substr(rest, 1, 1); rest = substr(rest, 2) }
    }
    if (code ~ /^[ \t]*#/) next
    while (match(code, /[A-Za-z_][A-Za-z_0-9]*[ \t]*\(/)) {
        before = substr(code, 1, RSTART - 1)
        name = substr(code, RSTART, RLENGTH); sub(/[ \t]*\($/, "", name)
        code = substr(code, RSTART + RLENGTH)
        if (!(name in banned) || before ~ /(\.|->)[ \t]*$/) continue
        fine = 0; n = split(banned[name], place, " ")
        for (i = 1; i <= n; i++) if (index(FILENAME, place[i])) fine = 1
        if (!fine) print FILENAME ":" FNR ": " name "() is not used here"
    }
}' $(find generator -name '*.[ch]' | sort) >"$WORK/banned"
none "no banned call in the generator" "$WORK/banned"

# Every header says what it is, and opens with its own name.
for file in $(find generator -name '*.[ch]' -o -name '*.def' | sort); do
    head -n 1 "$file" | grep -q "^/\* ${file#generator/} - " ||
        echo "$file:1: does not open with its name and purpose"
done >"$WORK/heads"
none "every file opens with its name and purpose" "$WORK/heads"

for folder in generator content themes lua-plugins tests; do
    check "$folder/ opens with a README" test -s "$folder/README.md"
done

# Shell and Lua parse; JavaScript parses.
bad=0
for file in generator/dist/pack tests/run tests/lib.sh tests/accept tests/suites/*.sh tests/cli/*.sh \
    tests/bench/run tests/fuzz/run; do
    [ -e "$file" ] || continue
    bash -n "$file" || bad=$((bad + 1))
done
check "every script of the tests parses" test "$bad" -eq 0
finish
