-- Tests functions/tour/position_between: short numbers, for a long time.
begin;
select plan(11);

select is(tour.position_between(null, null), 1.0, 'the first of all');
select is(tour.position_between(7, null), 8.0, 'the last');
select is(tour.position_between(7.25, null), 8.0, 'in whole numbers');
select is(tour.position_between(null, 1), 0.0, 'before the first');
select is(tour.position_between(null, 0.5), 0.0, 'in whole numbers, too');
select is(tour.position_between(1, 2), 1.5, 'in between');
select is(tour.position_between(1, 4), 3.0, 'without a point, if there is room');
select is(tour.position_between(1.1, 1.2), 1.15, 'or a digit more');
select is(tour.position_between(1, 1), null, 'nothing is between equals');
select is(tour.position_between(1, 1.000000001), null, 'or after nine decimals');

create function pg_temp.moves()
returns integer
language plpgsql
as $$
declare
    v_high numeric := 2;
    v_moves integer := 0;
begin
    while v_high is not null loop
        assert v_high > 1 and v_high <= 2 and scale(v_high) <= 9;
        v_high := tour.position_between(1, v_high);
        v_moves := v_moves + 1;
    end loop;
    return v_moves;
end
$$;
select cmp_ok(pg_temp.moves(), '>=', 25, 'a gap takes a whole set');

select * from finish();
rollback;
