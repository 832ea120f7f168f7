-- Verify ontour:policies/auth/preferences on pg

begin;

do $$
begin
    assert (
        select count(*) = 2
        from pg_catalog.pg_policy
        where polrelid = 'api.preferences'::regclass
    ), 'api.preferences has not the policies of this file';
end
$$;

rollback;
