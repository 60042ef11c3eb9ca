-- What is known last, and views as of a moment, are walked along an index. (Titles can be longer than a row of an index.)
create index version_news on ${ledger}.version (kind, first_known desc, subject) where known_until = 'infinity' and outcome = 'standing';
create index version_once on ${ledger}.version (kind, occurred_on desc, subject) where outcome = 'standing';

-- How frequent each country is decides whether the order or the countries are walked: all of them are to be known.
alter table ${ledger}.version alter column countries set statistics 1000;
alter table ${ledger}.fact alter column countries set statistics 1000;
