-- Tests functions/tour/explained_figure: a step, and what it was before it was rounded.
begin;
select plan(4);

select is(
    tour.explained_figure('3', 6, 'sum', '[]'), '{"value": 3, "rule": 6, "formula": "sum", "inputs": []}',
    'one that is not rounded'
);
select is(
    tour.explained_figure('3', 14, 'x', '[]', 333.3, 100) ->> 'exact', '3.333', 'hundredths are written out'
);
select is(
    tour.explained_figure('3', 5, 'x', '[]', 10.0, 3) ->> 'exact', '10/3', 'other quotients stay quotients'
);
select is(tour.explained_figure('3', 5, 'x', '[]', 10.0) ->> 'exact', '10', 'whole ones need none');

select * from finish();
rollback;
