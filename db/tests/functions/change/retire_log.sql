-- Tests functions/change/retire_log: whole months that are over, all or none.
begin;
select plan(7);
\ir ../../support/january.psql

select is_empty($$select change.retire_log('2025-01-31')$$, 'a month that is not whole stays');
select throws_code(
    'select change.retire_log(now() + interval ''3 months'')', 'MONTH_NOT_RETIRABLE', 'so does this one'
);
savepoint unharmed;
delete from change.tree_nodes;
delete from change.seals;
select throws_code(
    $$select change.retire_log('2025-02-01Z')$$, 'MONTH_NOT_RETIRABLE', 'and one that is not sealed'
);
rollback to unharmed;
set local timezone to 'America/Lima';
select results_eq(
    $$select month from change.retire_log('2025-02-01Z')$$, array['2025_01'], 'a whole month goes'
);
select is_empty($$select change.retire_log('2025-02-01Z')$$, 'once');
select is_empty(
    $$
        select from pg_class
        where oid in ('change.retired_log_2025_01'::regclass, 'change.retired_feed_2025_01'::regclass)
            and not (relowner = 'ontour_owner'::regrole and obj_description(oid) is not null)
    $$,
    'what it leaves is the owner''s, with a comment'
);
select is_empty(
    $$
        select role from unnest('{anon,member,bridge,relay,worker,analyst}'::name[]) as role
        where has_function_privilege(role, 'change.retire_log(timestamptz)', 'execute')
    $$,
    'nobody else may'
);

select * from finish();
rollback;
