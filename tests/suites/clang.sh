# Everything compiles with clang too, without a warning.
. "$(dirname "$0")/../lib.sh"
need clang || finish
. tests/programs.sh
compile "clang compiles it all" CC=clang build/release-clang/handbook test-programs
if [ -x build/release-clang/handbook ]; then
    check "what clang made builds content/" \
        build/release-clang/handbook build content -o "$WORK/site"
fi
finish
