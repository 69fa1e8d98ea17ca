# Comments that allow something leave no trace in the site, with raw HTML or without.
mkdir content
printf -- '---\ntitle: A\n# handbook: allow no-citation: it cites nothing\nraw: x\n---\n<!-- handbook: allow missing-alt: an ornament -->\n![](a.png)\n\n> <!-- handbook: allow\n> missing-alt: another -->\n> ![](a.png)\n' | sed '/^raw/d' >content/index.md
printf a >content/a.png
for raw in false true; do
    printf 'title: T\nraw_html: %s\n' $raw >content/handbook.yaml
    hb build content -o site; is 0; quiet
    grep -rq 'handbook: allow' site && die "$LINENO: this should not be there"
done
:
