-- What of the item was otherwise before the event, by the names of its properties: null where it was not known. Nothing where it is told
-- as new, and of news that is older than this column.
ALTER TABLE news ADD COLUMN former json;
