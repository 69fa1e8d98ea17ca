hb plugin; is 2; said "handbook plugin test"
hb plugin --help; is 0; told "handbook plugin new NAME"
for word in new test list reference stubs; do
    hb plugin $word --help; is 0; quiet; told "handbook plugin $word"
done
hb plugin tset; is 2; said "did you mean 'handbook plugin test'?"
hb plugin reference; is 0; told "#### page:find"; quiet
hb plugin stubs; is 0; told "---@meta"; quiet
hb plugin stubs more; is 2; said "this takes no 'more'"
