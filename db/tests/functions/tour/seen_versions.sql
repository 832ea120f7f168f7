-- Tests functions/tour/seen_versions.
begin;
select plan(3);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare seen (uuid) as select versions from tour.seen_versions(tests.id('band'), '2027-03-02', $1);
select tests.become(tests.id('crew'));
select api.mark_day_sheet_seen('2027-03-02', '{}', tests.id('band'));
select results_eq('execute seen(null)', array['{}'::jsonb], 'what one has seen');
select is_empty($$execute seen(tests.id('spring'))$$, 'of that sheet alone');
select tests.become(tests.id('manager'));
select is_empty('execute seen(null)', 'and nobody else''s');

select * from finish();
rollback;
