-- One letter in five may be wrong, and one in words of four: rounded up, two of six were, and "gerudi" found what had "geldi".
create or replace function like_of(asked text, written text) returns tsquery language sql stable as $$
  select forms_of(asked, written) || coalesce(
    (select string_agg(quote_literal(word), ' | ') from (
       select word from word
        where length(asked) >= 3
          and (word like asked || '%'
               or word like (select stem || '%' from (select (ts_lexize('english_stem', asked))[1] as stem) as stemmed
                              where length(stem) >= 4)
               or (length(asked) > 3 and length(word) > 3
                   and word % asked and levenshtein(word, asked) <= greatest(1, length(asked) / 5)
                   and not (ts_lexize('english_stem', word) = '{}' or ts_lexize('turkish_stem', word) = '{}'
                            or ts_lexize('indonesian_stem', word) = '{}')))
        group by word order by similarity(word, asked) desc, word limit 50) as alike)::tsquery,
    forms_of(asked, written))
$$;

-- A word as it is; nothing where it is one that sentences are held together by.
create function as_written(asked text, written text) returns tsquery language sql stable as $$
  select case when ts_lexize('english_stem', asked) = '{}' or ts_lexize('turkish_stem', written) = '{}'
                or ts_lexize('indonesian_stem', asked) = '{}' then null
              else quote_literal(asked)::tsquery end
$$;
