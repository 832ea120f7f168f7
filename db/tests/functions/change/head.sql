-- Tests functions/change/head.
begin;
select plan(2);

update change.sequencer set position = 17;
select is(change.head(), 17::bigint, 'the last position given');
set local role member;
select is(change.head(), 17::bigint, 'is no secret');

select * from finish();
rollback;
