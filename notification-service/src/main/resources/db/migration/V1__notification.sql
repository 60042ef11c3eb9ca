-- What has been read of the log. A row is locked while a batch of its partition is applied.
CREATE TABLE position (
  partition   integer PRIMARY KEY,
  next_offset bigint  NOT NULL,
  alert_from  bigint  NOT NULL   -- the end of the partition when this service first saw it: what lies before alerts nobody
);

-- What could not be read or applied, with the reason; the query service shows it as well.
CREATE TABLE parked (
  partition  integer     NOT NULL,
  log_offset bigint      NOT NULL,
  source     text,
  id         text,
  subject    text,
  reason     text        NOT NULL,
  recorded   timestamptz NOT NULL,
  PRIMARY KEY (partition, log_offset)
);

-- The events of agreements, as the fold needs them.
CREATE TABLE event (
  source     text        NOT NULL,
  id         text        NOT NULL,
  type       text        NOT NULL,
  subject    text        NOT NULL,
  partition  integer     NOT NULL,
  log_offset bigint      NOT NULL,
  recorded   timestamptz NOT NULL,
  reported   timestamptz,
  data       json        NOT NULL,
  extensions json        NOT NULL,
  PRIMARY KEY (source, id)
);
CREATE INDEX event_of_subject ON event (subject);

-- Which agreements some report calls the same, whether or not the report still stands: they are folded together.
CREATE TABLE same_as (
  subject text NOT NULL,
  other   text NOT NULL,
  PRIMARY KEY (subject, other)
);

-- What was new about an agreement, once for ever.
CREATE TABLE news (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subject    text        NOT NULL,
  alert      text        NOT NULL,
  revision   text        NOT NULL,  -- '' for what happens once, else the event that caused it
  source     text        NOT NULL,
  event_id   text        NOT NULL,
  partition  integer     NOT NULL,
  log_offset bigint      NOT NULL,
  recorded   timestamptz NOT NULL,
  agreement  json        NOT NULL,
  reason     text,
  countries  text[]      NOT NULL,
  sectors    text[]      NOT NULL,
  instrument text,
  parties    text[]      NOT NULL,
  words      text        NOT NULL,
  UNIQUE (subject, alert, revision)
);
CREATE INDEX news_by_alert ON news (alert, id);
CREATE INDEX news_of_event ON news (source, event_id);

CREATE TABLE subscription (
  id              uuid        PRIMARY KEY,
  state           text        NOT NULL,
  channel         text        NOT NULL,
  target          bytea,                 -- address or URL, encrypted; nothing once the subscriber is forgotten
  target_hash     bytea,                 -- keyed hash, to find an address
  receiver        text        NOT NULL,  -- what shares a limit on concurrency
  secret          bytea,
  previous_secret bytea,
  previous_until  timestamptz,
  generation      integer     NOT NULL,  -- counts the tokens of this subscription; a new one ends the old
  owner           text,
  alerts          text[]      NOT NULL,
  follow_ups      boolean     NOT NULL,
  language        text        NOT NULL,
  countries_any   text[],
  countries_all   text[],
  sectors         text[],
  instruments     text[],
  parties         text[],
  words           text,
  active_after    jsonb       NOT NULL,  -- offset of the last event of each partition that was known when it became active
  created_at      timestamptz NOT NULL,
  confirm_until   timestamptz,
  failing_since   timestamptz,
  deleted_at      timestamptz
);
CREATE INDEX subscription_of_target ON subscription (target_hash, created_at);
CREATE INDEX subscription_by_all ON subscription USING gin (countries_all);

CREATE TABLE delivery (
  id              uuid        PRIMARY KEY,   -- webhook-id and part of the Message-ID, the same in all attempts
  seq             bigint      GENERATED ALWAYS AS IDENTITY,
  subscription_id uuid        NOT NULL REFERENCES subscription,
  news_id         bigint      REFERENCES news,
  subject         text        NOT NULL,
  alert           text        NOT NULL,
  language        text        NOT NULL,
  receiver        text        NOT NULL,
  state           text        NOT NULL,
  attempts        integer     NOT NULL DEFAULT 0,
  round           integer     NOT NULL DEFAULT 0,  -- how many attempts failed since it became due
  next_attempt_at timestamptz NOT NULL,            -- while it is claimed: the end of the claim's lease
  claim           uuid,
  created_at      timestamptz NOT NULL,
  finished_at     timestamptz,
  UNIQUE (subscription_id, news_id)
);
CREATE INDEX delivery_due ON delivery (receiver, next_attempt_at, seq) WHERE state = 'due';
CREATE INDEX delivery_in_order ON delivery (subscription_id, subject, seq) WHERE state = 'due';
CREATE INDEX delivery_of_subscription ON delivery (subscription_id, seq);
CREATE INDEX delivery_of_subject ON delivery (subject, subscription_id);
CREATE INDEX delivery_of_news ON delivery (news_id);
CREATE INDEX delivery_by_state ON delivery (state, seq);

CREATE TABLE attempt (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  delivery_id uuid        NOT NULL REFERENCES delivery,
  at          timestamptz NOT NULL,
  status      integer,
  latency_ms  bigint      NOT NULL,
  answer      text        NOT NULL
);
CREATE INDEX attempt_of_delivery ON attempt (delivery_id, id);

-- Whose counts have changed since they were last published.
CREATE TABLE alert_progress (
  source   text    NOT NULL,
  event_id text    NOT NULL,
  subject  text    NOT NULL,
  revision bigint  NOT NULL DEFAULT 0,
  dirty    boolean NOT NULL,
  PRIMARY KEY (source, event_id)
);
CREATE INDEX alert_progress_dirty ON alert_progress (source, event_id) WHERE dirty;
