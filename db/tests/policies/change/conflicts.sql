-- Tests policies/change/conflicts: who reads the row reads what happened to it, and nobody writes it.
begin;
select plan(9);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.show_deals (id, org_id, show_id, currency, fee)
values (tests.id('money'), tests.id('band'), tests.id('gig'), 'EUR', 100);
create function pg_temp.push(name text, table_name text, id uuid, fields jsonb)
returns setof text
language sql
as $$
    select v ->> 'verdict'
    from jsonb_array_elements(api.push(json_build_object(
        'device_id', name,
        'operations', json_build_array(json_build_object(
            'op_id', tests.id(name), 'table', table_name, 'id', id, 'op', 'update', 'base_version', 1,
            'fields', fields
        ))
    ))) as v
$$;
prepare seen as select table_name, column_name from api.conflicts order by table_name;
prepare rewrite as update api.conflicts set status = 'resolved';

select policies_are('api', 'conflicts', array['select_reader']);
select tests.become(tests.id('manager'));
select pg_temp.push('a', 'shows', tests.id('gig'), '{"notes": "a"}');
select pg_temp.push('b', 'shows', tests.id('gig'), '{"notes": "b"}');
select pg_temp.push('c', 'show_deals', tests.id('money'), '{"fee": 101}');
select pg_temp.push('d', 'show_deals', tests.id('money'), '{"fee": 102}');
select results_eq(
    'seen', $$values ('show_deals', 'fee'), ('shows', 'notes')$$,
    'a manager sees conflicts about money too'
);
select throws_ok('rewrite', '42501', 'permission denied for table conflicts', 'but writes none');
select tests.become(tests.id('crew'));
select results_eq('seen', $$values ('shows', 'notes')$$, 'crew sees those of what it may read');
select throws_ok('rewrite', '42501', 'permission denied for table conflicts', 'and writes none');
select is(
    (select count(*) from api.conflicts where topics[1] ~ 'finance'), 0::bigint, 'however it asks'
);
select tests.become(tests.id('stranger'));
select is_empty('select from api.conflicts', 'a stranger sees none');
select tests.become(null);
select throws_ok(
    'select from api.conflicts', '42501', 'permission denied for table conflicts', 'nor does who has no token'
);
select tests.become_superuser();
select results_eq(
    $$select distinct topics_after from change.log where table_name = 'conflicts' order by 1$$,
    $$values (array['org:' || tests.id('band')]), (array['org:' || tests.id('band') || ':finance'])$$,
    'the feed brings them to the same people'
);

select * from finish();
rollback;
