-- What search knows of an item is made by the program: the plain words of its texts, with their places, and those of its
-- title marked. In which forms a word occurs, and which words are written nearly so, is told once for each word, not for
-- each version of each item that has it.

create extension if not exists fuzzystrmatch with schema public;

-- Every word that an item ever had.
create table ${ledger}.word (
  word text not null,              -- in plain letters
  written text not null,           -- in small letters as it is written, which a Turkish stem depends on
  stems text[] not null generated always as (
    array_remove(array[
      'en ' || (ts_lexize('english_stem', word))[1],
      'tr ' || (ts_lexize('turkish_stem', word))[1],
      'tr ' || (ts_lexize('turkish_stem', written))[1],
      'ms ' || (ts_lexize('indonesian_stem', word))[1]], null)) stored,
  primary key (word, written)
);
create index word_stems on ${ledger}.word using gin (stems);
create index word_alike on ${ledger}.word using gin (word gin_trgm_ops);

create aggregate all_of(tsquery) (sfunc = tsquery_and, stype = tsquery);

-- The forms in which a word occurs; nothing where it is one that sentences are held together by.
create function forms_of(asked text, written text) returns tsquery language sql stable as $$
  select case when ts_lexize('english_stem', asked) = '{}' or ts_lexize('turkish_stem', written) = '{}'
                or ts_lexize('indonesian_stem', asked) = '{}' then null
              else coalesce(
                (select string_agg(distinct quote_literal(word), ' | ') from word
                  where word = asked
                     or stems && array_remove(array[
                          'en ' || (ts_lexize('english_stem', asked))[1],
                          'tr ' || (ts_lexize('turkish_stem', asked))[1],
                          'tr ' || (ts_lexize('turkish_stem', forms_of.written))[1],
                          'ms ' || (ts_lexize('indonesian_stem', asked))[1]], null)),
                quote_literal(asked))::tsquery end
$$;

-- The same, and words that begin so or are written nearly so: one letter in five may be wrong.
create function like_of(asked text, written text) returns tsquery language sql stable as $$
  select forms_of(asked, written) || coalesce(
    (select string_agg(quote_literal(word), ' | ') from (
       select word from word
        where length(asked) >= 3
          and (word like asked || '%'
               or (word % asked and levenshtein(word, asked) <= ceil(length(asked) / 5.0)))
        group by word order by similarity(word, asked) desc, word limit 50) as alike)::tsquery,
    forms_of(asked, written))
$$;

drop index ${ledger}.version_search, ${ledger}.version_words;
alter table ${ledger}.version drop column search, drop column corroboration;
alter table ${ledger}.version add column search tsvector, add column corroboration int;
update ${ledger}.version
   set search = setweight(to_tsvector('simple', coalesce(title, '')), 'A') || to_tsvector('simple', coalesce(words, '')),
       corroboration = (document #>> '{corroboration,publishers}')::int
 where outcome = 'standing';
insert into ${ledger}.word (word, written)
select word, word from ts_stat('select search from ${ledger}.version') where length(word) <= 200;
create index version_search on ${ledger}.version using gin (search) where known_until = 'infinity' and outcome = 'standing';

-- Documents and data are only read whole, as they were written, and mostly fit into the row.
alter table ${ledger}.version drop column words, alter column document type text using document::text;
alter table ${ledger}.version set (toast_tuple_target = 8160);
alter table ${ledger}.event alter column data type text using data::text, alter column extensions type text using extensions::text;
alter table ${ledger}.repetition alter column data type text using data::text;

-- Looked into for each item that changes, so nothing may wait to be sorted in.
drop index ${ledger}.version_refs;
create index version_refs on ${ledger}.version using gin (refs) with (fastupdate = off)
 where refs <> '{}' and cardinality(own_countries) < 2;
