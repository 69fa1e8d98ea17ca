# What an unknown key's help shows is saved as it is printed, gaps and all; the
# gaps are told; once they are filled the program takes every record.
mkdir content
cat >content/handbook.yaml <<'E'
title: T
plugins: [citations]
E
cat >content/index.md <<'E'
---
title: T
rights:
  - {id: a, text: You can., but: Not always., cite: "https://www.gov.uk/guidance/sanctions/more.html?x=1#y, p 3"}
---

One [@https://www.legislation.gov.uk/uksi/2013/376/regulation/15/3/made]. Two
[@http://legislation.gov.uk/ukpga/Geo6/9-10/36/section/7; @https://www.legislation.gov.uk/wsi/2020/1609].

Three [@https://www.whatdotheyknow.com/request/action_plans_12345/response/9#incoming-1].

The [Order](https://www.legislation.gov.uk/nisi/2015/2006/contents) says so [@wro, art 19].

Elsewhere [@https://example.org/blog/a_post/]. By itself [@Nothing.known].
E
hb check content
is 1
said "8 errors"
said "write @uksi-2013-376, reg 15(3)"
said "write gov-more, p 3"

# As it is printed, spaces in front and all: the lines below "save this as".
save() {
    mkdir -p content/sources
    awk '/save this as / { file = $0; sub(/.*save this as /, "", file); sub(/[, ].*/, "", file); next }
         /^              [^ ]/ && file { print > file; next } { file = "" }' "$IO/err"
}
save
[ "$(ls content/sources | wc -l)" -eq 8 ] || die "there should be 8 records"

# Keys in place of addresses.
sed -i 's|https://www.legislation.gov.uk/uksi/2013/376/regulation/15/3/made|uksi-2013-376, reg 15(3)|
    s|http://legislation.gov.uk/ukpga/Geo6/9-10/36/section/7|ukpga-geo6-9-10-36, s 7|
    s|@https://www.legislation.gov.uk/wsi/2020/1609|@wsi-2020-1609|
    s|@https://www.whatdotheyknow.com[^]]*|@wdtk-action-plans-12345|
    s|@https://example.org[^]]*|@example-a-post|
    s|https://www.gov.uk[^,]*, p 3|gov-more, p 3|' content/index.md

# Nothing that was not filled in can be published as it is.
hb check content
is 1
said "content/sources/uksi-2013-376.yaml"
said "there is nothing in 'title'"
said "'???' is not a date"
for file in content/sources/*; do
    grep -q "$file" "$IO/err" || die "$file is taken with its gaps"
done

sed -i 's/type: #.*/type: book/; s/standing: #.*/standing: law/; s/URL: #.*//; s/: ??? #.*/: "2026-11-20"/; /issued: #/d; s/: #.*/: Filled in/' content/sources/*
hb build content -o site
quiet
is 0
told "Built"
