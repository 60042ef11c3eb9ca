-- By how many independent publishers an item is reported, to filter on.
alter table ${ledger}.version
  add column corroboration int generated always as ((document #>> '{corroboration,publishers}')::int) stored;
