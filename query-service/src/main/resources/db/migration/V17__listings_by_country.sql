-- Items and facts by pair of countries, lined up as they are shown: a page of the rarest pair and one of the most frequent
-- are both the first rows of a list. A row stays when an item changes: it leads to the item, whose countries and day are
-- looked at again, so that the lists serve views as of any moment.

-- The lists of which something with these countries is part: one for each pair, such as MY-TR. Where there are many
-- countries, their pairs are too many, and it is listed by each country, such as MY*, with all of them.
create function listing_tags(countries text[]) returns table (tag text, many text[])
  language sql immutable parallel safe as $$
  select one || '-' || other, '{}'::text[] from unnest(countries) as one, unnest(countries) as other
   where cardinality(countries) <= 4 and one < other collate "C"
  union all
  select one || '*', countries from unnest(countries) as one where cardinality(countries) > 4
$$;

create table ${ledger}.listing (
  kind text not null,
  tag text not null,
  occurred_on date not null,
  subject text not null,
  many text[] not null             -- all countries, where there are many
);
create unique index listing_order on ${ledger}.listing (kind, tag, occurred_on desc, subject, many);

create table ${ledger}.fact_listing (
  tag text not null,
  occurred_on date not null,
  source text not null,
  id text not null,
  many text[] not null
);
create unique index fact_listing_order on ${ledger}.fact_listing (tag, occurred_on desc, source, id, many);

insert into ${ledger}.listing
select distinct kind, tag, occurred_on, subject, many from ${ledger}.version, listing_tags(countries)
 where outcome = 'standing';
insert into ${ledger}.fact_listing
select distinct tag, occurred_on, source, id, many from ${ledger}.fact, listing_tags(countries);
