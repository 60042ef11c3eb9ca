-- Of a word that very many items have, the latest are looked for by the day and by the word at once. Conditions of both indexes
-- that are the same would keep the planner from putting them together, so this one has none.
create index version_day on ${ledger}.version (occurred_on);
