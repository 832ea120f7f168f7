-- Tests functions/auth/announce_revocation: when the triggers fire. What a listener gets shows only after a
-- commit: tests/api/auth/test_revocations.py.
begin;
select plan(6);
\ir ../../support/auth.psql

create function pg_temp.fired()
returns trigger
language plpgsql
as $$
begin
    insert into announced values (old.id);
    return null;
end
$$;
create temporary table announced (id uuid);
-- The product's triggers as they are, with another function.
do $$
declare
    v_trigger text;
begin
    for v_trigger in
        select replace(pg_get_triggerdef(oid), 'auth.announce_revocation()', 'pg_temp.fired()')
        from pg_catalog.pg_trigger
        where tgrelid = 'auth.sessions'::regclass and tgfoid = 'auth.announce_revocation'::regproc
    loop
        execute replace(v_trigger, 'CREATE TRIGGER', 'CREATE OR REPLACE TRIGGER');
    end loop;
end
$$;
prepare announced as with taken as (delete from announced returning id) select id from taken;

update auth.sessions set last_used_at = now(), expires_at = now() + interval '1 day';
select is_empty('announced', 'a refresh is announced to nobody');
update auth.sessions set revoked_at = now(), revoked_reason = 'logout' where id = :'mia_session';
select results_eq('announced', array[:'mia_session'::uuid], 'a revocation is');
update auth.sessions set revoked_reason = 'person_inactive' where id = :'mia_session';
select is_empty('announced', 'once');
delete from auth.sessions where id = :'mia_session';
select is_empty('announced', 'also when the row goes later');
delete from auth.sessions where id = :'cal_session';
select results_eq('announced', array[:'cal_session'::uuid], 'a live session that is deleted is announced');
select is_empty('announced', 'once too');

select * from finish();
rollback;
