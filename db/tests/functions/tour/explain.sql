-- Tests functions/tour/explain: the whole tree of each figure.
begin;
select plan(3);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

select results_eq(
    $$select figure
    from tour.settlement_inputs(tests.id('gig')) as inputs
    cross join tour.calculate(inputs) as figures
    cross join jsonb_each(figures) as each_figure (figure, value)
    where jsonb_typeof(value) <> 'array'
        and tour.explain(inputs, figures, figure) -> 'value' is distinct from value$$,
    array[]::text[], 'each figure of the sheet is explained, with its value'
);
select is(
    (
        select tour.explain(inputs, tour.calculate(inputs), 'fame')
        from tour.settlement_inputs(tests.id('gig')) as inputs
    ), null, 'what is no figure is not'
);
select is_empty(
    $$select jsonb_path_query(tour.explain(inputs, tour.calculate(inputs), 'outstanding'),
        'strict $.** ? (exists(@.formula) && !exists(@.inputs) || exists(@.table) && !exists(@.version))')
    from tour.settlement_inputs(tests.id('gig')) as inputs$$,
    'down to versions of rows'
);

select * from finish();
rollback;
