-- When and why a subscription was disabled, for its subscriber to see: failing (for days nothing arrived), gone (its receiver
-- wants no more), undeliverable (the mail server will not have the address). Of those that were disabled before it is not known.
ALTER TABLE subscription
  ADD COLUMN disabled_at  timestamptz,
  ADD COLUMN disabled_why text;
