-- Tests functions/change/is_own.
begin;
select plan(7);

prepare own(text, text[], text[]) as
select change.is_own(jsonb_populate_record(null::change.log, jsonb_build_object(
    'table_name', $1, 'topics_before', $2, 'topics_after', $3
)), '{user:mia,org:solo}');

select results_eq(
    format('execute own(%L, %L, %L)', asked.table_name, asked.before, asked.after),
    array[asked.own], asked.said
)
from (
    values
    ('shows', null, '{org:solo}', true, 'a row that only these read'),
    ('shows', '{org:solo}', null, true, 'also one that is gone'),
    ('shows', '{org:band}', '{org:solo}', false, 'none that others could read before'),
    ('shows', '{org:solo}', '{org:solo,org:band}', false, 'or can read now'),
    ('retired', null, '{}', false, 'none that nobody reads'),
    ('shows', null, null, false, 'none without topics'),
    ('memberships', '{org:solo}', '{org:solo}', false, 'and no membership')
) as asked (table_name, before, after, own, said);

select * from finish();
rollback;
