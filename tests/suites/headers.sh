# Each header compiles alone.
. "$(dirname "$0")/../lib.sh"
check "headers compile alone" make hdr-check
finish
