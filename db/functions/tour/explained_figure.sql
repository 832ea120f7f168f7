-- Deploy ontour:functions/tour/explained_figure to pg
-- requires: schema/core/schemas

begin;

create or replace function tour.explained_figure(
    value jsonb, rule integer, formula text, inputs jsonb,
    dividend numeric default null, divisor numeric default 1
)
returns jsonb
language sql
immutable
parallel safe
begin atomic
    select jsonb_build_object(
        'value', explained_figure.value, 'rule', rule, 'formula', formula, 'inputs', explained_figure.inputs
    )
    || case when dividend is not null then
        jsonb_build_object(
            'exact',
            case
                when divisor = 1 then trim_scale(dividend)::text
                when divisor = 100 then trim_scale(dividend * 0.01)::text
                else concat_ws('/', trim_scale(dividend), trim_scale(divisor))
            end
        )
    else '{}' end;
end;

comment on function tour.explained_figure(jsonb, integer, text, jsonb, numeric, numeric) is
'A step of an explanation: value is formula over the names of inputs; rule is its number in
docs/reference/deals.md. dividend and divisor are of the exact value, where it is rounded. An input
{"name", "figure"} is another figure.';

commit;
