-- Tests functions/change/feed_bounds.
begin;
select plan(2);

update change.sequencer set position = 17, floor = 4;
set local role relay;
select results_eq(
    'select floor, head from change.feed_bounds()', 'values (4::bigint, 17::bigint)', 'both ends'
);
select isnt((select feed_id from change.feed_bounds()), null, 'and whose they are');

select * from finish();
rollback;
