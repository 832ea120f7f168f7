-- Tests functions/change/openings.
begin;
select plan(3);
\ir ../../support/sealed.psql

create temporary table one as select log from change.log as log where log.table_name = 'users' limit 1;

select is(
    (
        select encode(sha256(
            decode(change.openings(one.log) #>> array[part, 'salt'], 'hex')
            || convert_to(change.openings(one.log) #>> array[part, 'text'], 'UTF8')
        ), 'hex') || part from one
    ),
    (select encode(hash, 'hex') || part from one),
    part || ' can be hashed again'
)
from (
    select 'images', change.images_hash(one.log) from one
    union all
    select 'context', change.context_hash(one.log) from one
) as opened (part, hash);
update one
set log.images_hash = '\xbb', log.context_hash = '\xaa', log.salt = null, log.before = null, log.after = null;
select is(
    (select change.openings(one.log)::jsonb from one), '{"images": null, "context": null}',
    'what was erased has none'
);

select * from finish();
rollback;
