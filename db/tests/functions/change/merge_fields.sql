-- Tests functions/change/merge_fields.
begin;
select plan(1);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

update api.racks set asked = 'c', total = 15, latest = 'c' where id = tests.id('rack');

select tests.become(tests.id('manager'));
select results_eq(
    $$select f.* from unnest(change.merge_fields(
        tests.given(
            'o', 'update', 1, '{"asked": "b", "total": 12, "latest": "b", "mine": "b"}',
            '{"made_at": "2020-01-01T00:00:00Z"}'
        ),
        change.syncable_columns('racks'),
        '{"asked": "b", "total": 12, "latest": "b", "mine": "b"}',
        (select to_jsonb(r) from api.racks as r where id = tests.id('rack'))
    )) as f$$,
    $$values
        ('asked', 'ask', '"a"'::jsonb, '"b"'::jsonb, '"c"'::jsonb, '"c"'::jsonb, true, false),
        ('latest', 'latest', '"a"', '"b"', '"c"', '"c"', false, true),
        ('mine', 'mine', '"a"', '"b"', '"a"', '"b"', false, false),
        ('total', 'sum', '10', '12', '15', '17', false, false)$$,
    'each field by its own policy'
);

select * from finish();
rollback;
