-- Verify ontour:policies/auth/invitations on pg

begin;

do $$
begin
    assert (
        select count(*) = 2
        from pg_catalog.pg_policy
        where polrelid = 'api.invitations'::regclass
    ), 'api.invitations has not the policies of this file';
end
$$;

rollback;
