-- Tests functions/auth/export_account. tests/api/auth/test_leaving does it with everything that a person has.
begin;
select plan(8);
\ir ../../support/auth.psql
\ir ../../support/signed_in.psql

insert into api.organizations (id, name) values (tests.id('band'), 'The Band');
insert into api.memberships (org_id, user_id, role) values
(tests.id('band'), :'mia_id', 'owner'), (tests.id('band'), :'cal_id', 'crew');

prepare export as select auth.export_account();

select pg_temp.sign_in(:'mia_id', :'mia_session');
select pg_temp.weaken(:'mia_session', '1 hour', '{pwd}');
select throws_code('export', 'STEP_UP_REQUIRED', 'it takes a fresh sign-in');
select pg_temp.weaken(:'mia_session', '0', '{pwd}');
insert into api.shows (org_id, name)
select id, 'Secret gig' from api.organizations where personal_user_id = :'mia_id';
insert into api.shows (org_id, name) values (tests.id('band'), 'Band gig');
create temporary table exported as select auth.export_account() as export;

select is((select export ->> 'user_id' from exported), :'mia_id', 'who it is');
select is((select export #>> '{email_addresses,0,email}' from exported), 'mia@example.com', 'what is known');
select results_eq(
    $$
        select change ->> 'table', change #>> '{after,name}'
        from exported cross join jsonb_array_elements(export -> 'changes') with ordinality as c (change, n)
        order by n limit 2
    $$,
    $$values ('shows', null), ('shows', 'Secret gig')$$,
    'what they have changed, newest first, with the images of what is theirs alone'
);
select ok((select not export::text ~ 'Cal Crew|cal@' from exported), 'and nothing of others');
select is(auth.export_account(1, 1) #> '{changes,0,table}', '"shows"', 'in pages');
select is(auth.export_account(0, 1) -> 'more', 'true', 'as long as there is more');
do $$
begin
    for n in 1..20 loop
        exit when auth.export_account() ? 'retry_after';
    end loop;
end
$$;
select ok(auth.export_account() ? 'retry_after', 'not without end');

select * from finish();
rollback;
