-- Verify ontour:policies/tour/guest_lists on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.guest_lists'::regclass
    ), 'api.guest_lists has not the policies of this file';
end
$$;

rollback;
