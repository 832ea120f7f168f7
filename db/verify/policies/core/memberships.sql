-- Verify ontour:policies/core/memberships on pg

begin;

do $$
begin
    assert (
        select count(*) = 2
        from pg_catalog.pg_policy
        where polrelid = 'api.memberships'::regclass
    ), 'api.memberships has not the policies of this file';
end
$$;

rollback;
