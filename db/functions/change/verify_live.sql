-- Deploy ontour:functions/change/verify_live to pg
-- requires: schema/change/finding
-- requires: schema/change/feed
-- requires: schema/change/tracked_tables
-- requires: functions/change/is_same_image

begin;

create or replace function change.verify_live()
returns setof change.finding
language plpgsql
stable
rows 1
set search_path = ''
set work_mem = '64MB'
set timezone = 'UTC'
as $$
declare
    v_tables constant text := (
        select string_agg(
            format(
                $sql$
                    select
                        newest.position, newest.seq, %1$L::text, coalesce(live.id, newest.row_id), 'unlogged',
                        case
                            when newest.seq is null then 'the row is not in the log'
                            when live.id is null then 'the row is gone without a log row'
                            when newest.op = 'purge' then 'the row is there, the log says it is gone'
                            else format('the row is not what its version %%s left', newest.version)
                        end
                    from api.%1$I as live
                    full join (select * from newest where newest.table_name = %1$L) as newest
                        on newest.row_id = live.id
                    where case
                        when newest.seq is null then true
                        when live.id is null then newest.op <> 'purge'
                        when newest.op = 'purge' then true
                        else to_jsonb(live) - %2$L::text[] <> newest.after
                            and not change.is_same_image(%1$L, to_jsonb(live) - %2$L::text[], newest.after)
                    end
                $sql$,
                t.table_name, t.redacted
            ),
            ' union all '
        )
        from change.tracked_tables as t
    );
begin
    -- @plpgsql_check_options: security_warnings = false
    -- It cannot see that every name in v_tables has been through format.
    return query execute
        'with newest as materialized ('
        '    select feed.position, log.* from ('
        '        select max(log.seq) as seq from change.log as log group by log.table_name, log.row_id'
        '    ) as last'
        '    join change.log as log on log.seq = last.seq'
        '    left join change.feed as feed on feed.seq = log.seq'
        ') '
        'select distinct on (3) found.* from (' || v_tables || ') as found order by 3, 1 nulls last, 4';
end
$$;

comment on function change.verify_live() is
'For verify: of each tracked table the first row that is not what its newest log row left: changed with
triggers off. Columns that the log row does not have (redacted, or added since) are not compared.';

commit;
