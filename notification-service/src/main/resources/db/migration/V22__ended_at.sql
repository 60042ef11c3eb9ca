-- When a subscription was ended, so that its subscriber can be forgotten a while after.
ALTER TABLE subscription ADD COLUMN ended_at timestamptz;
UPDATE subscription SET ended_at = now() WHERE state = 'unsubscribed' AND deleted_at IS NULL;
CREATE INDEX subscription_to_forget ON subscription (coalesce(ended_at, confirm_until))
  WHERE state IN ('unsubscribed', 'pending') AND deleted_at IS NULL;
