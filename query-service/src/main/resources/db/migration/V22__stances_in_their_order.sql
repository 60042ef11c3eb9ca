-- Statements that take a position are lined up by when they were made, never by when they became known: by this text, whose
-- bytes are in that order. Rows that were there get it by the rebuild that a new version of the projection begins.
alter table ${ledger}.version add column stance_order text collate "C";
