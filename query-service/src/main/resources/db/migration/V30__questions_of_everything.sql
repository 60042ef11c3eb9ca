-- What is asked of the whole ledger (countries, networks, how much happened) reads indexes instead of tables whose rows
-- carry documents. What is asked of a time reads the facts that had not ended before it.
drop index ${ledger}.version_page;
create index version_page on ${ledger}.version (kind, occurred_on desc, subject) include (status, types, countries)
  where known_until = 'infinity' and outcome = 'standing';
create index fact_told on ${ledger}.fact (coalesce(ends, 'infinity'::date))
  include (begins, ends, kind, type, occurred, subject, countries, sectors)
  where known_until = 'infinity';

-- Publishers and actors are many, and most of them are rare.
create index version_mentions on ${ledger}.version using gin (publishers, actors)
  where known_until = 'infinity' and outcome = 'standing';
