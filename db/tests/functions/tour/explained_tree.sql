-- Tests functions/tour/explained_tree: figures in the place of their names.
begin;
select plan(1);

select is(
    tour.explained_tree(
        '{"a": {"value": 3, "inputs": [{"name": "x", "figure": "b"}, {"figure": "b"}]}, "b": {"value": 1}}',
        '{"figure": "a"}'
    ),
    '{"name": "a", "figure": "a", "value": 3, "inputs": [
    {"name": "x", "figure": "b", "value": 1}, {"name": "b", "figure": "b", "value": 1}]}',
    'all the way down, under the names that formulas use'
);

select * from finish();
rollback;
