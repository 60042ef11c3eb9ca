-- Lists of deliveries by state have an index that is found only by who names its collation. Where few are due by what statistics
-- know, as after a quiet time, the planner took the former one to find the first in each line: a look at all that is due for each
-- that is due, when very much had just become so.
CREATE INDEX delivery_in_state ON delivery (state COLLATE "C", seq);
DROP INDEX delivery_by_state;
