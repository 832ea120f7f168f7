-- Verify ontour:policies/tour/set_lists on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.set_lists'::regclass
    ), 'api.set_lists has not the policies of this file';
end
$$;

rollback;
