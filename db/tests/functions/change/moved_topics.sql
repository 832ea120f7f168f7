-- Tests functions/change/moved_topics.
begin;
select plan(3);

select is(change.moved_topics('{a}', '{}'), '{"entered": ["a"]}', 'what was given');
select is(change.moved_topics('{}', '{a,b}'), '{"left": ["a", "b"]}', 'what was taken');
select is(change.moved_topics('{a}', '{b}'), '{"entered": ["a"], "left": ["b"]}', 'both');

select * from finish();
rollback;
