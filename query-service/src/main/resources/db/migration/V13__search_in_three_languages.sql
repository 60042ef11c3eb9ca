-- Words are found in every form that they have in English, Turkish and Malay (by the rules for Indonesian, the other
-- standard of the same language). Turkish stems depend on letters that plain ones hide, so titles and summaries in
-- Turkish are taken as they are written, too. Titles count more. What only tells forms has no places, and a limit, so
-- that a long item stays below the megabyte that PostgreSQL allows.
drop index ${ledger}.version_search;
alter table ${ledger}.version drop column search;
alter table ${ledger}.version add column search tsvector generated always as (
  setweight(to_tsvector('simple', coalesce(title, '')), 'A')
  || to_tsvector('simple', coalesce(words, ''))
  || strip(to_tsvector('english', left(coalesce(words, ''), 50000))
           || to_tsvector('turkish', left(coalesce(words, ''), 50000))
           || to_tsvector('turkish', left(coalesce(document #>> '{title,tr}', '') || ' '
                                          || coalesce(document #>> '{summary,tr}', ''), 50000))
           || to_tsvector('indonesian', left(coalesce(words, ''), 50000)))) stored;
create index version_search on ${ledger}.version using gin (search) where known_until = 'infinity' and outcome = 'standing';
