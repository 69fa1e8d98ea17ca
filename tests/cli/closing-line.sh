site_of sections
hb build content -o site; is 0; told 'Built 12 pages into site'
rm -rf content/* && printf '# One\n' >content/index.md
hb build content -o site; is 0; told 'Built 1 page into site'
