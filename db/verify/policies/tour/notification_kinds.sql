-- Verify ontour:policies/tour/notification_kinds on pg

begin;

do $$
begin
    assert (
        select count(*) = 1
        from pg_catalog.pg_policy
        where polrelid = 'api.notification_kinds'::regclass
    ), 'api.notification_kinds has not the policies of this file';
end
$$;

rollback;
