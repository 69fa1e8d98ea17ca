# The day that check counts from: told, or of SOURCE_DATE_EPOCH, or today.
mkdir content
printf '# Home\n\nText.\n' >content/index.md
hb check --today 2026-11-22; is 0; quiet
hb check --today; is 2; said 'needs a value'
hb check --today 2026-02-30; is 2; said "--today takes a day as 2026-11-22, not '2026-02-30'"
hb check --today 22/11/2026; is 2; said "not '22/11/2026'"
hb build --today 2026-11-22; is 2; said "there is no option '--today'"
SOURCE_DATE_EPOCH=yesterday hb check; is 2; said "seconds since 1970, not 'yesterday'"
SOURCE_DATE_EPOCH=yesterday hb check --today 2026-11-22; is 0; quiet
SOURCE_DATE_EPOCH=yesterday hb build; is 0; quiet
