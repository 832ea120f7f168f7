-- Tests functions/auth/guard_credentials; tests/api/oauth/test_linking.py has it under real concurrency.
begin;
select plan(6);
\ir ../../support/auth.psql

prepare forget(uuid) as delete from auth.passwords where user_id = $1;
prepare unlink as delete from auth.identities;

select throws_ok(
    format('execute forget(%L)', :'mia_id'), 'PGRST', (select pg_temp.error('LAST_CREDENTIAL')),
    'who has a password alone keeps it'
);
insert into auth.identities (user_id, issuer, subject, provider) values
(:'mia_id', 'https://acme.example', 'mia', 'acme'),
(:'mia_id', 'https://other.example', 'mia', 'other');
select lives_ok(format('execute forget(%L)', :'mia_id'), 'with an identity it may go');
select lives_ok(
    $$ delete from auth.identities where provider = 'acme' $$, 'so may one of two identities'
);
select throws_ok('execute unlink', 'PGRST', (select pg_temp.error('LAST_CREDENTIAL')), 'the last one not');

-- Else the personal organization stands in the way.
alter table api.users disable trigger _700_cascade_delete;
update api.users set deleted_at = now() where id = :'mia_id';
select lives_ok('execute unlink', 'all go with their person');
select is_empty('select from auth.identities', 'and are gone');

select * from finish();
rollback;
