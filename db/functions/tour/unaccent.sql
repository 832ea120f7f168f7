-- Deploy ontour:functions/tour/unaccent to pg
-- requires: schema/core/schemas

-- The extension of this name would bring functions that everybody may execute.

begin;

create or replace function tour.unaccent(given text)
returns text
language sql
immutable
parallel safe
begin atomic
    select replace(
        translate(regexp_replace(normalize(lower(given), nfkd), U&'[\0300-\036f]', '', 'g'), 'øłđı', 'oldi'),
        'æ', 'ae'
    );
end;

comment on function tour.unaccent(text) is
'The text in lower case, without accents, as people type it: zurich for Zürich.';

commit;
