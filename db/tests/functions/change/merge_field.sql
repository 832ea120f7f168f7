-- Tests functions/change/merge_field: the laws, case by case. tests/api/sync tests them on random values.
begin;
select plan(24);

-- What merging these gives: the value, and ? if somebody must decide, or ! if a value gave way.
create function pg_temp.merged(
    policy text, base jsonb, mine jsonb, theirs jsonb, is_latest boolean default null
)
returns text
language sql
as $$
    select value || case when is_open then '?' else '' end || case when is_lost then '!' else '' end
    from change.merge_field(policy, base, mine, theirs, is_latest)
$$;

-- What only one side changed, whatever the policy.
select is(
    (select array_agg(distinct pg_temp.merged(p, '1', '2',
    '1')) from unnest('{ask,mine,theirs,latest}'::text[]) as p),
    array['2'], 'only mine changed'
);
select is(
    (select array_agg(distinct pg_temp.merged(p, '1', '1',
    '2')) from unnest('{ask,mine,theirs,latest}'::text[]) as p),
    array['2'], 'only theirs changed'
);
select is(
    (select array_agg(distinct pg_temp.merged(p, '1', '2',
    '2')) from unnest('{ask,mine,theirs,latest}'::text[]) as p),
    array['2'], 'both changed to the same'
);
select is(pg_temp.merged('ask', '1', 'null', '1'), 'null', 'to be empty is a value');
select is(pg_temp.merged('ask', 'null', '"a"', 'null'), '"a"', 'to have been empty too');
select is(pg_temp.merged('ask', '1', '1.0', '2'), '2', 'numbers are compared as such');

-- Both changed.
select is(pg_temp.merged('ask', '1', '2', '3'), '3?', 'ask: theirs stays until somebody decides');
select is(pg_temp.merged('ask', null, '2', '3'), '3?', 'so without a base');
select is(pg_temp.merged('ask', null, '2', '2'), '2', 'unless they agree');
select is(pg_temp.merged('mine', '1', '2', '3'), '2!', 'mine');
select is(pg_temp.merged('theirs', '1', '2', '3'), '3!', 'theirs');
select is(pg_temp.merged('latest', '1', '2', '3', true), '2!', 'latest: mine');
select is(pg_temp.merged('latest', '1', '2', '3', false), '3!', 'latest: theirs');

-- Sums of differences.
select is(pg_temp.merged('sum', '10', '12', '15'), '17', 'both differences count');
select is(pg_temp.merged('sum', '10', '12', '12'), '14', 'the same difference twice');
select is(pg_temp.merged('sum', '10', '12.5', '10'), '12.5', 'mine alone');
select is(pg_temp.merged('sum', '10', '10', '15'), '15', 'theirs alone');
select is(pg_temp.merged('sum', 'null', '2', '3'), '5', 'an empty field counts as 0');
select is(pg_temp.merged('sum', '10', 'null', '3'), '3?', 'emptying one is no difference');
select is(pg_temp.merged('sum', null, '2', '3'), '3?', 'nor is there one without a base');

-- Sets.
select is(
    pg_temp.merged('union', '["a", "b"]', '["a", "c"]', '["b", "a", "d"]'), '["a", "c", "d"]',
    'what either added is in, what either removed is out, in order'
);
select is(
    pg_temp.merged('union', '["a"]', '["a"]', '["b", "a"]'), '["b", "a"]', 'theirs alone stays as it is'
);
select is(pg_temp.merged('union', 'null', '["b"]', '["a"]'), '["a", "b"]', 'an empty field is an empty set');
select is(
    pg_temp.merged('union', null, '["b"]', '["a"]'), '["a", "b"]', 'without a base nothing was removed'
);

select * from finish();
rollback;
