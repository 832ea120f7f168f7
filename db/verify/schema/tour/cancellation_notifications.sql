-- Verify ontour:schema/tour/cancellation_notifications on pg

begin;

do $$
begin
    assert exists (
        select from api.notification_kinds where kind = 'show_cancelled'
    ), 'nobody is told of cancelled shows';
end
$$;

rollback;
