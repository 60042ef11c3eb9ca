-- What is asked of very many items at once is read from columns instead of documents: what an item adds to the strength of a relation,
-- and who takes which position in a statement. Rows that were there get their weight by the rebuild that a new version of the projection
-- begins; until then each counts as one.
alter table ${ledger}.version
  add column weight smallint,
  add column speakers text[],        -- statements that take a position: the countries that speak, each once, in their order
  add column stance text,
  add column stance_of text,         -- what the stance is towards; null: the issue as a whole
  add column said text;              -- when, as it is shown (EDTF)
