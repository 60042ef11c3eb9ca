-- Items and facts by pair of countries, lined up as they are shown: a page of the rarest pair and one of the most frequent
-- are both the first rows of a list. A row stays when an item changes: it leads to the item, whose countries and day are
-- looked at again, so that the lists serve views as of any moment.

-- The lists of which something with these countries is part: one for each pair, such as MY-TR. Where there are many
-- countries, their pairs are too many, and it is listed by each country, such as MY*.
create function listing_tags(countries text[]) returns setof text language sql immutable parallel safe as $$
  select one || '-' || other from unnest(countries) as one, unnest(countries) as other
   where cardinality(countries) <= 4 and one < other collate "C"
  union all
  select one || '*' from unnest(countries) as one where cardinality(countries) > 4
$$;

create table ${ledger}.listing (
  kind text not null,
  tag text not null,
  occurred_on date not null,
  subject text not null
);
create unique index listing_order on ${ledger}.listing (kind, tag, occurred_on desc, subject);

create table ${ledger}.fact_listing (
  tag text not null,
  occurred_on date not null,
  source text not null,
  id text not null
);
create unique index fact_listing_order on ${ledger}.fact_listing (tag, occurred_on desc, source, id);

insert into ${ledger}.listing
select distinct kind, tag, occurred_on, subject from ${ledger}.version, listing_tags(countries) as tag
 where outcome = 'standing';
insert into ${ledger}.fact_listing
select distinct tag, occurred_on, source, id from ${ledger}.fact, listing_tags(countries) as tag;
