-- Lets the service follow another log, that holds the same events at other places: a mirror, a topic that was filled anew. Called
-- while no replica runs. Everything is made again from that log; what alerts came to is kept, and read on from its topic.
create procedure follow_another_log() language plpgsql as $$
declare
  emptied text;
begin
  lock table ${ledger}.log_position in access exclusive mode;
  for emptied in
    select relname from pg_class
     where relnamespace = '${ledger}'::regnamespace and relkind = 'r' and relname <> 'edition'
  loop
    execute format('truncate ${ledger}.%I', emptied);
  end loop;
  update ${ledger}.edition set projection = '', revision = revision + 1, phase = 'whole', folded_to = '';
  update ${flyway:defaultSchema}.rebuild set state = 'failed', reason = 'Another log is followed now.', updated = now()
   where state in ('running', 'compared');
  delete from ${flyway:defaultSchema}.replay;
  delete from ${flyway:defaultSchema}.alert_position;
end
$$;
