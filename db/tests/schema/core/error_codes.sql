-- Tests schema/core/error_codes: the catalog reads as one.
begin;
select plan(5);
\ir ../../support/fixtures.psql

select is_empty(
    $$select code from core.error_codes where message !~ '^[A-Z][^%]*\.$' or hint !~ '^[A-Za-z][^%]*\.$'$$,
    'messages and hints are constant sentences'
);
select is_empty(
    $$select array_agg(code) from core.error_codes group by message having count(*) > 1$$,
    'no two say the same'
);
select throws_ok(
    $$insert into core.error_codes values ('lower', 400, 'A.', 'B.')$$, '23514',
    'new row for relation "error_codes" violates check constraint "error_codes_code_upper_case_check"',
    'codes are upper case'
);
select throws_ok(
    $$insert into core.error_codes values ('FINE', 200, 'A.', 'B.')$$, '23514',
    'new row for relation "error_codes" violates check constraint "error_codes_status_error_check"',
    'and the status is one of an error'
);
select tests.become(null);
select isnt_empty('select from core.error_codes', 'everybody may read them');

select * from finish();
rollback;
