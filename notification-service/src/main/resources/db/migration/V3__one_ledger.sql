-- The tables that every service that follows the log has in one shape. What they hold comes from the log, which is read
-- once more from its beginning: news that are kept are told nobody again.
DROP TABLE event, same_as, parked;

-- The end of each partition when this service first saw the log: what lies before is history and alerts nobody.
CREATE TABLE history (
  log_partition integer PRIMARY KEY,
  ends          bigint  NOT NULL
);
INSERT INTO history SELECT partition, alert_from FROM position;
DROP TABLE position;

-- How far each partition of the log is read; written in the transaction that writes what its events make.
CREATE TABLE log_position (
  log_partition integer PRIMARY KEY,
  next_offset   bigint  NOT NULL,
  recorded      timestamptz
);

-- Each event of an agreement once, by the source's own id.
CREATE TABLE event (
  source        text        NOT NULL,
  id            text        NOT NULL,
  type          text        NOT NULL,
  subject       text        NOT NULL,
  time          timestamptz,
  recorded      timestamptz NOT NULL,
  log_partition integer     NOT NULL,
  log_offset    bigint      NOT NULL,
  data          jsonb       NOT NULL,
  extensions    jsonb       NOT NULL,
  fingerprint   text        NOT NULL,
  PRIMARY KEY (source, id)
);
CREATE INDEX event_by_subject ON event (subject);

-- Every further record under the id of an event that is known: a copy, or a conflict.
CREATE TABLE repetition (
  log_partition integer     NOT NULL,
  log_offset    bigint      NOT NULL,
  source        text        NOT NULL,
  id            text        NOT NULL,
  type          text        NOT NULL,
  subject       text        NOT NULL,
  recorded      timestamptz NOT NULL,
  data          jsonb       NOT NULL,
  fingerprint   text        NOT NULL,
  PRIMARY KEY (log_partition, log_offset)
);

-- Agreements that some event, standing or not, says to be the same.
CREATE TABLE same_as (
  member text NOT NULL,
  source text NOT NULL,
  id     text NOT NULL,
  PRIMARY KEY (member, source, id)
);
CREATE INDEX same_as_by_event ON same_as (source, id);

-- What could not be handled, as it came, with the reason; told to the topic of what is parked.
CREATE TABLE parked (
  log_partition integer     NOT NULL,
  log_offset    bigint      NOT NULL,
  source        text,
  id            text,
  subject       text,
  reason        text        NOT NULL,
  recorded      timestamptz NOT NULL,
  at            timestamptz NOT NULL,
  headers       jsonb       NOT NULL,
  key           bytea,
  value         bytea,
  told          boolean     NOT NULL DEFAULT false,
  PRIMARY KEY (log_partition, log_offset)
);
CREATE INDEX parked_untold ON parked (log_partition, log_offset) WHERE NOT told;
