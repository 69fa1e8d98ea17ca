site_of sections
for jobs in 0 -1 65 many '' 1.5 99999999999999999999 ' 2'; do
    hb build content -o site --jobs "$jobs"; is 2; said '1 to 64'; gone site
done
hb build content -o site --jobs 64; is 0; quiet
hb build content -o site -j2; is 0; quiet
hb build content -o site --jobs=3; is 0; quiet
