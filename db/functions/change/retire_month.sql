-- Deploy ontour:functions/change/retire_month to pg
-- requires: schema/change/log
-- requires: schema/change/feed
-- requires: schema/change/access
-- requires: schema/change/sequencer
-- requires: schema/change/retired
-- requires: schema/change/tree_nodes
-- requires: functions/change/swap_partition
-- requires: functions/core/fail
-- requires: schema/change/error_codes

-- The month's partition leaves the log as change.retired_log_<month>, its positions with it. In its place
-- comes one that holds the newest version of each row, which as_of, merges and verify go on to need. What
-- takes long is done before the log is locked.

begin;

create or replace function change.retire_month(month text)
returns change.retired
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_log constant text := 'log_' || retire_month.month;
    v_retired change.retired;
    v_rows bigint;
    v_numbered bigint;
    v_last bigint;
    v_positions int8multirange;
    v_rows_now bigint;
begin
    execute format(
        'select count(*), count(feed.position), max(feed.position), '
        'coalesce(range_agg(int8range(feed.position, feed.position, ''[]'')), ''{}'') '
        'from change.%I as log left join change.feed on feed.seq = log.seq', v_log
    ) into v_rows, v_numbered, v_last, v_positions;
    if v_numbered < v_rows
        or v_last > coalesce((select max(seals.tree_size) from change.seals), 0)
    then
        perform core.fail('MONTH_NOT_RETIRABLE', format('month=%s: not all is sealed', retire_month.month));
    end if;

    execute format('create table change.%I (like change.log including defaults including constraints)',
        'kept_' || v_log);
    execute format(
        'insert into change.%I select log.* from change.%I as log where log.op <> ''purge'' and not exists ('
        '    select from change.log as newer where newer.row_id = log.row_id'
        '    and newer.table_name = log.table_name and newer.seq > log.seq'
        ')', 'kept_' || v_log, v_log
    );
    execute format(
        'create table change.%I as '
        'select feed.* from change.feed join change.%I as log on log.seq = feed.seq',
        'retired_feed_' || retire_month.month, v_log
    );
    execute format('alter table change.%I enable row level security', 'retired_feed_' || retire_month.month);
    execute format('comment on table change.%I is %L', 'retired_feed_' || retire_month.month,
        'Where the rows of a retired month stood. Back it up and drop it.');
    execute format('delete from change.feed_topics as gone using change.%I as retired '
        'where gone.position = retired.position', 'retired_feed_' || retire_month.month);
    execute format('delete from change.access_changes as gone using change.%I as retired '
        'where gone.position = retired.position', 'retired_feed_' || retire_month.month);
    execute format('delete from change.feed as gone using change.%I as retired '
        'where gone.position = retired.position '
        'and not exists (select from change.%I as kept where kept.seq = gone.seq)',
        'retired_feed_' || retire_month.month, 'kept_' || v_log);

    begin
        perform set_config('lock_timeout', '3s', true);
        lock table change.log in access exclusive mode;
    exception
        when lock_not_available then
            perform core.fail('MONTH_NOT_RETIRABLE', format('month=%s: the log is in use', month));
    end;
    execute format('select count(*) from change.%I', v_log) into v_rows_now;
    if v_rows_now > v_rows then
        perform core.fail('MONTH_NOT_RETIRABLE', format('month=%s: rows have come', retire_month.month));
    end if;
    perform change.swap_partition(v_log, 'retired_' || v_log, 'kept_' || v_log);

    insert into change.retired (month, positions, row_count)
    values (retire_month.month, v_positions, v_rows)
    returning * into v_retired;
    insert into change.log (table_name, row_id, version, op, after, topics_after, source)
    values ('retired', v_retired.id, 1, 'insert', to_jsonb(v_retired), '{}', 'sql');
    update change.sequencer set floor = greatest(sequencer.floor, v_last);
    return v_retired;
end
$$;

comment on function change.retire_month(text) is
'For change.retire_log: takes one month, such as 2025_01, out of the log and the feed.
Raises MONTH_NOT_RETIRABLE (409).';

commit;
