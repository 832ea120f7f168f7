-- Tests functions/auth/revoke_sessions
begin;
select plan(6);
\ir ../../support/auth.psql

prepare dead as select user_id, revoked_reason from auth.sessions where revoked_at is not null;

update api.users set full_name = 'Mia M.' where id = :'mia_id';
select is_empty('execute dead', 'a change of name ends no session');

update api.users set status = 'suspended' where id = :'mia_id';
select results_eq(
    'execute dead', format('values (%L::uuid, %L)', :'mia_id', 'person_inactive'),
    'a suspension ends the person''s sessions, and nobody else''s'
);
update api.users set status = 'inactive' where id = :'mia_id';
select results_eq(
    $$ select user_id from auth.security_events where kind = 'person_deactivated' $$, array[:'mia_id'::uuid],
    'it is noted once'
);
update api.users set status = 'active' where id = :'mia_id';
select results_eq(
    'execute dead', format('values (%L::uuid, %L)', :'mia_id', 'person_inactive'),
    'ended sessions stay ended'
);

-- Else the personal organization stands in the way.
alter table api.users disable trigger _700_cascade_delete;
update api.users set deleted_at = now() where id = :'cal_id';
select is(
    (select revoked_reason from auth.sessions where id = :'cal_session'), 'person_inactive',
    'a deletion ends sessions too'
);

select ok(
    not exists (select from auth.sessions where revoked_at is null), 'none of the two is left'
);

select * from finish();
rollback;
