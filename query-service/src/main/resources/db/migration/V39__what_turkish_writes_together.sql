-- Turkish says whose something is by -sı, -si, -su or -sü behind a vowel ("anlaşması" of "anlaşma"), which the rules leave where
-- nothing follows, and take away where something does ("anlaşmasının"). In plain letters any of them may stand behind any
-- vowel. "Sanayii" is an older way to write "sanayisi".
create function possessed(word text) returns text language sql immutable strict parallel safe as $$
  select substring(word from '^(.{2,}(?:[aeıioöuü](?=s[ıiuü]$)|i(?=i$)))')
$$;

create or replace function stems_of(word text, written text) returns text[] language sql immutable parallel safe as $$
  select array_remove(array[
    'en ' || (ts_lexize('english_stem', word))[1],
    'tr ' || (ts_lexize('turkish_stem', word))[1],
    'tr ' || (ts_lexize('turkish_stem', written))[1],
    'tr ' || (ts_lexize('turkish_stem', (ts_lexize('turkish_stem', written))[1]))[1],
    'tr ' || (ts_lexize('turkish_stem', possessed(word)))[1],
    'tr ' || (ts_lexize('turkish_stem', possessed(written)))[1],
    'tr ' || (ts_lexize('turkish_stem', (ts_lexize('turkish_stem', possessed(written)))[1]))[1],
    'ms ' || (ts_lexize('indonesian_stem', word))[1]], null)
$$;

alter table ${ledger}.word drop column stems;
alter table ${ledger}.word add column stems text[] not null generated always as (stems_of(word, written)) stored;
create index word_stems on ${ledger}.word using gin (stems);

-- Whether sentences are held together by the word.
create function holds_together(word text) returns boolean language sql immutable parallel safe as $$
  select ts_lexize('english_stem', word) = '{}' or ts_lexize('turkish_stem', word) = '{}' or ts_lexize('indonesian_stem', word) = '{}'
$$;

-- The words that are known and are forms of the word, as an alternative; null where there are none.
create function known_forms(asked text, written text) returns text language sql stable as $$
  select string_agg(distinct quote_literal(word), ' | ') from word
   where word = asked or stems && stems_of(asked, known_forms.written)
$$;

-- What is written as one word by some, and as two by others ("işbirliği", "iş birliği"): a word that is known and, next to it,
-- the rest in any form; null where there is none. Both have to be more than what holds sentences together, as it is written:
-- of "iş" the plain letters do.
create function written_apart(asked text, written text) returns tsquery language sql stable as $$
  select string_agg(quote_literal(first) || ' <-> (' || forms || ')', ' | ')::tsquery
    from generate_series(2, case when length(asked) between 5 and 30 then length(asked) - 3 else 0 end) as cut
   cross join lateral (select case when length(asked) = length(written_apart.written) then written_apart.written else asked end as whole) as w
   cross join lateral (select left(asked, cut) as first, left(whole, cut) as first_written,
                              substr(asked, cut + 1) as rest, substr(whole, cut + 1) as rest_written) as parts
   cross join lateral (select case when not holds_together(rest_written)
                                    and exists (select from word where word.word = first
                                                 and not (holds_together(first_written) and holds_together(word.written)))
                                   then known_forms(rest, rest_written) end as forms) as found
   where forms is not null
$$;

create or replace function forms_of(asked text, written text) returns tsquery language sql stable as $$
  select case when ts_lexize('english_stem', asked) = '{}' or ts_lexize('turkish_stem', written) = '{}'
                or ts_lexize('indonesian_stem', asked) = '{}' then null
              else (select coalesce(whole || written_apart(asked, forms_of.written), whole)
                      from (select coalesce(known_forms(asked, forms_of.written), quote_literal(asked))::tsquery as whole) as found) end
$$;
