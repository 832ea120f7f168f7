-- Tests functions/tour/rows_as_settled: rows of the log, in the version that was settled.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

update api.show_costs set amount = 1 where id = tests.id('hotel');
create function pg_temp.past(version integer) returns jsonb language sql as $$
    select tour.rows_as_settled('show_costs', jsonb_build_array(
        jsonb_build_object('id', tests.id('hotel'), 'version', version, 'times', 1, 'per', 3)
    )) -> 0
$$;

select is(pg_temp.past(1) -> 'amount', '800', 'as it was');
select is(pg_temp.past(2) -> 'amount', '1', 'as it became');
select is(pg_temp.past(1) -> 'per', '3', 'at the rate that was locked');
select is(tour.rows_as_settled('show_costs', '[]'), '[]', 'none is none');
select throws_code('select pg_temp.past(9)', 'TIME_RETIRED', 'what the log has not is not made up');

select * from finish();
rollback;
