-- Deploy ontour:functions/change/verify_retired to pg
-- requires: schema/change/finding
-- requires: schema/change/log
-- requires: schema/change/retired

begin;

create or replace function change.verify_retired()
returns setof change.finding
language sql
stable
rows 1
begin atomic
    select
        lower(retired.positions), null::bigint, 'retired', retired.id, 'unlogged',
        format('the log does not say that %s was retired, with %s', retired.month, retired.positions)
    from change.retired
    where not exists (
        select from change.log
        where log.table_name = 'retired'
            and log.row_id = retired.id
            and jsonb_populate_record(null::change.retired, log.after) *= retired
    )
    order by retired.month
    limit 1;
end;

comment on function change.verify_retired() is
'For verify: a retirement that is not in the log, if there is one: a deletion passed off as one.';

commit;
