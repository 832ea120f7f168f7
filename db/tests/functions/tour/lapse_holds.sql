-- Tests functions/tour/lapse_holds: what time does to a line.
begin;
select plan(8);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/holds.psql

create function tests.lapse()
returns text
language plpgsql
as $$
declare
    v_count integer;
begin
    set local role worker;
    v_count := tour.lapse_holds();
    reset role;
    return v_count || ': ' || tests.line();
end
$$;

update api.holds set expires_at = now() + interval '1 second' where name = 'owner';
update api.holds set challenge_ends_at = now() + interval '1 second' where name = 'manager';
select is(tests.lapse(), '0: 1 owner, 2 admin, 3 manager', 'nothing before its time');
update api.holds set expires_at = now() where name = 'owner';
select is(tests.lapse(), '1: 1 admin, 2 manager', 'at its time a hold lapses');
select is(tests.lapse(), '0: 1 admin, 2 manager', 'once');
alter table api.holds disable trigger _210_guard_hold_state;
update api.holds set challenge_ends_at = now() where name = 'manager';
alter table api.holds enable trigger _210_guard_hold_state;
select is(tests.lapse(), '1: 1 manager', 'and all who stand ahead of a challenge');
select results_eq(
    $$select state, challenge_ends_at from api.holds where name = 'manager'$$,
    $$values ('held', null::timestamptz)$$,
    'which is won'
);
update api.holds set state = 'confirmed', expires_at = now() where name = 'manager';
select is(tests.lapse(), '0: 1 manager!', 'who is confirmed stays');
select function_privs_are('tour', 'lapse_holds', '{}'::text[], 'member', '{}', 'the worker does it');
select function_privs_are('tour', 'lapse_holds', '{}'::text[], 'worker', array['EXECUTE'], 'alone');

select * from finish();
rollback;
