-- What was changed or sent in the moment in which its subscriber was forgotten. A letter without a receiver is never claimed, and a row with
-- something due is never removed.
UPDATE delivery SET state = 'cancelled', claim = NULL, claimed_until = NULL, finished_at = now()
  WHERE state = 'due' AND receiver = '';
UPDATE subscription SET target = NULL, target_hash = NULL, secret = NULL, previous_secret = NULL, signing_key = NULL,
    previous_signing_key = NULL, owner = NULL, words = NULL, plain_words = NULL, parties = NULL, digest_next = NULL
  WHERE deleted_at IS NOT NULL
    AND coalesce(target, target_hash, secret, previous_secret, signing_key, previous_signing_key) IS NOT NULL
    OR deleted_at IS NOT NULL AND coalesce(owner, words, plain_words[1], parties[1], digest_next::text) IS NOT NULL;
