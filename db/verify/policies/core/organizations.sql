-- Verify ontour:policies/core/organizations on pg

begin;

do $$
begin
    assert (
        select count(*) = 2
        from pg_catalog.pg_policy
        where polrelid = 'api.organizations'::regclass
    ), 'api.organizations has not the policies of this file';
end
$$;

rollback;
