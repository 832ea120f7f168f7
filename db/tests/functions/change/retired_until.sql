-- Tests functions/change/retired_until.
begin;
select plan(3);

select is(change.retired_until(), null, 'the log has everything');
insert into change.retired (month, positions, row_count) values ('2024_12', '{}', 0), ('2024_11', '{}', 0);
select is(change.retired_until(), '2025-01-01 00:00+00', 'up to the end of the last month that is retired');
set local timezone to 'Asia/Tokyo';
select is(change.retired_until(), '2025-01-01 00:00+00', 'which is UTC''s, whatever the session''s zone');

select * from finish();
rollback;
