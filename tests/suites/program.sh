# The program is there, and says who it is.
. "$(dirname "$0")/../lib.sh"
check "make compiles it" make build/handbook
check "it is a program" test -x "$HANDBOOK"
check "a second make does nothing" sh -c 'test -z "$(make build/handbook | grep -v "is up to date")"'
finish
