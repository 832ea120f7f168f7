-- Tests schema/tour/cancellation_notifications.
begin;
select plan(1);

select isnt_empty(
    $$select from api.notification_kinds where kind = 'show_cancelled'$$,
    'cancelled shows are told, and can be muted'
);

select * from finish();
rollback;
