-- Lists are named by the program, which has at hand what is to be listed.
drop function listing_tags(text[]);

-- How many rows are looked at for statistics follows from the column that wants most: 60,000 know all countries, too, and
-- 300,000 took as much time as all that the program does. What no question chooses rows by needs no statistics at all.
alter table ${ledger}.version
  alter column countries set statistics 200,
  alter column document set statistics 0,
  alter column reason set statistics 0,
  alter column search set statistics 10;
alter table ${ledger}.fact
  alter column countries set statistics 200,
  alter column title set statistics 0;
alter table ${ledger}.event
  alter column data set statistics 0,
  alter column extensions set statistics 0,
  alter column fingerprint set statistics 0;
