-- Every foreign key has an index that starts with its columns: deletes, cascades and embeds need it.
-- To fix: `create index <table>_<column>_idx on <table> (<column>)`.
begin;
select plan(2);

create function tests.offenders()
returns setof text
language sql
begin atomic
    select con.conrelid::regclass || ' ' || con.conname
    from pg_catalog.pg_constraint as con
    where con.connamespace in (select tests.our_schemas())
        and con.contype = 'f'
        and not exists (
            select from pg_catalog.pg_index as ind
            where ind.indrelid = con.conrelid
                and ind.indpred is null
                and (ind.indkey::smallint[])[0:cardinality(con.conkey) - 1] @> con.conkey
        );
end;

select is_empty('select tests.offenders()', 'every foreign key has an index');

create table core.offenders (
    id uuid primary key,
    offender_id uuid,
    constraint offenders_offender_id_fkey foreign key (offender_id) references core.offenders (id)
);
create index offenders_partial_idx on core.offenders (offender_id) where id is not null;
create index offenders_second_idx on core.offenders (id, offender_id);
select bag_eq(
    'select tests.offenders()', array['core.offenders offenders_offender_id_fkey'],
    'one without is named, also when an index is partial or starts elsewhere'
);

select * from finish();
rollback;
