-- Each column that leads to a person, or tells of one, is decided upon in core.personal_data: what becomes of
-- it when the person leaves, and whether they get it in the export of their account.
-- To fix: add a row to db/schema/<module>/personal_data, or the column to one that is there. Is it about no
-- person for all its name, add it to tests.impersonal below and say why.
begin;
select plan(8);

create table tests.impersonal (relation text, column_name text, reason text);
insert into tests.impersonal values
('api.organizations', 'name', 'an organization''s; that of one person alone is overwritten'),
('change.log', '*', 'change.erase_person erases what is personal in it'),
('change.erasures', 'org_ids', 'ids'),
('change.access_changes', 'colleagues', 'ids'),
('api.conflicts', 'message', 'an error of the catalog'),
('change.local_rows', 'digests', 'of business data'),
('api.comments', 'subject_table', 'names a table'),
('api.comments', 'subject_id', 'of a row'),
('api.contacts', 'email', 'of an organization''s address book, which no account has to do with'),
('api.contacts', 'phone', 'likewise');

create view tests.columns as
select
    format('%s.%s', rel.relnamespace::regnamespace, rel.relname) as relation,
    att.attname::text as column_name,
    format_type(att.atttypid, null) as type,
    exists (
        select from pg_catalog.pg_constraint as con
        where con.contype = 'f' and con.conrelid = rel.oid and con.confrelid = 'api.users'::regclass
            and att.attnum = any (con.conkey)
    ) as refers,
    exists (
        select from pg_catalog.pg_constraint as con
        where con.contype = 'f' and con.conrelid = rel.oid and con.confrelid = 'api.users'::regclass
            and att.attnum = any (con.conkey) and con.confdeltype = 'c'
    ) as cascades
from pg_catalog.pg_class as rel
join pg_catalog.pg_attribute as att on att.attrelid = rel.oid and att.attnum > 0 and not att.attisdropped
where rel.relkind in ('r', 'p')
    and not rel.relispartition
    and rel.relnamespace in (select tests.our_schemas())
    and rel.relname !~ '^retired_(log|feed)_'
    and not exists (
        select from tests.impersonal
        where impersonal.relation = format('%s.%s', rel.relnamespace::regnamespace, rel.relname)
            and impersonal.column_name in ('*', att.attname)
    );

-- Columns that hold a person's id and are no holder in core.personal_data. Stamps are exempt.
create view tests.undecided as
select format('%s.%s', relation, column_name) as name
from tests.columns
where (refers or type = 'uuid' and column_name ~ '(^|_)(user|person|actor|member|author|owner)_id$|_by$')
    and column_name not in ('created_by', 'updated_by')
    and not exists (
        select from core.personal_data as data
        where (data.relation, data.holder) = (columns.relation, columns.column_name)
    );

-- Columns that tell of a person and stay in rows that stay.
create view tests.telling as
select format('%s.%s', relation, column_name) as name
from tests.columns
where column_name ~ concat(
        '(^|_)(email|phone|ip|user_agent|device_id|device_name|username|full_name|first_name|last_name',
        '|avatar_url|birthday|born_on|address|subject|passport|iban|diet|allerg)'
    )
    and type <> 'boolean'
    and relation not in ('api.users', 'api.venues')
    and not exists (
        select from core.personal_data as data
        where data.relation = columns.relation
            and (data.leaving = 'deleted' or columns.column_name = any (data.cleared))
    );

-- Columns of exported tables that are neither exported nor withheld, or no longer there.
create view tests.unsorted as
select format('%s.%s', columns.relation, columns.column_name) as name
from tests.columns
join core.personal_data as data on data.relation = columns.relation and data.exported <> '{}'
where columns.column_name <> all (data.exported || data.withheld)
union
select format('%s.%s', data.relation, sorted.column_name)
from core.personal_data as data
cross join unnest(data.exported || data.withheld || data.cleared || data.holder) as sorted (column_name)
where not exists (
    select from pg_catalog.pg_attribute as att
    where att.attrelid = data.relation::regclass and att.attname = sorted.column_name and att.attnum > 0
);

select is_empty('select * from tests.undecided', 'what becomes of everybody''s id is decided');
select is_empty('select * from tests.telling', 'nothing that tells of a person stays when the person leaves');
select is_empty('select * from tests.unsorted', 'each column of an exported table is exported or withheld');
select is_empty(
    $$
        select relation, column_name from tests.columns
        join core.personal_data as data using (relation)
        where column_name = any (data.exported)
            and (type = 'bytea' or column_name ~ '(_hash|secret|cipher|token|code)' and column_name <> 'code')
    $$,
    'no secret is exported'
);
select is_empty(
    $$
        select columns.relation, column_name from tests.columns
        join core.personal_data as data
            on (data.relation, data.holder) = (columns.relation, columns.column_name)
        where columns.cascades and data.leaving <> 'deleted'
    $$,
    'what a foreign key takes along goes'
);

-- What would be found.
create table core.passes (
    id uuid, holder_id uuid references api.users (id), signed_by uuid, email text, allergies text
);
select bag_eq(
    'select * from tests.undecided', array['core.passes.holder_id', 'core.passes.signed_by'], 'an id is found'
);
select bag_eq(
    'select * from tests.telling', array['core.passes.email', 'core.passes.allergies'],
    'and what tells of somebody'
);
insert into core.personal_data (relation, holder, leaving, exported, reason)
values ('core.passes', 'holder_id', 'deleted', '{id,holder_id,email,seat}', 'A test.');
select bag_eq(
    'select * from tests.unsorted',
    array['core.passes.signed_by', 'core.passes.allergies', 'core.passes.seat'], 'and what nobody has sorted'
);

select * from finish();
rollback;
