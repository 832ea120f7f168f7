-- Tests functions/tour/guard_hold_state: who may be confirmed, who may challenge.
begin;
select plan(15);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/holds.psql

create function tests.set_hold(name text, change text)
returns text
language sql
begin atomic
    select format('update api.holds set %s where name = %L returning state', change, set_hold.name);
end;

select tests.become(tests.id('manager'));
select throws_code(
    tests.set_hold('admin', $$state = 'confirmed'$$), 'HOLD_NOT_FIRST', 'the second has to wait'
);
select is(
    tests.error(tests.set_hold('manager', $$state = 'confirmed'$$)) ->> 'details', 'level=3',
    'is told its level'
);
select throws_code(
    $$select tests.hold('late', '{"state": "confirmed"}')$$, 'HOLD_NOT_FIRST', 'no new one overtakes'
);
select throws_code(
    tests.set_hold('owner', $$challenge_ends_at = now() + interval '1 day'$$), 'CHALLENGE_REFUSED',
    'the first has nobody to challenge'
);
select throws_code(
    tests.set_hold('admin', 'challenge_ends_at = now()'), 'CHALLENGE_REFUSED', 'a challenge gives time'
);
select results_eq(
    tests.set_hold('admin', $$challenge_ends_at = now() + interval '1 day'$$), array['held'],
    'who stands behind challenges'
);
select results_eq(
    tests.set_hold('admin', 'notes = null, challenge_ends_at = null'), array['held'], 'and takes it back'
);
select results_eq(
    tests.set_hold('owner', $$state = 'confirmed'$$), array['confirmed'], 'the first is confirmed'
);
select throws_code(
    tests.set_hold('admin', $$challenge_ends_at = now() + interval '1 day'$$), 'CHALLENGE_REFUSED',
    'after that it is too late'
);
select throws_code(
    tests.set_hold('admin', $$state = 'confirmed'$$), 'HOLD_NOT_FIRST', 'and the date is given'
);
select results_eq(
    tests.set_hold('owner', $$hold_on = '2027-05-02'$$), array['confirmed'], 'it moves to a free date'
);
select tests.hold('there', '{"hold_on": "2027-05-03"}') is not null as is_made \gset
select throws_code(
    tests.set_hold('owner', $$hold_on = '2027-05-03'$$), 'HOLD_NOT_FIRST', 'not to one that others hold'
);
select results_eq(
    tests.set_hold('manager', $$challenge_ends_at = now() + interval '1 day'$$), array['held'], 'a challenge'
);
select results_eq(
    $$
        update api.holds set hold_on = '2027-05-03' where name = 'manager'
        returning challenge_ends_at is null, true
    $$,
    $$values (true, true)$$,
    'stays behind in the line that one leaves'
);
select results_eq(
    $$
        update api.holds set state = 'released' where name = 'there'
        returning api.level(holds), challenge_ends_at
    $$,
    $$values (null::integer, null::timestamptz)$$,
    'who gives up stands nowhere'
);

select * from finish();
rollback;
