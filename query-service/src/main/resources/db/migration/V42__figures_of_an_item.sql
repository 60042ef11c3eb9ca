-- What is asked of very many items at once is read from columns, and from indexes that have all of it, instead of documents: what an
-- item adds to the strength of a relation, and who takes which position in a statement. Rows that were there get their weight by the
-- rebuild that a new version of the projection begins (until then each counts as one), and their positions here, as these are few.
alter table ${ledger}.version
  add column weight smallint,
  add column speakers text[],        -- statements that take a position: the countries that speak, each once, in their order
  add column stance text,
  add column stance_of text,         -- what the stance is towards; null: the issue as a whole
  add column said text;              -- when, as it is shown (EDTF)

update ${ledger}.version
   set speakers = (select array_agg(distinct speaker ->> 'country' order by speaker ->> 'country')
                     from json_array_elements(document::json -> 'speakers') as speaker),
       stance = document::json -> 'position' ->> 'stance',
       stance_of = document::json -> 'position' ->> 'of',
       said = document::json ->> 'occurred'
 where issue is not null and outcome = 'standing';

drop index ${ledger}.version_issue, ${ledger}.version_page;
create index version_issue on ${ledger}.version (issue, stance_order nulls first, subject) include (speakers, stance, stance_of, said)
  where known_until = 'infinity' and outcome = 'standing' and issue is not null;
create index version_page on ${ledger}.version (kind, occurred_on desc, subject) include (status, types, countries, weight)
  where known_until = 'infinity' and outcome = 'standing';
