-- Turkish suffixes follow one upon another, and the rules take the last ones off a word by what they look like: they leave
-- "fabrika" of "fabrikaları", and "fabrik" of "fabrika". So the stem of the stem is one, too.
create function stems_of(word text, written text) returns text[] language sql immutable parallel safe as $$
  select array_remove(array[
    'en ' || (ts_lexize('english_stem', word))[1],
    'tr ' || (ts_lexize('turkish_stem', word))[1],
    'tr ' || (ts_lexize('turkish_stem', written))[1],
    'tr ' || (ts_lexize('turkish_stem', (ts_lexize('turkish_stem', written))[1]))[1],
    'ms ' || (ts_lexize('indonesian_stem', word))[1]], null)
$$;

alter table ${ledger}.word drop column stems;
alter table ${ledger}.word add column stems text[] not null generated always as (stems_of(word, written)) stored;
create index word_stems on ${ledger}.word using gin (stems);

create or replace function forms_of(asked text, written text) returns tsquery language sql stable as $$
  select case when ts_lexize('english_stem', asked) = '{}' or ts_lexize('turkish_stem', written) = '{}'
                or ts_lexize('indonesian_stem', asked) = '{}' then null
              else coalesce(
                (select string_agg(distinct quote_literal(word), ' | ') from word
                  where word = asked or stems && stems_of(asked, forms_of.written)),
                quote_literal(asked))::tsquery end
$$;

-- Words that begin like the word, like its English stem (of "fishing", "fisheries"), or are written nearly so: one letter in
-- five may be wrong.
create or replace function like_of(asked text, written text) returns tsquery language sql stable as $$
  select forms_of(asked, written) || coalesce(
    (select string_agg(quote_literal(word), ' | ') from (
       select word from word
        where length(asked) >= 3
          and (word like asked || '%'
               or word like (select stem || '%' from (select (ts_lexize('english_stem', asked))[1] as stem) as stemmed
                              where length(stem) >= 4)
               or (word % asked and levenshtein(word, asked) <= ceil(length(asked) / 5.0)))
        group by word order by similarity(word, asked) desc, word limit 50) as alike)::tsquery,
    forms_of(asked, written))
$$;
