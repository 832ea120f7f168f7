-- Tests functions/change/verify_erasures. tests/red_team has the attacks.
begin;
select plan(9);
\ir ../../support/sealed.psql

prepare found as select table_name, row_id, finding from change.verify_erasures();
prepare unlogged as select 'erasures', id, 'unlogged' from change.erasures;

select is_empty('found', 'where nothing is erased nothing is wrong');

-- The stranger leaves, and is the last of the rivals.
create function tests.leave()
returns void
language plpgsql
as $$
begin
    update api.users set status = 'inactive' where id = tests.id('stranger');
    update api.organizations set deleted_at = now() where id = tests.id('rivals');
    insert into change.erasures (id, user_id, org_ids)
    values (tests.id('erasure'), tests.id('stranger'), array[tests.id('rivals')]);
end
$$;
savepoint before;
set local session_replication_role to replica;
select tests.leave();
set local session_replication_role to origin;
select results_eq('found', 'unlogged', 'an erasure that the log does not know is found');
rollback to before;
insert into change.erasures (user_id, org_ids) values (tests.id('stranger'), '{}');
select results_eq('found', 'unlogged', 'or of somebody who is still there');
rollback to before;
select tests.leave();
select is_empty('found', 'one that the log bears out is in order');
update change.erasures set org_ids = org_ids || tests.id('band');
select results_eq('found', 'unlogged', 'unless it was of less');
rollback to before;
select tests.leave();
do $$
begin
    perform change.publish();
    perform change.erase_person(erasures, 100) from change.erasures;
end
$$;
select is_empty('found', 'what it erased is its own');
select isnt_empty('select from change.log where images_hash is not null');
update change.erasures set erased_at = now();
select is_empty('found', 'also when it is done');
update change.log as log
set context_hash = change.context_hash(log), salt = sha256(salt)
where row_id = tests.id('owner');
select results_eq(
    'found', $$values ('users', tests.id('owner'), 'erased')$$, 'what belongs to no erasure is found'
);

select * from finish();
rollback;
