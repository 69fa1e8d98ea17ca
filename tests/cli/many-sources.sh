# A library of thousands of sources beside one page: the plugins' budget grows
# with them, and each has its page.
mkdir -p content/sources
printf 'title: T\nplugins: [citations]\n' >content/handbook.yaml
printf -- '---\ntitle: T\n---\n\nOne [@law-7, reg 9; @law-2999].\n' >content/index.md
awk 'BEGIN { for (i = 1; i <= 3000; i++)
    printf "- {id: law-%d, type: legislation, title: Law %d Regulations 2013, number: SI 2013/%d}\n", i, i, i }' \
    >content/sources/all.yaml
hb build content -o site
quiet
is 0
there site/sources/law-1234.html
grep -q 'law-7.html' site/sources/table-of-legislation.html || die "the table has not what is cited"
grep -q 'law-8.html' site/sources/table-of-legislation.html && die "the table has what is not cited"
true
