-- Deploy ontour:functions/tour/explained_lines to pg
-- requires: functions/tour/explained_value
-- requires: functions/tour/explained_figure

begin;

create or replace function tour.explained_lines(
    lines jsonb, converted jsonb, table_name text, rule integer, filter jsonpath
)
returns jsonb
language sql
immutable
parallel safe
begin atomic
    select coalesce(
        jsonb_agg(
            case
                when line.item ? 'times' then tour.explained_figure(
                    converted -> (line.n - 1)::integer, rule, line.sign || 'amount * times / per',
                    jsonb_build_array(
                        tour.explained_value('amount', line.item, table_name, 'amount'),
                        line.rate || jsonb_build_object('name', 'times', 'value', line.item -> 'times'),
                        line.rate || jsonb_build_object('name', 'per', 'value', line.item -> 'per')
                    ),
                    line.factor * (line.item ->> 'amount')::numeric * (line.item ->> 'times')::numeric,
                    (line.item ->> 'per')::numeric
                )
                else tour.explained_figure(
                    converted -> (line.n - 1)::integer, rule, line.sign || 'amount',
                    jsonb_build_array(tour.explained_value('amount', line.item, table_name, 'amount'))
                )
            end
            || jsonb_build_object('name', concat_ws(' ', line.item ->> 'kind', line.n))
            order by line.n
        ),
        '[]'
    )
    from (
        select
            lines.item,
            lines.n,
            case when lines.item ->> 'kind' = 'refund' then '-' else '' end as sign,
            case when lines.item ->> 'kind' = 'refund' then -1 else 1 end as factor,
            jsonb_build_object(
                'rate', jsonb_build_object(
                    'from', lines.item -> 'currency',
                    'source', lines.item -> 'source',
                    'rate_on', lines.item -> 'rate_on'
                )
            ) as rate
        from jsonb_array_elements(explained_lines.lines) with ordinality as lines (item, n)
        where lines.item @@ filter
    ) as line;
end;

comment on function tour.explained_lines(jsonb, jsonb, text, integer, jsonpath) is
'For tour.explain: bills or payments that the filter lets through, each with its conversion.';

commit;
