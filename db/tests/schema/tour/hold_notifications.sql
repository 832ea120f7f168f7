-- Tests schema/tour/hold_notifications: news of holds can be muted.
begin;
select plan(1);

select isnt_empty(
    $$select from api.notification_kinds where kind = 'hold'$$, 'holds are something one is told of'
);

select * from finish();
rollback;
