-- Verify ontour:schema/tour/hold_notifications on pg

begin;

do $$
begin
    assert exists (select from api.notification_kinds where kind = 'hold'), 'nobody is told of holds';
end
$$;

rollback;
