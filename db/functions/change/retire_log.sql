-- Deploy ontour:functions/change/retire_log to pg
-- requires: functions/change/retire_month
-- requires: functions/core/fail

begin;

-- Security definer: what it makes is the owner's, whoever calls it.
create or replace function change.retire_log(before timestamptz)
returns setof change.retired
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_month text;
    v_end timestamptz;
begin
    perform pg_advisory_xact_lock('change.retired'::regclass::oid::bigint);
    for v_month, v_end in
        select
            substr(rel.relname, 5),
            (to_date(substr(rel.relname, 5), 'YYYY_MM') + interval '1 month') at time zone 'UTC'
        from pg_catalog.pg_inherits as inh
        join pg_catalog.pg_class as rel on rel.oid = inh.inhrelid
        where inh.inhparent = 'change.log'::regclass and rel.relname ~ '^log_[0-9]{4}_[0-9]{2}$'
        order by 1
    loop
        continue when v_end > retire_log.before
            or exists (select from change.retired where retired.month = v_month);
        if v_end > now() then
            perform core.fail('MONTH_NOT_RETIRABLE', format('month=%s: it is not over', v_month));
        end if;
        return next change.retire_month(v_month);
    end loop;
end
$$;

comment on function change.retire_log(timestamptz) is
'Takes the whole months before an instant out of the log and the feed, all or none. They stay as tables
change.retired_log_<month> and change.retired_feed_<month>, to be backed up and dropped. Writers wait while a
partition is swapped, readers of the feed with an older position are told to take a snapshot, and verify goes
on: the leaves stay. Nobody''s but the owner''s. Raises MONTH_NOT_RETIRABLE (409).';

commit;
