# Every program of tests/unit (cmocka): one check for each of its tests.
. "$(dirname "$0")/../lib.sh"
. tests/programs.sh
compile "the tests compile" test-programs
run_cmocka build/release/tests/unit
finish
