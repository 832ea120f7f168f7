-- Verify ontour:policies/tour/notifications on pg

begin;

do $$
begin
    assert (
        select count(*) = 2
        from pg_catalog.pg_policy
        where polrelid = 'api.notifications'::regclass
    ), 'api.notifications has not the policies of this file';
end
$$;

rollback;
