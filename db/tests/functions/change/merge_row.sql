-- Tests functions/change/merge_row, through push.
begin;
select plan(11);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

create function pg_temp.push(name text, fields jsonb, base_version integer default 1)
returns text
language sql
as $$
    select concat_ws(' ', v ->> 'verdict', v ->> 'version', v ->> 'code')
    from tests.push(name, tests.operation(name, 'update', base_version, fields)) as v
$$;

select tests.become(tests.id('manager'));
select is(pg_temp.push('one', '{"asked": "b", "mine": "b", "theirs": "b"}'), 'applied 2', 'a current edit');
select is(pg_temp.push('two', '{"total": 12}'), 'merged 3', 'another field of an older version');
select is(
    pg_temp.push('three', '{"asked": "b"}'), 'merged 3', 'what stands there already is not written again'
);
select is(
    pg_temp.push('four', '{"asked": "c", "mine": "c", "theirs": "c", "total": 13, "secret": "s"}'),
    'conflict 4',
    'what can be merged is merged, though something cannot'
);
select results_eq(
    'select asked, mine, theirs, total, secret from api.racks',
    $$values ('b', 'c', 'b', 15::numeric, 's')$$, 'each field by its policy'
);
select results_eq(
    'select column_name, mine, theirs, status, choice, replaced from api.conflicts order by column_name',
    $$values
        ('asked', '"c"'::jsonb, '"b"'::jsonb, 'open', null, null::jsonb),
        ('mine', '"c"', '"b"', 'resolved', 'mine', '{"mine": "b"}'),
        ('theirs', '"c"', '"b"', 'resolved', 'theirs', null)$$,
    'what gave way is kept, resolved if a policy decided'
);
select is(pg_temp.push('five', '{"total": 2}', 4), 'applied 5', 'there is little left');
select is(
    pg_temp.push('six', '{"total": 0, "asked": "b"}', 4), 'conflict 5 23514',
    'a rule that the merged row would break: 2 + 0 - 15 is less than 0'
);
select results_eq(
    $$select base, mine, theirs, code, status from api.conflicts where kind = 'rule'$$,
    $$values (
        '{"asked": "b", "total": 15}'::jsonb, '{"asked": "b", "total": 0}'::jsonb,
        '{"asked": "b", "total": 2}'::jsonb, '23514', 'open'
    )$$,
    'is a conflict of the whole operation'
);
select is(pg_temp.push('seven', '{"total": -1}', 5), 'rejected 23514', 'one that it breaks by itself is not');

select tests.become(tests.id('crew'));
select is(
    pg_temp.push('eight', '{"asked": "z"}'), 'rejected PERMISSION_DENIED',
    'who may not write makes no conflict'
);

select * from finish();
rollback;
