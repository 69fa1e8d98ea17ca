site_of drafts
sed -i '/draft.md/d' content/*.md
hb build content; is 0; gone site/draft.html
hb build content --drafts; is 0; there site/draft.html
hb build content; is 0; gone site/draft.html
