-- Tests functions/change/verify_live.
begin;
select plan(6);
\ir ../../support/sealed.psql

create temporary view found as
select table_name, row_id, details from change.verify_live();

select is_empty('select * from found', 'rows are what their newest log rows left');
savepoint unharmed;
set local session_replication_role to replica;

update api.organizations set name = 'Forged' where id = tests.id('band');
select results_eq(
    'select * from found',
    $$values ('organizations', tests.id('band'), 'the row is not what its version 1 left')$$,
    'one that was changed without a log row is found'
);
rollback to unharmed;
set local session_replication_role to replica;
delete from api.memberships where id = tests.id('membership of crew');
select results_eq(
    'select * from found',
    $$values ('memberships', tests.id('membership of crew'), 'the row is gone without a log row')$$,
    'so is one that was removed'
);
rollback to unharmed;
set local session_replication_role to replica;
insert into api.organizations (id, name) values (tests.id('forged'), 'Forged');
select results_eq(
    'select * from found', $$values ('organizations', tests.id('forged'), 'the row is not in the log')$$,
    'and one that was added'
);
rollback to unharmed;
delete from api.memberships where id = tests.id('membership of crew');
select is_empty('select * from found', 'a purge is logged');
set local session_replication_role to replica;
insert into api.memberships (id, org_id, user_id, role)
values (tests.id('membership of crew'), tests.id('band'), tests.id('crew'), 'crew');
select results_eq(
    'select details from found', array['the row is there, the log says it is gone'],
    'but not that the row came back'
);

select * from finish();
rollback;
