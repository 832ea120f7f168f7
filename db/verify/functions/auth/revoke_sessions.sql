-- Verify ontour:functions/auth/revoke_sessions on pg

begin;

select 'auth.revoke_sessions()'::regprocedure;

do $$
begin
    assert exists (
        select from pg_catalog.pg_trigger
        where tgrelid = 'api.users'::regclass and tgname = '_500_revoke_sessions'
    ), 'the trigger _500_revoke_sessions is missing';
end
$$;

rollback;
