# Renews the list in README.md: awk -f list.awk CODES README.md, where CODES is
# what `handbook explain` prints. Lines "- [code](…): sentence" get the page's
# first sentence, those without a page go, codes without a line follow below
# "## Others" at the end.
FNR == 1 { file++ }
file == 1 {
    at = index($0, ": ")
    code = substr($0, 1, at - 1)
    said[code] = substr($0, at + 2)
    order[++count] = code
    next
}
$0 == "## Others" { exit }
/^- \[[a-z0-9-]+\]\(/ {
    code = $0
    sub(/^- \[/, "", code)
    sub(/\].*/, "", code)
    if (line(code) != "" && !(code in listed)) show(line(code))
    listed[code] = 1
    next
}
$0 == "" { empty++; next }
{ show($0) }
END {
    for (i = 1; i <= count; i++)
        if (!(order[i] in listed) && line(order[i]) != "") {
            if (!any++) print "\n## Others\n"
            print line(order[i])
        }
}
function show(text) { for (; empty > 0; empty--) print ""; print text }
function line(code) {
    if (said[code] == "") return ""
    return "- [" code "](" place(code) code ".md): " said[code]
}
# The program's own codes lie beside the list.
function place(code,    text, ours) {
    ours = (getline text <("generator/codes/" code ".md")) >= 0
    close("generator/codes/" code ".md")
    return ours ? "" : "../../lua-plugins/codes/"
}
