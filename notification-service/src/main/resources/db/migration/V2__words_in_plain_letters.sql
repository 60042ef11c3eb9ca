-- Words of filters and titles are compared in plain letters, without accents and case. What was written before is
-- taken over as far as SQL knows it: in lower case; the next change of a subscription writes it anew.
ALTER TABLE subscription ADD COLUMN plain_words text[];
UPDATE subscription SET plain_words = regexp_split_to_array(lower(words), '\s+') WHERE words IS NOT NULL;
