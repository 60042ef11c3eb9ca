-- The archive of events and what is made of it. Everything here can be made again from the log.

create extension if not exists pg_trgm with schema public;

-- How far each partition of the log is projected; written in the transaction that writes what its events make.
create table log_position (
  log_partition int primary key,
  next_offset bigint not null,
  recorded timestamptz
);

-- Each event once, by the source's own id.
create table event (
  source text not null,
  id text not null,
  type text not null,
  subject text not null,
  time timestamptz,
  recorded timestamptz not null,
  log_partition int not null,
  log_offset bigint not null,
  data jsonb not null,
  extensions jsonb not null,
  fingerprint text not null,
  primary key (source, id)
);
create index event_by_subject on event (subject);
create unique index event_by_place on event (log_partition, log_offset);

-- Every further record under the id of an event that is known. The same payload again is a copy; another one is a
-- conflict, shown and not applied.
create table repetition (
  log_partition int not null,
  log_offset bigint not null,
  source text not null,
  id text not null,
  type text not null,
  subject text not null,
  recorded timestamptz not null,
  data jsonb not null,
  fingerprint text not null,
  primary key (log_partition, log_offset)
);
create index repetition_by_event on repetition (source, id);

-- What could not be handled, as it came, with the reason.
create table parked (
  log_partition int not null,
  log_offset bigint not null,
  source text,
  id text,
  subject text,
  reason text not null,
  recorded timestamptz not null,
  at timestamptz not null,
  headers jsonb not null,
  value bytea,
  primary key (log_partition, log_offset)
);
create index parked_by_event on parked (source, id);
create index parked_by_subject on parked (subject);

-- Aggregates that some event, standing or not, says to be the same.
create table same_as (
  member text not null,
  source text not null,
  id text not null,
  primary key (member, source, id)
);
create index same_as_by_event on same_as (source, id);

-- What an aggregate came to, for each moment at which something new was known of it.
create table version (
  subject text not null,
  known_from timestamptz not null,
  known_until timestamptz not null,            -- 'infinity': still so
  kind text not null,
  id text not null,
  outcome text not null,                       -- standing, withdrawn, merged
  kept text,                                   -- merged: the subject under which it is shown
  reason text,                                 -- withdrawn: why
  document jsonb,                              -- standing: the item as it is shown
  countries text[] not null default '{}',      -- shown and filtered on
  own_countries text[] not null default '{}',  -- of its own actors alone
  sectors text[] not null default '{}',
  types text[] not null default '{}',          -- event types of the facts that stand
  actors text[] not null default '{}',         -- subjects of actors that take part
  publishers text[] not null default '{}',     -- of its evidence
  refs text[] not null default '{}',           -- subjects that it belongs to
  status text,
  instrument text,
  issue text,                                  -- statements: the issue on which a position is taken
  place text,                                  -- country and name, in plain letters
  occurred_on date,                            -- the day by which it is lined up
  happened datemultirange,                     -- when any of its facts may have happened
  first_known timestamptz,
  last_changed timestamptz,
  title text,                                  -- in plain letters, for sorting
  words text,                                  -- everything that search knows of it, in plain letters
  search tsvector generated always as (to_tsvector('simple', coalesce(words, ''))) stored,
  primary key (subject, known_from)
);
create index version_page on version (kind, occurred_on desc, subject) where known_until = 'infinity' and outcome = 'standing';
create index version_countries on version using gin (countries) where known_until = 'infinity' and outcome = 'standing';
create index version_happened on version using gist (happened) where known_until = 'infinity' and outcome = 'standing';
create index version_search on version using gin (search) where known_until = 'infinity' and outcome = 'standing';
create index version_words on version using gin (words gin_trgm_ops) where known_until = 'infinity' and outcome = 'standing';
create index version_refs on version using gin (refs) where refs <> '{}';
create index version_issue on version (issue) where known_until = 'infinity' and outcome = 'standing' and issue is not null;

-- Each fact that stands, for the time during which it was known so: the entries of timelines.
create table fact (
  source text not null,
  id text not null,
  known_from timestamptz not null,
  known_until timestamptz not null,
  subject text not null,                       -- under which it is shown
  kind text not null,
  type text not null,
  contact boolean not null,
  occurred text not null,                      -- EDTF, as written
  occurred_on date not null,
  begins date,                                 -- null: open or unknown
  ends date,
  title jsonb,
  countries text[] not null,
  sectors text[] not null,
  primary key (source, id, known_from)
);
create index fact_page on fact (occurred_on desc, source, id) where known_until = 'infinity';
create index fact_countries on fact using gin (countries) where known_until = 'infinity';
create index fact_by_subject on fact (subject);

-- What became of the alerts that an event caused; told by the notification service.
create table alert_count (
  source text not null,
  id text not null,
  due int not null,
  delivered int not null,
  failed int not null,
  revision bigint not null,
  primary key (source, id)
);
