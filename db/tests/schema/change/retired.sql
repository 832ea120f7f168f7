-- Tests schema/change/retired: months, each once.
begin;
select plan(2);
\ir ../../support/fixtures.psql

prepare retire (text) as insert into change.retired (month, positions, row_count) values ($1, '{}', 0);
select throws_ok(
    $$execute retire ('2025-01')$$, '23514',
    'new row for relation "retired" violates check constraint "retired_month_form_check"',
    'a month is written as the partition''s name has it'
);
execute retire ('2025_01');
select throws_ok(
    $$execute retire ('2025_01')$$, '23505',
    'duplicate key value violates unique constraint "retired_month_key"', 'and retired once'
);

select * from finish();
rollback;
