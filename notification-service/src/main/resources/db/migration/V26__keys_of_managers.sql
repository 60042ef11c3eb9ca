-- Tokens that manage a subscription can be replaced without those that end it, which stand in mails of long ago.
ALTER TABLE subscription ADD COLUMN manager integer;
UPDATE subscription SET manager = generation;
ALTER TABLE subscription ALTER COLUMN manager SET NOT NULL, ALTER COLUMN manager SET DEFAULT 0;
