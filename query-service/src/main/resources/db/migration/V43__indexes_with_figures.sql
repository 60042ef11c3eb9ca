-- Positions of statements that were there, as these are few; and indexes that have all that is asked, for V45 to put in the places of
-- those before. Reads go on meanwhile.
update ${ledger}.version
   set speakers = (select array_agg(distinct speaker ->> 'country' order by speaker ->> 'country')
                     from json_array_elements(document::json -> 'speakers') as speaker),
       stance = document::json -> 'position' ->> 'stance',
       stance_of = document::json -> 'position' ->> 'of',
       said = document::json ->> 'occurred'
 where issue is not null and outcome = 'standing';

create index version_issue_with_stances on ${ledger}.version (issue, stance_order nulls first, subject)
  include (speakers, stance, stance_of, said)
  where known_until = 'infinity' and outcome = 'standing' and issue is not null;
create index version_page_with_weight on ${ledger}.version (kind, occurred_on desc, subject) include (status, types, countries, weight)
  where known_until = 'infinity' and outcome = 'standing';
