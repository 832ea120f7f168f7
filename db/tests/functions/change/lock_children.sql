-- Tests functions/change/lock_children; what it is for: tests/api/tour/test_restore_locks.py.
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

insert into api.things (id, org_id, name) values (tests.id('other'), tests.id('band'), 'Other');
insert into api.parts (id, org_id, thing_id, price) values
(tests.id('knob'), tests.id('band'), tests.id('other'), 1),
(tests.id('lost'), tests.id('band'), tests.id('amp'), 1);
insert into api.labels (id, org_id, thing_id) values (tests.id('label'), tests.id('band'), tests.id('amp'));
update api.parts set deleted_at = now() where id = tests.id('lost');
create extension pgrowlocks schema tests;
prepare locked as
select things.id
from api.things
join tests.pgrowlocks('api.things') as locks on locks.locked_row = things.ctid
where 'For No Key Update' = any (locks.modes)
union all
select parts.id
from api.parts
join tests.pgrowlocks('api.parts') as locks on locks.locked_row = parts.ctid
where 'For No Key Update' = any (locks.modes)
union all
select labels.id
from api.labels
join tests.pgrowlocks('api.labels') as locks on locks.locked_row = labels.ctid
where 'For No Key Update' = any (locks.modes)
order by 1;

select is_empty('locked', 'at first nothing is locked');
call change.lock_children('labels', tests.id('label'));
select is_empty('locked', 'what has no children locks nothing');
call change.lock_children('things', tests.id('nothing'));
select is_empty('locked', 'nor does a row that is not there');
call change.lock_children('things', tests.id('amp'));
select results_eq(
    'locked', $$select tests.id(name) from unnest('{valve,fuse,lost}'::text[]) as name order by 1$$,
    'a row''s children are locked, deleted ones too; neither others'' nor what only refers to it'
);

select * from finish();
rollback;
