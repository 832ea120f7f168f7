-- Deploy ontour:functions/tour/read_number to pg
-- requires: schema/core/schemas

-- Points and commas as people set them: of two kinds of mark the last is the decimal one, a mark that stands
-- more than once parts thousands. What one mark before three digits means, only the kind of value can tell.

begin;

create or replace function tour.read_number(given text, kind text)
returns text
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
declare
    v_text constant text := translate(read_number.given, E'\u00a0\u2009\u202f\u2019\u2212', '   ''-');
begin
    if read_number.kind = 'percent' then
        return tour.read_number(regexp_replace(v_text, ' ?%$', ''), 'number');
    end if;
    if v_text ~ '^-?[1-9]\d{0,2}[.,]\d{3}$' and read_number.kind in ('amount', 'count') then
        return case read_number.kind when 'count' then translate(v_text, '.,', '') end;
    end if;
    if v_text ~ '^-?\d{1,15}([.,]\d{1,15})?$' then
        return replace(v_text, ',', '.');
    end if;
    if v_text ~ '^-?[1-9]\d{0,2}([ '']\d{3}){1,4}([.,]\d{1,15})?$' then
        return replace(translate(v_text, ' ''', ''), ',', '.');
    end if;
    if v_text ~ '^-?[1-9]\d{0,2}((\.\d{3}){1,4},\d{1,15}|(\.\d{3}){2,4})$' then
        return replace(replace(v_text, '.', ''), ',', '.');
    end if;
    if v_text ~ '^-?[1-9]\d{0,2}((,\d{3}){1,4}\.\d{1,15}|(,\d{3}){2,4})$' then
        return replace(v_text, ',', '');
    end if;
    return null;
end
$$;

comment on function tour.read_number(text, text) is
'A number as people write it, as PostgreSQL writes it: 1.234,50 and 1,234.50 are 1234.50. Null if it is none,
or if it may be two: 1.234 as an amount. kind: number, amount, count or percent.';

grant execute on function tour.read_number(text, text) to member;

commit;
