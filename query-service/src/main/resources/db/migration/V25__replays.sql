-- Events that were parked and took their place later, in the order in which they did: those who listen for changes have
-- passed their place in the log by then, and are told of them by this number. Stays when the read models are exchanged.
create table replay (
  number bigint primary key,       -- without gaps, and in the order of the commits: writers are alone
  log_partition int not null,
  log_offset bigint not null
);
create index replay_by_place on replay (log_partition, log_offset);
