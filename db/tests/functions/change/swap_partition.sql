-- Tests functions/change/swap_partition.
begin;
select plan(4);
\ir ../../support/january.psql

create table change.successor (like change.log including defaults including constraints);
insert into change.successor select log.* from change.log_2025_01 as log limit 1;
do $$ begin perform change.swap_partition('log_2025_01', 'archive', 'successor'); end $$;

select is((select count(*) from change.log_2025_01), 1::bigint, 'the successor has the partition''s name');
select is(
    (select inhparent::regclass from pg_inherits where inhrelid = 'change.log_2025_01'::regclass),
    'change.log'::regclass, 'and its place in the log'
);
select is(
    (select pg_get_expr(relpartbound, oid) from pg_class where oid = 'change.log_2025_01'::regclass),
    'FOR VALUES FROM (''2025-01-01 00:00:00+00'') TO (''2025-02-01 00:00:00+00'')', 'with its bounds'
);
select is_empty(
    'select from pg_inherits where inhrelid = ''change.archive''::regclass', 'the archive has left the log'
);

select * from finish();
rollback;
