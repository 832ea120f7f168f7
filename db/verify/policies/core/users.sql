-- Verify ontour:policies/core/users on pg

begin;

do $$
begin
    assert (
        select count(*) = 2
        from pg_catalog.pg_policy
        where polrelid = 'api.users'::regclass
    ), 'api.users has not the policies of this file';
end
$$;

rollback;
