-- What a subscription asks for as keys, and what news is as keys: only subscriptions that share one with the news can be
-- meant, and are looked at. A key is alert/place/sector/instrument; * where nothing is asked for. Of several countries
-- that must all take part, the first two are the place. Lists whose combinations are too many are left out, from the
-- right: the index then finds more than is meant, and the whole filter decides as ever.
CREATE FUNCTION subscription_keys(alerts text[], any_of text[], all_of text[], sectors text[], instruments text[])
RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
  SELECT array_agg(DISTINCT alert || '/' || place || '/' || sector || '/' || instrument)
  FROM (
    SELECT CASE
      WHEN cardinality(all_of) > 1 THEN ARRAY[(
        SELECT string_agg(country, '+' ORDER BY country COLLATE "C")
        FROM (SELECT country FROM unnest(all_of) country ORDER BY country COLLATE "C" LIMIT 2) pair)]
      WHEN cardinality(all_of) = 1 THEN all_of
      WHEN cardinality(any_of) BETWEEN 1 AND 60 THEN any_of
      ELSE ARRAY['*'] END AS places) p
  CROSS JOIN LATERAL (
    SELECT CASE WHEN cardinality(alerts) * cardinality(p.places) * cardinality(sectors) BETWEEN 1 AND 60
      THEN sectors ELSE ARRAY['*'] END AS sectors) s
  CROSS JOIN LATERAL (
    SELECT CASE
      WHEN cardinality(alerts) * cardinality(p.places) * cardinality(s.sectors) * cardinality(instruments) BETWEEN 1 AND 60
      THEN instruments ELSE ARRAY['*'] END AS instruments) i
  CROSS JOIN unnest(alerts) AS alert
  CROSS JOIN unnest(p.places) AS place
  CROSS JOIN unnest(s.sectors) AS sector
  CROSS JOIN unnest(i.instruments) AS instrument);

CREATE FUNCTION news_keys(alert text, countries text[], sectors text[], instrument text)
RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
  WITH country AS (SELECT DISTINCT unnest(countries) AS code),
  place AS (
    SELECT '*' AS place
    UNION ALL SELECT code FROM country
    UNION ALL SELECT a.code || '+' || b.code FROM country a JOIN country b ON a.code COLLATE "C" < b.code COLLATE "C")
  SELECT array_agg(DISTINCT alert || '/' || place || '/' || sector || '/' || kind)
  FROM place
  CROSS JOIN unnest(sectors || '*'::text) AS sector
  CROSS JOIN unnest(array_remove(ARRAY['*', instrument], NULL)) AS kind);

ALTER TABLE subscription ADD COLUMN keys text[]
  GENERATED ALWAYS AS (subscription_keys(alerts, countries_any, countries_all, sectors, instruments)) STORED;
DROP INDEX subscription_by_all;
CREATE INDEX subscription_by_keys ON subscription USING gin (keys) WITH (fastupdate = off);
