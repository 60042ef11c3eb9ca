-- What has to do with one country alone is listed as well, such as MY-MY, so that the lists of a country, read side by side, name
-- all that it has to do with. Until the read models are told anew, pages need what is known already.
insert into ${ledger}.listing (kind, tag, occurred_on, begins, ends, subject, many)
select distinct kind, countries[1] || '-' || countries[1], occurred_on,
       coalesce(lower(happened), '-infinity'), coalesce(upper(happened) - 1, 'infinity'), subject, '{}'::text[]
  from ${ledger}.version where outcome = 'standing' and cardinality(countries) = 1;
insert into ${ledger}.fact_listing (tag, occurred_on, begins, ends, source, id, many)
select distinct countries[1] || '-' || countries[1], occurred_on,
       coalesce(begins, '-infinity'), coalesce(ends, 'infinity'), source, id, '{}'::text[]
  from ${ledger}.fact where cardinality(countries) = 1;

-- Of a part of the time, the years that it lies in are looked through. What is lined up in one year and tells of others as well is
-- little, and is looked through for itself.
create index listing_of_other_years on ${ledger}.listing (kind, tag, occurred_on desc, subject) include (many, begins, ends)
  where extract(year from begins) <> extract(year from occurred_on) or extract(year from ends) <> extract(year from occurred_on);
create index fact_listing_of_other_years on ${ledger}.fact_listing (tag, occurred_on desc, source, id) include (many, begins, ends)
  where extract(year from begins) <> extract(year from occurred_on) or extract(year from ends) <> extract(year from occurred_on);
