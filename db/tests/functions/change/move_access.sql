-- Tests functions/change/move_access.
begin;
select plan(10);

create function tests.membership(person text, org text, role text) returns jsonb language sql begin atomic
    select jsonb_build_object('user_id', tests.id(person), 'org_id', org, 'role', role, 'deleted_at', null);
end;
create function tests.topics(person text, org text, variadic more text[] default '{}') returns text[]
language sql begin atomic
    select array(
        select 'org:' || org || kind
        from unnest(more || array['', ':member:' || tests.id(person)]) as kind
        order by 1
    );
end;
prepare held as
select topic from change.access where user_id = tests.id('cal') and until is null order by topic;

select change.move_access(1, null, tests.membership('mia', 'band', 'owner'));
select change.move_access(2, null, tests.membership('cal', 'band', 'crew'));
select set_eq('held', tests.topics('cal', 'band'), 'who joins reads the organization');
select results_eq(
    'select user_id, moved from change.sight_changes(2) order by user_id',
    $$
        values
        (tests.id('mia'), jsonb_build_object('entered', array['profile:' || tests.id('cal')])),
        (
            tests.id('cal'),
            jsonb_build_object('entered', tests.topics('cal', 'band') || array['profile:' || tests.id('mia')])
        )
        order by 1
    $$,
    'and the two begin to see each other'
);

select change.move_access(
    3, tests.membership('cal', 'band', 'crew'), tests.membership('cal', 'band', 'finance')
);
select set_eq('held', tests.topics('cal', 'band', ':finance'), 'another role gives another topic');
select results_eq(
    'select user_id, moved from change.sight_changes(3)',
    $$ values (tests.id('cal'), jsonb_build_object('entered', array['org:band:finance'])) $$,
    'which concerns nobody else'
);

select change.move_access(4, null, tests.membership('mia', 'rivals', 'crew'));
select change.move_access(5, null, tests.membership('cal', 'rivals', 'crew'));
select results_eq(
    'select moved from change.sight_changes(5, tests.id(''mia''))',
    $$ values (jsonb_build_object('entered', array['profile:' || tests.id('cal')])) $$,
    'colleagues who share a second organization fetch each other''s profile anew'
);
select change.move_access(6, tests.membership('cal', 'band', 'finance'), null);
select set_eq('held', tests.topics('cal', 'rivals'), 'who leaves reads it no more');
select results_eq(
    'select user_id, is_gain, array(select unnest(topics) order by 1), colleagues
    from change.access_changes where position = 6',
    $$ values (tests.id('cal'), false, tests.topics('cal', 'band', ':finance'), '{}'::uuid[]) $$,
    'and is still seen by who shares another'
);
select change.move_access(7, tests.membership('cal', 'rivals', 'crew'), null);
select results_eq(
    'select user_id, moved from change.sight_changes(7) order by user_id',
    $$
        values
        (tests.id('mia'), jsonb_build_object('left', array['profile:' || tests.id('cal')])),
        (
            tests.id('cal'),
            jsonb_build_object('left', tests.topics('cal', 'rivals') || array['profile:' || tests.id('mia')])
        )
        order by 1
    $$,
    'until nothing is shared'
);
select results_eq(
    $$ select since, until from change.access where user_id = tests.id('cal') and topic = 'org:band' $$,
    'values (2::bigint, 6::bigint)', 'from when to when is kept'
);
select change.move_access(
    8, tests.membership('mia', 'band', 'owner'), tests.membership('cal', 'band', 'owner')
);
select set_eq(
    'held', tests.topics('cal', 'band', ':finance', ':members', ':road'),
    'a membership that changes hands does so'
);

select * from finish();
rollback;
