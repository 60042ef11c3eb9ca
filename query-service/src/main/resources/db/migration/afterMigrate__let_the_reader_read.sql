-- Gives the account that only reads what it needs, at each start: also of tables of before there was such an account. Tables that
-- are made later, as a rebuild does, give it the same by themselves. Several replicas may start at once.
do $$
begin
  if '${reader}' <> current_user then
    perform pg_advisory_xact_lock(hashtextextended('the rights of the reader', 0));
    if not has_schema_privilege('${reader}', '${ledger}', 'usage') then
      alter default privileges grant usage on schemas to "${reader}";
      alter default privileges grant select on tables to "${reader}";
      grant usage on schema "${flyway:defaultSchema}", "${ledger}" to "${reader}";
      grant select on all tables in schema "${flyway:defaultSchema}", "${ledger}" to "${reader}";
    end if;
  end if;
end
$$;
