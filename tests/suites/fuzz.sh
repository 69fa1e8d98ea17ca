# Each fuzz target for ten seconds (make fuzz takes longer). The build stays.
. "$(dirname "$0")/../lib.sh"
FUZZ_FRESH=1 exec tests/fuzz/run "${FUZZ_SECONDS:-10}"
