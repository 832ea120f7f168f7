-- Tests functions/tour/keep_embargo: what nobody has been told of is not told when it is cancelled.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

create function tests.left_of(from_status text, announce_at timestamptz)
returns timestamptz
language sql
as $$
    update api.shows set status = 'draft', announce_at = left_of.announce_at where id = tests.id('gig');
    update api.shows set status = from_status where id = tests.id('gig');
    update api.shows set status = 'cancelled' where id = tests.id('gig') returning announce_at
$$;
alter table api.shows disable trigger _200_guard_show_status;
insert into api.show_deals (show_id, currency, fee) values (tests.id('gig'), 'EUR', 1);

select is(tests.left_of('confirmed', now()), now(), 'one that has been announced stays announced');
select is(tests.left_of('confirmed', now() + interval '1 s'), null, 'one under embargo never is');
select is(tests.left_of('pending', now()), null, 'nor one that was never confirmed');
select is(tests.left_of('confirmed', null), null, 'null stays null');
select results_eq(
    $$update api.shows set announce_at = now() where id = tests.id('gig') returning announce_at = now()$$,
    array[true], 'whoever wants to tell of it afterwards may'
);

select * from finish();
rollback;
