# Includes go downward only; and the script that says so sees a breach.
. "$(dirname "$0")/../lib.sh"

check "the generator keeps its layers" tests/layers

# breach NAME FILE LINE EXPECTED: a tree with this one line in it is refused.
breach() {
    local tree=$WORK/tree
    rm -rf "$tree"
    mkdir -p "$tree"/{base,value,doc,site,plugin,cli}
    echo '/* x */' >"$tree/base/compat.h"
    echo '/* x */' >"$tree/doc/node.h"
    echo '/* x */' >"$tree/doc/html_internal.h"
    echo '/* x */' >"$tree/site/site.h"
    printf '#include "base/compat.h"\n%s\n' "$3" >"$tree/$2"
    if tests/layers "$tree" >"$WORK/out"; then
        fail "$1 is not seen" "$WORK/out"
    elif grep -q "$2:[0-9]*: .*$4" "$WORK/out"; then
        pass "$1"
    else
        fail "$1" "$WORK/out"
    fi
}
breach "an upward include" doc/a.c '#include "site/site.h"' 'doc/ may not include'
breach "an include without its layer" site/a.c '#include "site.h"' 'does not name its layer'
breach "an include of nothing" site/a.c '#include "doc/gone.h"' 'there is no'
breach "another room's internal header" site/a.c '#include "doc/html_internal.h"' 'for doc/ only'
breach "Lua outside plugin/" site/a.c '#include <lua5.4/lua.h>' 'belongs to plugin/'
breach "cmark outside doc/" site/a.c '#include <cmark.h>' 'belongs to doc/'
breach "libyaml outside value/" site/a.c '#include <yaml.h>' 'belongs to value/'
breach "jansson outside value/" doc/a.c '#include <jansson.h>' 'belongs to value/'
breach "sodium outside base/" doc/a.c '#include <sodium.h>' 'belongs to base/'
breach "a file opened outside base/fs" site/a.c 'int f(void) { return open("x", 0); }' 'touches the disk'
breach "a thread started outside base/pool" site/a.c 'int f(void) { return pthread_create(0, 0, 0, 0); }' 'starts threads'
breach "an unknown room" doc/a.c '#include "rooms/a.h"' 'may not include'

mkdir -p "$WORK/fine/base"
echo '/* x */' >"$WORK/fine/base/compat.h"
cat >"$WORK/fine/base/a.c" <<'C'
/* open(x) in a comment, over
 * two lines: unlink(y) */
#include "base/compat.h"
char quote = '"'; /* " */
const char *f(void) { return "stat(x) \" rename(y)"; }
int g(int (*open)(int), struct s *m) { return m->open(1); } // rename(x)
C
check "words in comments, strings and members are no calls" tests/layers "$WORK/fine"
finish
