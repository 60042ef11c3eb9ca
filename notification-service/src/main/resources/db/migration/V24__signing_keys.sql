-- Key pairs (Ed25519) that sign beside the secrets where that was asked for, encrypted as these.
ALTER TABLE subscription
  ADD COLUMN signing_key          bytea,
  ADD COLUMN previous_signing_key bytea;
