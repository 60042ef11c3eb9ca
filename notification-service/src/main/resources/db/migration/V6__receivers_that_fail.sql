-- Receivers whose last attempt failed. One that has failed several times in a row gets nothing before the pause ends,
-- then one attempt, by whichever replica; when it answers, its row goes and all that is due is sent.
CREATE TABLE failing_receiver (
  receiver    text        PRIMARY KEY,
  failures    integer     NOT NULL,
  since       timestamptz NOT NULL,
  pause_until timestamptz NOT NULL,
  status      integer,
  answer      text        NOT NULL
);
CREATE INDEX subscription_of_receiver ON subscription (receiver);
CREATE INDEX delivery_when_due ON delivery (next_attempt_at, receiver) WHERE state = 'due';
