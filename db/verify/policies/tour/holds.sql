-- Verify ontour:policies/tour/holds on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.holds'::regclass
    ), 'api.holds has not the policies of this file';
end
$$;

rollback;
