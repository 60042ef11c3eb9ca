-- A claim no longer moves a delivery to a later time: its lease stands beside, in a column without an index, so that taking and
-- giving back touch no index. Room on the pages is for the version that a claim makes.
ALTER TABLE delivery ADD COLUMN claimed_until timestamptz;
UPDATE delivery SET claimed_until = next_attempt_at, next_attempt_at = created_at
  WHERE state = 'due' AND claim IS NOT NULL AND isfinite(next_attempt_at);
ALTER TABLE delivery SET (fillfactor = 60);
DROP INDEX delivery_when_due;
