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
    v_tracked record;
begin
    for v_tracked in
        select t.table_name, t.redacted from change.tracked_tables as t order by t.table_name
    loop
        return query execute format(
            $sql$
                select
                    feed.position, newest.seq, %1$L, coalesce(live.id, newest.row_id), 'unlogged',
                    case
                        when newest.seq is null then 'the row is not in the log'
                        when live.id is null then 'the row is gone without a log row'
                        when newest.op = 'purge' then 'the row is there, the log says it is gone'
                        else format('the row is not what its version %%s left', newest.version)
                    end
                from api.%1$I as live
                full join (
                    select distinct on (log.row_id) log.row_id, log.seq, log.logged_at, log.op, log.version
                    from change.log
                    where log.table_name = %1$L
                    order by log.row_id, log.seq desc
                ) as newest on newest.row_id = live.id
                left join change.log on log.seq = newest.seq and log.logged_at = newest.logged_at
                left join change.feed on feed.seq = newest.seq
                where case
                    when newest.seq is null then true
                    when live.id is null then newest.op <> 'purge'
                    when newest.op = 'purge' then true
                    else to_jsonb(live) - %2$L::text[] <> log.after
                        and not change.is_same_image(%1$L, to_jsonb(live) - %2$L::text[], log.after)
                end
                order by feed.position nulls last, live.id
                limit 1
            $sql$,
            v_tracked.table_name, v_tracked.redacted
        );
    end loop;
end
$$;

comment on function change.verify_live() is
'For verify: of each tracked table the first row that is not what its newest log row left: changed with
triggers off. Columns that the log row does not have (redacted, or added since) are not compared.';

commit;
