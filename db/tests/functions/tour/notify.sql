-- Tests functions/tour/notify: who is told, and who is not.
begin;
select plan(9);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.show_costs (id, show_id, kind, amount, currency)
values (tests.id('bill'), tests.id('gig'), 'hotel', 5, 'EUR');

create function pg_temp.told(person text, subject_table text, subject text, org text default 'band')
returns boolean
language sql
as $$
    select tour.notify(
        tests.id(person), 'mention', subject_table, tests.id(subject), tests.id(org), '{"n": 1}'
    ) is not null
$$;

select ok(pg_temp.told('crew', 'shows', 'gig'), 'a member is told');
select results_eq(
    'select user_id, org_id, actor_id, kind, subject_table, subject_id, data from api.notifications',
    $$values (
        tests.id('crew'), tests.id('band'), null::uuid, 'mention', 'shows', tests.id('gig'), '{"n": 1}'::jsonb
    )$$,
    'of the row'
);
select ok(not pg_temp.told('stranger', 'shows', 'gig'), 'a stranger is not');
select ok(not pg_temp.told('stranger', 'shows', 'gig', 'rivals'), 'nor in the name of their organization');
select ok(not pg_temp.told('crew', 'show_costs', 'bill'), 'nor who may not read it');
select ok(pg_temp.told('finance', 'show_costs', 'bill'), 'but who may');
select ok(not pg_temp.told('crew', 'shows', 'nothing'), 'nobody is told of nothing');
select set_config('request.jwt.claims', jsonb_build_object('sub', tests.id('crew'))::text, true);
select ok(not pg_temp.told('crew', 'shows', 'gig'), 'nor of what they do themselves');
select function_privs_are(
    'tour', 'notify', '{uuid,text,text,uuid,uuid,jsonb}'::text[], 'member', '{}',
    'no web role tells anybody anything'
);

select * from finish();
rollback;
