# Folders with spaces, quotes, percent signs and dashes.
site_of sections
for name in 'with space' "quo'te" 'per%sent%n' '-dash' 'ünïcode' '.hidden' 'a$b' 'new
line'; do
    cp -R content "./$name"
    hb build "./$name" -o "./out $name"; is 0; quiet; there "./out $name/index.html"
    rm -rf "./$name" "./out $name"
done
cp -R content ./-dash
hb build -o site -- -dash; is 0; quiet; there site/index.html
