-- Tests functions/change/ensure_log_partitions.
begin;
select plan(9);
\ir ../../support/fixtures.psql

-- As on the first day of a month that nobody prepared: its rows have landed in the default partition.
set local role ontour_owner;
do $$
declare
    v_partition regclass;
begin
    for v_partition in
        select inhrelid::regclass from pg_inherits
        where inhparent = 'change.log'::regclass and inhrelid <> 'change.log_default'::regclass
    loop
        execute format('drop table %s', v_partition);
    end loop;
end
$$;
reset role;
insert into api.organizations (id, name) values (tests.id('late'), 'Late');
insert into change.log (logged_at, table_name, row_id, version, op, source)
values ('2001-02-03', 'organizations', tests.id('old'), 1, 'insert', 'sql');
create temporary table before as select log.* from change.log as log;

select isnt_empty('select from only change.log_default', 'rows have landed in the default partition');
set local role ontour_owner;
call change.ensure_log_partitions(2);
reset role;

create temporary view partitions as
select inhrelid::regclass::text as name from pg_inherits where inhparent = 'change.log'::regclass;

select bag_eq(
    'select name from partitions',
    $$
        select 'change.log_default'
        union all
        select to_char(month, '"change.log_"YYYY_MM')
        from (select date_trunc('month', now() at time zone 'UTC')) as this (first_day)
        cross join generate_series(first_day, first_day + interval '2 months', interval '1 month') as month
    $$,
    'there is a partition for this month and each month ahead'
);
select results_eq(
    'select row_id from only change.log_default', array[tests.id('old')],
    'the rows of this month have moved there, older ones stay'
);
select bag_eq('select * from change.log', 'select * from before', 'nothing is lost or changed on the way');
select lives_ok($$insert into api.organizations (name) values ('Later')$$, 'writes go on');
select is_empty(
    $$select from only change.log_default where after ->> 'name' = 'Later'$$,
    'into the partition of the month'
);
select is_empty(
    $$
        select relname from pg_class where oid in (select name::regclass from partitions) and (
            not relrowsecurity
            or obj_description(oid, 'pg_class') is null
            or relowner <> 'ontour_owner'::regrole
        )
    $$,
    'partitions are the owner''s, with row security and a comment'
);

set local role ontour_owner;
call change.ensure_log_partitions(2);
reset role;
select is((select count(*) from partitions), 4::bigint, 'running it again changes nothing');
set local role ontour_owner;
call change.ensure_log_partitions(3);
reset role;
select is((select count(*) from partitions), 5::bigint, 'but a month further adds one');

select * from finish();
rollback;
