-- Tests functions/change/log_update: updates, soft deletes and restores.
begin;
select plan(10);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

create function tests.last_entry(id uuid)
returns change.log
language sql
begin atomic
    select log from change.log as log where log.row_id = last_entry.id order by log.seq desc limit 1;
end;

select tests.become(tests.id('manager'));
update api.things set name = 'Loud', secret = 'new' where id = tests.id('amp');
select tests.become_superuser();

select results_eq(
    $$
        select version, op, before ->> 'name', after ->> 'name', topics_before = topics_after, topics_after,
        actor_id
        from tests.last_entry(tests.id('amp'))
    $$,
    $$values (2, 'update', 'Amp', 'Loud', true, array['org:' || tests.id('band')], tests.id('manager'))$$,
    'an update is logged with both images, under the version that it makes'
);
select is(
    (tests.last_entry(tests.id('amp'))).after,
    (select to_jsonb(things) - 'secret' from api.things where id = tests.id('amp')),
    'the new image is the row, without what is redacted'
);
select ok(not (tests.last_entry(tests.id('amp'))).before ? 'secret', 'nor is it in the old one');

update api.things set org_id = tests.id('rivals') where id = tests.id('amp');
select results_eq(
    $$select topics_before, topics_after from tests.last_entry(tests.id('amp'))$$,
    $$values (array['org:' || tests.id('band')], array['org:' || tests.id('rivals')])$$,
    'a row that moves out of sight says so to those who saw it'
);
update api.things set deleted_at = now() where id = tests.id('theirs');
select is((tests.last_entry(tests.id('theirs'))).op, 'delete', 'a soft delete is a delete');
update api.things set name = 'Corrected' where id = tests.id('theirs');
select is((tests.last_entry(tests.id('theirs'))).op, 'delete', 'which a change of a deleted row is, too');
update api.things set deleted_at = null where id = tests.id('theirs');
select is((tests.last_entry(tests.id('theirs'))).op, 'restore', 'bringing it back is a restore');
update api.things set id = tests.id('other') where id = tests.id('theirs');
select is((tests.last_entry(tests.id('theirs'))).version, 5, 'whoever tries to change an id is logged, too');

insert into api.things (org_id, name) select tests.id('band'), 'bulk' from generate_series(1, 5000);
set local statement_timeout = '3s';
update api.things set name = 'bulk of it' where name = 'bulk';
select is(
    (select count(*) from change.log as log where log.after ->> 'name' = 'bulk of it' and log.version = 2),
    5000::bigint, 'of five thousand rows in one statement each is logged, though the plan was made for one'
);
select is_empty(
    $$
        select row_id from (
            select log.row_id, log.seq,
            lag(log.seq) over (partition by log.row_id order by log.version) as before
            from change.log as log
        ) as pair
        where seq < before
    $$,
    'the versions of a row ascend with the sequence of the log'
);

select * from finish();
rollback;
