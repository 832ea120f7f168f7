-- Tests functions/tour/mark_day_sheet_seen.
begin;
select plan(15);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/road.psql

prepare mark (jsonb) as select api.mark_day_sheet_seen('2027-03-02', $1, tests.id('band')) = now();
create function pg_temp.versions() returns jsonb language sql as $$
    select api.day_sheet('2027-03-02', tests.id('band')) -> 'versions'
$$;

select tests.become(tests.id('crew'), '{pin}');
select results_eq(
    format('execute mark(%L)', pg_temp.versions()), array[true], 'who looks is noted, with a PIN too'
);
select results_eq(
    $$select user_id, day_on, version from api.day_sheet_views$$,
    $$values (tests.id('crew'), '2027-03-02'::date, 1)$$, 'as themselves'
);
select results_eq(format('execute mark(%L)', pg_temp.versions()), array[true], 'the same again');
select results_eq('select version from api.day_sheet_views', array[1], 'notes nothing');
select results_eq($$execute mark('{}')$$, array[true], 'something else');
select results_eq('select version from api.day_sheet_views', array[2], 'does');
select throws_code(format('execute mark(%L)', wrong), 'INVALID_ARGUMENT', 'refused: ' || coalesce(wrong,
'null'))
from unnest(array[
    '[]', null, '{"shows/1": 1}', '{"users/01a1fe3f-aa21-73e3-9afd-caa03474f5db": 1}',
    '{"shows/01a1fe3f-aa21-73e3-9afd-caa03474f5db": "x"}'
]) as wrong;
select throws_code(
    $$select api.mark_day_sheet_seen(null, '{}', tests.id('band'))$$, 'INVALID_ARGUMENT', 'refused: no day'
);
select throws_code(
    $$select api.mark_day_sheet_seen('2027-03-02', '{}', tests.id('band'), tests.id('none'))$$, 'NOT_FOUND',
    'nor a tour that is not there'
);
select tests.become(tests.id('stranger'));
select throws_code($$execute mark('{}')$$, 'NOT_FOUND', 'a stranger marks nothing');
select tests.become(null);
select throws_ok($$execute mark('{}')$$, '42501', null, 'nor does who has no token');

select * from finish();
rollback;
