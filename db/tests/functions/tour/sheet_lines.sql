-- Tests functions/tour/sheet_lines: lines with their figures.
begin;
select plan(2);

select is(
    tour.sheet_lines('[{"a": 1}, {"a": 2}]', '[10.50, null]', 'b'),
    '[{"a": 1, "b": 10.50}, {"a": 2, "b": null}]', 'each has its own'
);
select is(tour.sheet_lines('[]', '[]', 'b'), '[]', 'none has none');

select * from finish();
rollback;
