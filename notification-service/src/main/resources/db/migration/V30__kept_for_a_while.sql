-- How many attempts there were is told by the attempts; nobody read this.
ALTER TABLE delivery DROP COLUMN attempts;

-- What comes to a subscriber in order: alerts on one item. Where items became one, what was still due of the others is moved
-- into the line of the one that is kept; elsewhere the subject is the line.
ALTER TABLE delivery ADD COLUMN line text;
DROP INDEX delivery_in_order;
CREATE INDEX delivery_in_order ON delivery (subscription_id, (coalesce(line, subject)), seq) WHERE state = 'due';

-- Who was told of what as new, where the delivery itself is kept no more: they hear of what follows up. Kept: it was written
-- down and not sent, as in a pause.
CREATE TABLE told (
  subject         text    NOT NULL,
  subscription_id uuid    NOT NULL REFERENCES subscription,
  alert           text    NOT NULL,
  kept            boolean NOT NULL,
  PRIMARY KEY (subject, subscription_id, alert)
);
CREATE INDEX told_of_subscription ON told (subscription_id);

-- Of an event's alerts those whose deliveries are kept no more.
ALTER TABLE alert_progress
  ADD COLUMN past_delivered bigint NOT NULL DEFAULT 0,
  ADD COLUMN past_failed    bigint NOT NULL DEFAULT 0;

-- What is looked for when it is old.
CREATE INDEX attempt_with_answer ON attempt (id) WHERE answer <> '';
CREATE INDEX subscription_forgotten ON subscription (deleted_at) WHERE deleted_at IS NOT NULL;

-- A text that is known, encrypted: whoever cannot read it has another key.
CREATE TABLE known_text (
  one   boolean PRIMARY KEY DEFAULT true CHECK (one),
  value bytea   NOT NULL
);
