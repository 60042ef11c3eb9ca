-- What can be made again from the log moves into a schema of its own, so that it can be made beside the one that serves,
-- and the two be exchanged by their names. The counts of alerts are told by another topic, and stay where they are.

create schema ${ledger};
alter table log_position set schema ${ledger};
alter table event set schema ${ledger};
alter table repetition set schema ${ledger};
alter table parked set schema ${ledger};
alter table same_as set schema ${ledger};
alter table version set schema ${ledger};
alter table fact set schema ${ledger};

-- Which making of the read models this is; one row.
create table ${ledger}.edition (
  generation bigint not null,      -- the rebuild that made them; 0: none
  revision bigint not null,        -- grows with whatever changes them beside the log: a parked record tried again
  projection text not null,        -- the version of the program that made them; empty while there is nothing
  phase text not null,             -- how far the making is: archiving, folding, indexing, whole
  folded_to text not null          -- while folding: the last subject that is told
);
insert into ${ledger}.edition
select 0, 0, case when exists (select from ${ledger}.log_position) then 'unknown' else '' end, 'whole', '';

-- How far each partition of the topic of alerts is read.
create table alert_position (
  log_partition int primary key,
  next_offset bigint not null
);

-- Rebuilds, the latest of which counts; written by whichever replica runs it, read by all.
create table rebuild (
  id bigint generated always as identity primary key,
  state text not null check (state in ('running', 'compared', 'swapped', 'failed')),
  reason text,                     -- failed: why
  projection text not null,        -- the version of the program that rebuilds
  swap boolean not null,           -- whether to swap although something differs
  events bigint not null default 0,            -- to be read and told in all
  archived bigint not null default 0,
  folded bigint not null default 0,
  differences bigint not null default 0,
  started timestamptz not null,
  taken_up timestamptz,            -- by the replica that runs it
  done_before bigint not null default 0,       -- events archived and folded when it was taken up
  updated timestamptz not null
);
create unique index rebuild_running on rebuild ((true)) where state = 'running';

-- What a rebuild came to otherwise than the read models that serve.
create table difference (
  rebuild bigint not null references rebuild on delete cascade,
  number bigint not null,
  what text not null,              -- the table
  subject text not null,
  key jsonb not null,
  old jsonb,                       -- null: is only in the rebuilt one
  new jsonb,                       -- null: is only in the one that serves
  primary key (rebuild, number)
);
