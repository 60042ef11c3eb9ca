-- Only items of one country lend themselves to the relation of what they refer to; few are, and only they are looked up.
drop index ${ledger}.version_refs;
create index version_refs on ${ledger}.version using gin (refs) where refs <> '{}' and cardinality(own_countries) < 2;

-- Compressing a document costs more than the room that it takes, whenever it is written and whenever it is read.
alter table ${ledger}.version alter column document set storage external;
