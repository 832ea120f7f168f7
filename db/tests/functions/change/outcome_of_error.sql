-- Tests functions/change/outcome_of_error.
begin;
select plan(4);

prepare outcome as
select o.verdict, o.code, o.message, o.details from change.outcome_of_error($1, $2, $3) as o;

select results_eq(
    $$execute outcome('PGRST', '{"code": "X", "message": "No.", "details": "a=b", "hint": "Yes."}', '')$$,
    $$values ('rejected', 'X', 'No.', 'a=b')$$, 'our errors as they are'
);
select results_eq(
    $$execute outcome('23514', 'new row violates', '')$$,
    $$values ('rejected', '23514', 'new row violates', null)$$, 'PostgreSQL''s too'
);
select results_eq(
    $$select s from unnest('{40P99,55P03,53200,57P01,58030}'::text[]) as s
        where (change.outcome_of_error(s, 'x', 'y')).code <> 'OPERATION_BUSY'$$,
    '{}'::text[], 'but what is not the operation''s fault is no verdict'
);
select results_eq(
    $$execute outcome('55P03', 'canceling', '')$$,
    $$select 'rejected', code, message, '55P03' from core.error_codes where code = 'OPERATION_BUSY'$$,
    'and says what it was'
);

select * from finish();
rollback;
