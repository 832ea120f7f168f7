-- Deploy ontour:functions/tour/is_terms to pg
-- requires: functions/tour/term_columns
-- requires: functions/tour/fit_terms

-- The form alone, and that what excludes itself is not said. Whether the values make a deal is for the
-- constraints of the deal to say, when they are written to one.

begin;

create or replace function tour.is_terms(terms jsonb)
returns boolean
language sql
immutable
parallel safe
begin atomic
    select
        jsonb_typeof(is_terms.terms) = 'object'
        and not exists (
            select from jsonb_object_keys(
                case jsonb_typeof(is_terms.terms) when 'object' then is_terms.terms else '{}' end
            ) as field (name)
            where field.name <> all ('{deal,bonuses}')
        )
        and coalesce(jsonb_typeof(is_terms.terms -> 'deal'), 'object') = 'object'
        and coalesce(jsonb_typeof(is_terms.terms -> 'bonuses'), 'array') = 'array'
        and not exists (
            select
            from (
                select 'show_deals' as table_name, coalesce(is_terms.terms -> 'deal', '{}') as image
                union all
                select 'deal_bonuses', bonus.value
                from jsonb_path_query(is_terms.terms, '$.bonuses[*]') as bonus (value)
            ) as part
            where case jsonb_typeof(part.image)
                when 'object' then
                    part.image - tour.term_columns(part.table_name) <> '{}'
                    or jsonb_path_exists(
                        part.image, 'strict $.* ? (@.type() == "object" || @.type() == "array")'
                    )
                else true
            end
        )
        and case
            when is_terms.terms #>> '{deal,deal_type}' is not null then
                tour.fit_terms(jsonb_strip_nulls(is_terms.terms -> 'deal'))
                = jsonb_strip_nulls(is_terms.terms -> 'deal')
            else true
        end;
end;

comment on function tour.is_terms(jsonb) is
'Whether this has the form of the terms of a deal: {"deal": {column: value}, "bonuses": [{column: value}]},
either of them, no column that is not a term, and beside a type none that the type has not.';

grant execute on function tour.is_terms(jsonb) to member;

commit;
