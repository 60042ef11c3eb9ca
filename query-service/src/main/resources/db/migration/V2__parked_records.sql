-- What is parked keeps the whole record, and is told to the topic of what is parked.
alter table parked add column key bytea;
alter table parked add column told boolean not null default false;
create index parked_untold on parked (log_partition, log_offset) where not told;
