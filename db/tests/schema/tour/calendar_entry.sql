-- Tests schema/tour/calendar_entry: there is nothing of money in a calendar.
begin;
select plan(1);

select is_empty(
    $$
        select attname from pg_attribute
        where attrelid = 'tour.calendar_entry'::regclass
            and attname ~ 'amount|currency|fee|price|percent|cost'
    $$,
    'no column of money'
);

select * from finish();
rollback;
