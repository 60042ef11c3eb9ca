-- Verifications, the latest of which counts; written by whichever replica runs it, read by all.
create table verification (
  id bigint generated always as identity primary key,
  state text not null check (state in ('running', 'done', 'failed')),
  reason text,                     -- failed: why
  events bigint not null default 0,            -- to be read and told in all
  archived bigint not null default 0,
  folded bigint not null default 0,
  verdict text,                    -- done: what came of it, JSON
  started timestamptz not null,
  updated timestamptz not null
);
