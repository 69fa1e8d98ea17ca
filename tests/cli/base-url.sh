# --base-url: where the handbook will be, whatever handbook.yaml says.
mkdir content
printf '# One\n' >content/index.md
printf 'title: T\ncname: rights.example.org\n' >content/handbook.yaml
has() { grep -qF -e "$2" "$1" || die "$1 lacks: $2"; }

# With the real theme: its page for a wrong address says where the handbook is.
BARE=$ROOT/build/handbook
hb build content --base-url https://charity.example/book/; is 0; quiet
has site/sitemap.xml 'https://charity.example/book/index.html'
has site/404.html 'https://charity.example/book/assets/'
gone site/CNAME # a name of its own that leads elsewhere
hb build content --base-url https://rights.example.org; is 0
there site/CNAME
hb export zip book.zip content --base-url=https://charity.example; is 0

for address in charity.example 'https://a b' 'https://me@x.org' 'https://x.org/?a'; do
    hb build content --base-url "$address"; is 2
    said "'$address' cannot be the handbook's address"
    said 'Write it as --base-url https://example.org/handbook'
done
hb build content --base-url ''; is 2
hb check content --base-url https://x.org; is 2; said "there is no option"
