-- Events that were read from another log, which this one replaced: whatever the service makes of them when it reads them here,
-- nobody is alerted of it.
CREATE TABLE known_event (
  source text NOT NULL,
  id     text NOT NULL,
  PRIMARY KEY (source, id)
);

-- Lets the service follow another log that holds the same events at other places: a mirror, a topic that was filled anew. Called
-- while no replica runs. What was read is known by source and id, and alerts nobody; what was not is news, wherever it stands.
CREATE PROCEDURE follow_another_log() LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE log_position IN EXCLUSIVE MODE;
  IF EXISTS (SELECT FROM history h LEFT JOIN log_position p USING (log_partition)
             WHERE coalesce(p.next_offset, 0) < h.ends) THEN
    RAISE EXCEPTION 'history has not been read to its end, so that it cannot be told from news in another log'
      USING HINT = 'DELETE FROM history: nobody is alerted then of what the other log holds when the service starts.';
  END IF;
  INSERT INTO known_event SELECT source, id FROM event ON CONFLICT DO NOTHING;
  UPDATE history SET ends = 0;
  UPDATE subscription SET active_after = '{}' WHERE active_after <> '{}';
  UPDATE alert_progress SET dirty = true WHERE NOT dirty; -- the topic of alerts may be another one as well
  DELETE FROM log_position;
  TRUNCATE event, repetition, same_as, parked;
END
$$;

-- Lets replicas read on that do not tell of these kinds, after a newer version is given up. Called while no replica of that runs.
CREATE PROCEDURE tell_no_more_of(fewer text[]) LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE log_position IN EXCLUSIVE MODE;
  DELETE FROM told_kind WHERE kind = ANY (fewer);
  DELETE FROM history WHERE kind = ANY (fewer);
END
$$;

-- The id of a delivery follows from what is told to whom, so that a delivery of which a restored database knows nothing has the
-- same id when it is made once more (RFC 9562, version 8).
CREATE FUNCTION delivery_id(subscription uuid, subject text, alert text, revision text)
RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
RETURN (
  SELECT (substr(hash, 1, 12) || '8' || substr(hash, 14, 3) || 'a' || substr(hash, 18, 15))::uuid
  FROM (SELECT encode(sha256(convert_to(subscription || ' ' || subject || ' ' || alert || ' ' || revision, 'UTF8')), 'hex'))
    AS told (hash));
