-- Tests functions/change/require_position.
begin;
select plan(6);

update change.sequencer set position = 17, floor = 4;
set local role member;
select lives_ok('select change.require_position(17)', 'the head can be resumed from');
select lives_ok('select change.require_position(4)', 'so can the floor: what follows it is there');
select throws_code('select change.require_position(3)', 'POSITION_GONE', 'before it something is gone');
select throws_code('select change.require_position(18)', 'POSITION_AHEAD', 'nothing was ever given there');
select throws_code('select change.require_position(-1)', 'POSITION_INVALID', 'no position is negative');
select throws_code('select change.require_position(null)', 'POSITION_INVALID', 'or missing');

select * from finish();
rollback;
