-- Tests functions/change/log_erasure.
begin;
select plan(2);

insert into change.erasures (user_id, org_ids) values (tests.id('mia'), array[tests.id('solo')]);
select results_eq(
    $$
        select log.version, log.op, log.after, log.topics_after
        from change.log join change.erasures on erasures.id = log.row_id
    $$,
    $$select 1, 'insert', to_jsonb(erasures), '{}'::text[] from change.erasures$$,
    'the log says that it was asked for'
);
update change.erasures set erased_at = now();
select results_eq(
    $$
        select log.version, log.op, log.after, log.before ->> 'erased_at'
        from change.log join change.erasures on erasures.id = log.row_id where log.version > 1
    $$,
    $$select 2, 'update', to_jsonb(erasures), null from change.erasures$$,
    'and that it is done'
);

select * from finish();
rollback;
