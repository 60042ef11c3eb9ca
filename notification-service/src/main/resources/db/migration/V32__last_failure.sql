-- When a mail to the address failed last: a failure long after that begins anew.
ALTER TABLE subscription ADD COLUMN failing_last timestamptz;
UPDATE subscription SET failing_last = now() WHERE failing_since IS NOT NULL;
