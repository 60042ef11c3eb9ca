-- Digests: how often a subscriber gets one, and the moment of the next.
ALTER TABLE subscription
  ADD COLUMN digest_every text,         -- day or week; nothing where alerts come one by one
  ADD COLUMN digest_at    text,         -- time of the day, hh:mm, in
  ADD COLUMN digest_zone  text,         -- a zone of the tz database
  ADD COLUMN digest_on    text,         -- day of the week, for those that come weekly
  ADD COLUMN digest_next  timestamptz,
  ADD COLUMN digest_ends  timestamptz;  -- after a change to one by one: until then what was still gathered is sent
CREATE INDEX subscription_digest ON subscription (digest_next) WHERE digest_next IS NOT NULL;

-- An alert for a digest is due at no time of its own ('infinity') until a digest takes it along; then it ends as that does.
ALTER TABLE delivery ADD COLUMN digest_id uuid REFERENCES delivery;
CREATE INDEX delivery_of_digest ON delivery (digest_id, seq) WHERE digest_id IS NOT NULL;
CREATE INDEX delivery_gathered ON delivery (subscription_id, seq)
  WHERE state = 'due' AND next_attempt_at = 'infinity' AND digest_id IS NULL;
CREATE INDEX delivery_taken_along ON delivery (digest_id)
  WHERE digest_id IS NOT NULL AND next_attempt_at = 'infinity' AND state IN ('due', 'cancelled');
