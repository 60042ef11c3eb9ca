-- Lists know when what they name may have happened, so that a part of the time is found in them without looking at each row
-- behind them. What changes is listed once more as it is then: an entry may come twice, and costs no look whether it is there.
drop index ${ledger}.listing_order, ${ledger}.fact_listing_order;
alter table ${ledger}.listing
  add column begins date not null default '-infinity',
  add column ends date not null default 'infinity';
alter table ${ledger}.fact_listing
  add column begins date not null default '-infinity',
  add column ends date not null default 'infinity';
create index listing_order on ${ledger}.listing (kind, tag, occurred_on desc, subject) include (many, begins, ends);
create index fact_listing_order on ${ledger}.fact_listing (tag, occurred_on desc, source, id) include (many, begins, ends);
