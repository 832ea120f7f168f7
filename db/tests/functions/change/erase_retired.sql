-- Tests functions/change/erase_retired.
begin;
select plan(4);
\ir ../../support/january.psql

update change.log set actor_id = tests.id('stranger'), ip = '10.1.2.3' where row_id = tests.id('band');
do $$ begin perform change.retire_log('2025-02-01Z'); end $$;
insert into change.erasures (user_id, org_ids) values (tests.id('stranger'), array[tests.id('rivals')]);
create temporary table hashes as
select log.seq, change.images_hash(log) as images, change.context_hash(log) as context
from change.retired_log_2025_01 as old
cross join lateral jsonb_populate_record(null::change.log, to_jsonb(old)) as log;

select lives_ok('select change.erase_retired(erasures) from change.erasures');
select is_empty(
    $$
        select from change.retired_log_2025_01 as old
        join hashes using (seq)
        where coalesce(old.images_hash, hashes.images) <> hashes.images
            or coalesce(old.context_hash, hashes.context) <> hashes.context
    $$,
    'what was erased has left its hash'
);
select results_eq(
    $$
        select table_name, before is null and after is null and salt is null
        from change.retired_log_2025_01 where images_hash is not null order by seq
    $$,
    $$values ('users', true), ('preferences', true), ('organizations', true)$$,
    'images of what was theirs alone are gone'
);
select results_eq(
    $$
        select ip is null, after ->> 'name', length(salt) from change.retired_log_2025_01
        where row_id = tests.id('band')
    $$,
    $$values (true, 'The Band', 32)$$, 'of the rest only from where it was written'
);

select * from finish();
rollback;
