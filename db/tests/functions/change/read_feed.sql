-- Tests functions/change/read_feed.
begin;
select plan(9);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

select change.publish();
create temporary table start as select change.head() as position;
grant select on start to relay;
insert into api.things (id, org_id, name) values (tests.id('drum'), tests.id('band'), 'Drum');
update api.things set name = 'Big Drum' where id = tests.id('drum');
update api.things set org_id = tests.id('rivals') where id = tests.id('drum');
update api.things set deleted_at = now() where id = tests.id('drum');
update api.memberships set role = 'viewer' where id = tests.id('membership of finance');
select change.publish();

create temporary table told as select * from change.read_feed((select position from start));
grant select on told to relay;
set local role relay;
select results_eq(
    'select op, change::jsonb ->> ''version'' from told where table_name = ''things'' order by position',
    $$ values ('insert', '1'), ('update', '2'), ('update', '3'), ('delete', '4') $$, 'each change, in order'
);
select is((select count(*)::integer from change.read_feed((select position from start), 2)), 2, 'in pages');
select results_eq(
    $$
        select change::jsonb -> 'changed' from told
        where op = 'update' and table_name = 'things' order by position
    $$,
    $$ values ('["name"]'::jsonb), ('["org_id"]') $$, 'what changed is named'
);
select is(
    (select change::jsonb - '{position,row,tx_id,at}'::text[] from told where op = 'insert'),
    jsonb_build_object(
        'type', 'change', 'table', 'things', 'id', tests.id('drum'), 'op', 'insert', 'version', 1,
        'changed', '[]'::jsonb, 'topics', array['org:' || tests.id('band')],
        'actor_id', null, 'device_id', null, 'op_id', null
    ),
    'the frame of a change'
);
select is(
    (select change::jsonb -> 'row' from told where op = 'delete'), 'null', 'what is gone is told by its key'
);
select ok(
    (select bool_and(enter is null and leave is null) from told where op <> 'update'), 'others stay put'
);
select results_eq(
    'select enter::jsonb ->> ''type'', leave::jsonb ->> ''type'' from told where enter is not null',
    $$ values ('enter', 'leave') $$, 'a row that moves enters one sight and leaves another'
);
select is(
    (select access from told where table_name = 'memberships'),
    jsonb_build_object(
        tests.id('finance'), jsonb_build_object('left', array['org:' || tests.id('band') || ':finance'])
    ),
    'a change of membership says whose sight it changed'
);
select ok(
    (select bool_and(not change::jsonb -> 'row' ? 'secret') from told where op <> 'delete'),
    'no secret is told'
);

select * from finish();
rollback;
