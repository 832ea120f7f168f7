-- Tests functions/tour/explain_figure: who reads money reads how it came about.
begin;
select plan(6);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

prepare explain (text) as
select concat_ws('; ', tree ->> 'value', tree ->> 'formula', tree ->> 'exact', tree #>> '{rounding,mode}')
from api.explain_figure(tests.id('gig'), $1) as tree;

select tests.become(tests.id('finance'));
select results_eq(
    $$execute explain('agency')$$,
    array['2580.91; max(base * percent / 100, 0); 2580.913; half_even'], 'finance reads it'
);
select throws_code($$execute explain('fame')$$, 'INVALID_ARGUMENT', 'of figures that there are');
select throws_code($$execute explain(null)$$, 'INVALID_ARGUMENT', 'and are named');
select tests.become(tests.id('crew'));
select throws_code($$execute explain('agency')$$, 'PERMISSION_DENIED', 'crew does not');
select tests.become(tests.id('stranger'));
select throws_code($$execute explain('agency')$$, 'NOT_FOUND', 'for a stranger there is none');
select tests.become(null);
select throws_ok(
    $$execute explain('agency')$$, '42501', 'permission denied for function explain_figure', 'nor for nobody'
);

select * from finish();
rollback;
