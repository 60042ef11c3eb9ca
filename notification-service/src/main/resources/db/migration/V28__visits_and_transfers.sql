-- First what a batch takes first.
LOCK TABLE log_position IN EXCLUSIVE MODE;

-- Not only agreements are told: news is about an item of some kind.
ALTER TABLE news RENAME COLUMN agreement TO item;

-- For which kinds of items the log was read from its beginning. A replica that tells of others, fewer or more, does not read.
CREATE TABLE told_kind (kind text PRIMARY KEY);

-- History ended for each kind of its own when that was told for the first time.
ALTER TABLE history ADD COLUMN kind text NOT NULL DEFAULT 'agreement';
ALTER TABLE history ALTER COLUMN kind DROP DEFAULT, DROP CONSTRAINT history_pkey, ADD PRIMARY KEY (kind, log_partition);

-- Tells of more kinds: what is in the log of them has not been kept, so the log is read once more. What was read of the kinds
-- of before is history from now on, as it was told; where that of the new ones ends is kept at the next start.
CREATE PROCEDURE tell_of(more text[]) LANGUAGE sql AS $$
  LOCK TABLE log_position IN EXCLUSIVE MODE;
  UPDATE history h SET ends = p.next_offset FROM log_position p
    WHERE p.log_partition = h.log_partition AND p.next_offset > h.ends;
  DELETE FROM log_position;
  TRUNCATE event, repetition, same_as, parked;
  INSERT INTO told_kind SELECT unnest(more);
$$;
CALL tell_of('{agreement,visit,transfer}');

-- Only agreements are instruments: of other kinds the index asks nothing by that. No subscription of before asks for others,
-- so that the keys of all stay as they are.
CREATE OR REPLACE FUNCTION subscription_keys(
  alerts text[], any_of text[], all_of text[], sectors text[], instruments text[])
RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
  SELECT array_agg(DISTINCT alert || '/' || place || '/' || sector || '/'
    || CASE WHEN alert LIKE 'agreement.%' THEN instrument ELSE '*' END)
  FROM (
    SELECT CASE
      WHEN cardinality(all_of) > 1 THEN ARRAY[(
        SELECT string_agg(country, '+' ORDER BY country COLLATE "C")
        FROM (SELECT country FROM unnest(all_of) country ORDER BY country COLLATE "C" LIMIT 2) pair)]
      WHEN cardinality(all_of) = 1 THEN all_of
      WHEN cardinality(any_of) BETWEEN 1 AND 60 THEN any_of
      ELSE ARRAY['*'] END AS places) p
  CROSS JOIN LATERAL (
    SELECT CASE WHEN cardinality(alerts) * cardinality(p.places) * cardinality(sectors) BETWEEN 1 AND 60
      THEN sectors ELSE ARRAY['*'] END AS sectors) s
  CROSS JOIN LATERAL (
    SELECT CASE
      WHEN cardinality(alerts) * cardinality(p.places) * cardinality(s.sectors) * cardinality(instruments) BETWEEN 1 AND 60
      THEN instruments ELSE ARRAY['*'] END AS instruments) i
  CROSS JOIN unnest(alerts) AS alert
  CROSS JOIN unnest(p.places) AS place
  CROSS JOIN unnest(s.sectors) AS sector
  CROSS JOIN unnest(i.instruments) AS instrument);
