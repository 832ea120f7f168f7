-- Tests functions/change/local_digests
begin;
select plan(4);

select is(change.local_digests('a', '{}'), '{}', 'nothing of nothing');
select is(
    change.local_digests('a', '{"fee": "5", "name": "x"}'),
    change.local_digests('a', '{"name": "x", "fee": "5"}'),
    'the same of the same'
);
select isnt(
    change.local_digests('a', '{"fee": "5"}'), change.local_digests('a', '{"fee": "6"}'),
    'another of another value'
);
select isnt(
    change.local_digests('a', '{"fee": "5"}'), change.local_digests('b', '{"fee": "5"}'),
    'and of another row: digests of equal values do not tell that they are equal'
);

select * from finish();
rollback;
