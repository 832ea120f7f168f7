-- Tests functions/change/verify_history.
begin;
select plan(6);
\ir ../../support/fixtures.psql

update api.organizations set name = 'The Bands' where id = tests.id('band');
update api.organizations set name = 'The Bandits' where id = tests.id('band');
delete from api.memberships where id = tests.id('membership of viewer');
insert into api.memberships (id, org_id, user_id, role)
values (tests.id('membership of viewer'), tests.id('band'), tests.id('viewer'), 'viewer');
do $$ begin perform change.publish(); end $$;
create temporary view found as
select finding, row_id, details from change.verify_history();

select is_empty('select * from found', 'rows that rise by one are clean, also after a purge');
savepoint unharmed;

delete from change.log where row_id = tests.id('band') and version = 2;
select results_eq(
    'select * from found', $$values ('deleted', tests.id('band'), 'version 3 follows version 1')$$,
    'a version that is missing is found'
);
update change.sequencer set floor = position;
select is_empty('select * from found', 'unless the one before is of a retired month');

rollback to unharmed;
insert into change.log (table_name, row_id, version, op, source)
values ('organizations', tests.id('band'), 3, 'update', 'sql');
select results_eq(
    'select * from found', $$values ('inserted', tests.id('band'), 'version 3 follows version 3')$$,
    'a version that is there twice is found'
);

rollback to unharmed;
update change.log set before = before || '{"name": "Others"}' where row_id = tests.id('band') and version = 3;
select results_eq(
    'select * from found',
    $$values ('unlogged', tests.id('band'), 'version 3 begins with another row than version 2 left')$$,
    'so is a version that does not begin where the last one ended'
);

rollback to unharmed;
update change.log set before = replace(before::text, '+00:00', 'Z')::jsonb
where row_id = tests.id('band') and version = 3;
select is_empty('select * from found', 'the same image in other words is no harm');

select * from finish();
rollback;
