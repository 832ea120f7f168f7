-- Tests functions/core/reset_access: a reworked policies/ file leaves nothing of the old one behind.
begin;
select plan(4);
\ir ../../support/fixtures.psql

set local role ontour_owner;
create table api.things (id uuid);
create policy select_everybody on api.things for select to member using (true);
grant all on api.things to public, anon, member, bridge, relay, worker, analyst;
grant update (id) on api.things to member;
call core.reset_access('api.things');
reset role;

select policies_are('api', 'things', '{}'::name[], 'no policy is left');
select is_empty(
    $$
        select role, privilege
        from unnest('{public,anon,member,bridge,relay,worker,analyst}'::name[]) as role
        cross join unnest('{select,insert,update,delete,truncate,references,trigger}'::text[]) as privilege
        where has_table_privilege(role, 'api.things', privilege)
    $$,
    'no privilege on the table is left'
);
select ok(not has_any_column_privilege('member', 'api.things', 'update'), 'nor one on a column');
select ok(
    (select relrowsecurity from pg_class where oid = 'api.things'::regclass), 'row level security is on'
);

select * from finish();
rollback;
