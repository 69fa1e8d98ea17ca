# Warnings alone are no failure; --strict makes them one; check is as strict.
printf -- '---\ntitle: T\nauthor: A\n---\n' >index.md
mkdir content && mv index.md content
hb build content; is 0; said 'warning: '; said '1 warning in 1 of 1 page'; there site/index.html
rm -rf site
hb build content --strict; is 1; said 'error: '; said '1 error in 1 of 1 page'; gone site
hb check content --strict; is 1
hb check content; is 0; said 'warning'
