-- Tests functions/change/announce_typing
begin;
select plan(14);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql
\ir ../../support/announced.psql

create function pg_temp.type(
    person text, table_name text, thing text, field text default null, is_weak boolean default false
)
returns void
language sql
as $$
    select change.announce_typing(
        tests.id('socket'), tests.id(person), table_name, tests.id(thing), field, true, is_weak
    )
$$;
prepare typed as
with taken as (delete from tests.announced returning *)

select topics, frame - '{type,user_id,table,id}'::text[], sender from taken;

select pg_temp.type('crew', 'things', 'amp', 'name');
select is(
    (select frame from tests.announced),
    jsonb_build_object(
        'type', 'typing', 'user_id', tests.id('crew'), 'table', 'things', 'id', tests.id('amp'),
        'field', 'name', 'active', true
    ),
    'the frame is ready'
);
select results_eq(
    'typed',
    $$values (
        array['org:' || tests.id('band')], '{"field": "name", "active": true}'::jsonb, tests.id('socket')
    )$$,
    'it goes to the readers of the row, but not back'
);
select pg_temp.type('finance', 'parts', 'valve');
select results_eq(
    'typed',
    $$values (
        array[format('org:%s:finance', tests.id('band'))], '{"active": true, "field": null}'::jsonb,
        tests.id('socket')
    )$$,
    'the readers of money, where it is money; no field means the row'
);

select throws_code(
    $$select pg_temp.type('crew', 'parts', 'valve')$$, 'NOT_FOUND', 'not in a row one cannot read'
);
select throws_code($$select pg_temp.type('stranger', 'things', 'amp')$$, 'NOT_FOUND', 'nor a row of others');
select throws_code($$select pg_temp.type('crew', 'things', 'nothing')$$, 'NOT_FOUND', 'nor one that is not');
select throws_code(
    $$select pg_temp.type('crew', 'gadgets', 'amp')$$, 'UNKNOWN_TABLE', 'nor in an unknown table'
);
select throws_code(
    $$select pg_temp.type('crew', 'things', 'amp', 'nose')$$, 'NOT_FOUND', 'nor in an unknown field'
);
select throws_code(
    $$select pg_temp.type('crew', 'things', 'amp', 'secret')$$, 'NOT_FOUND', 'or one that nobody reads'
);
select throws_code(
    $$select pg_temp.type('finance', 'parts', 'valve', is_weak => true)$$, 'NOT_FOUND',
    'nor in one of money by a PIN alone'
);
select lives_ok(
    $$select pg_temp.type('finance', 'things', 'amp', is_weak => true)$$, 'which is enough for others'
);
delete from tests.announced;
update api.things set deleted_at = now() where id = tests.id('amp');
select throws_code($$select pg_temp.type('crew', 'things', 'amp')$$, 'NOT_FOUND', 'nor in a deleted row');

update api.users set is_presence_visible = false where id = tests.id('stranger');
select pg_temp.type('stranger', 'things', 'theirs');
select is_empty('typed', 'who hides types unseen');

set local role member;
select throws_ok(
    $$select pg_temp.type('crew', 'things', 'amp')$$, '42501',
    'permission denied for function announce_typing',
    'members tell their relay'
);

select * from finish();
rollback;
