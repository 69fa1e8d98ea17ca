# In a folder with content/ that is built; else the folder itself. -o is site.
site_of sections
hb build; is 0; quiet; there site/index.html; told 'site'
hb build; is 0; told '0 files written'
rm -rf site
cd content || exit 1
hb check; is 0; quiet
cd ..
mkdir plain && cd plain && printf '# Only a page\n' >a.md || exit 1
hb build -o ../plain-site; is 0; quiet; there ../plain-site/a.html; there ../plain-site/index.html
