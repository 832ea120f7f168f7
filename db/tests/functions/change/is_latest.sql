-- Tests functions/change/is_latest.
begin;
select plan(6);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

create function pg_temp.edit(name text, made_at text, device text)
returns jsonb
language sql
as $$
    select tests.operation(
        name, 'update', 1, '{"latest": "x"}', jsonb_build_object('made_at', made_at, 'device_id', device)
    )
$$;
create function pg_temp.is_latest(made_at text, base_version integer default 1)
returns boolean
language sql
as $$
    select change.is_latest(
        tests.given('later', 'update', base_version,
        '{"latest": "y"}', jsonb_build_object('made_at', made_at)),
        'latest'
    )
$$;

select tests.become(tests.id('manager'));
select ok(pg_temp.is_latest('2020-01-01T00:00:00Z'), 'the only edit is the latest');
select tests.push('tablet', pg_temp.edit('one', '2020-01-02T00:00:00Z', 'tablet'));
select ok(not pg_temp.is_latest('2020-01-01T00:00:00Z'), 'one that was made later beats it');
select ok(pg_temp.is_latest('2020-01-03T00:00:00Z'), 'by when it was made, not by when it came');
select ok(pg_temp.is_latest('2020-01-01T00:00:00Z', 2), 'one that the device knew of is no rival');
select is(
    pg_temp.is_latest('2020-01-02T00:00:00Z'), tests.id('later') > tests.id('one'),
    'ids decide between edits of the same instant'
);
select tests.become_superuser();
update api.racks set latest = 'z' where id = tests.id('rack');
select tests.become(tests.id('manager'));
select ok(not pg_temp.is_latest('2020-01-03T00:00:00Z'), 'a direct write counts by when it was written');

select * from finish();
rollback;
