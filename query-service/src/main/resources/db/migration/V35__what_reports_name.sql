-- Which reports name an event, whatever their own subject: to be told beside the event. A hash, since what a report names
-- can be longer than a row of a tree; of the JSON as it is written, since not all that JSON can say is text here.
create index event_by_aim on ${ledger}.event using hash
  (((coalesce(data::json -> 'corrects', data::json -> 'retracts') -> 'source')::text || ' '
    || (coalesce(data::json -> 'corrects', data::json -> 'retracts') -> 'id')::text))
  where type in ('dev.entente.report.corrected.v1', 'dev.entente.report.retracted.v1');
