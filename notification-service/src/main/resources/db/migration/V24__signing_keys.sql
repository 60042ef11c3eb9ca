-- Key pairs (Ed25519) that sign beside the secrets, encrypted as these; a subscription that was made before gets one with
-- its next rotation.
ALTER TABLE subscription
  ADD COLUMN signing_key          bytea,
  ADD COLUMN previous_signing_key bytea;
