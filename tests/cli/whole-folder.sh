# Who names the folder that init makes means the content folder in it.
cp -R "$ROOT/generator/starter/handbook" my-handbook
hb check my-handbook; is 0; quiet; told 'Nothing wrong in 8 pages.'
hb build my-handbook -o out; is 0; there out/index.html
hb plugin list my-handbook; is 0
# Its own handbook.yaml makes a folder a content folder, whatever lies below.
mkdir -p own/content
printf 'title: One\n' >own/handbook.yaml
cp own/handbook.yaml own/content/handbook.yaml
printf -- '---\ntitle: Page\n---\nText.\n' >own/index.md
hb check own; is 0; said 'own/content/handbook.yaml: warning'
# Nor is any folder "content" without settings meant.
rm own/handbook.yaml own/content/handbook.yaml
hb check own; is 0; told 'Nothing wrong in 1 page.'
