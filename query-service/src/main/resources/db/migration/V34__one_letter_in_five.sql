-- One letter in five may be wrong, and no more: rounded up, two of six were, and "gerudi" found what had "geldi".
create or replace function like_of(asked text, written text) returns tsquery language sql stable as $$
  select forms_of(asked, written) || coalesce(
    (select string_agg(quote_literal(word), ' | ') from (
       select word from word
        where length(asked) >= 3
          and (word like asked || '%'
               or word like (select stem || '%' from (select (ts_lexize('english_stem', asked))[1] as stem) as stemmed
                              where length(stem) >= 4)
               or (length(asked) > 3 and length(word) > 3
                   and word % asked and levenshtein(word, asked) <= length(asked) / 5
                   and not (ts_lexize('english_stem', word) = '{}' or ts_lexize('turkish_stem', word) = '{}'
                            or ts_lexize('indonesian_stem', word) = '{}')))
        group by word order by similarity(word, asked) desc, word limit 50) as alike)::tsquery,
    forms_of(asked, written))
$$;
