-- Deploy ontour:functions/change/ensure_log_partitions to pg
-- requires: schema/change/log

-- Called whenever the stack starts and by the worker. Not by sqitch: what a deploy makes must not
-- depend on the day.

begin;

-- Security definer: the worker owns nothing.
create or replace procedure change.ensure_log_partitions(months_ahead integer default 2)
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_month timestamptz;
    v_name text;
begin
    for v_month in
        select generate_series(
            date_trunc('month', now(), 'UTC'),
            date_trunc('month', now(), 'UTC') + make_interval(months => months_ahead),
            interval '1 month'
        )
    loop
        v_name := to_char(v_month at time zone 'UTC', '"log_"YYYY_MM');
        continue when to_regclass('change.' || v_name) is not null;

        execute format(
            'create table change.%I (like change.log including defaults including constraints)', v_name
        );
        execute format('alter table change.%I enable row level security', v_name);
        execute format('comment on table change.%I is %L', v_name, 'Log rows of one month.');
        -- What has landed in the default partition would stop the new one from being attached.
        execute format(
            'with moved as ('
            '    delete from change.log_default'
            '    where logged_at >= %1$L and logged_at < %2$L returning *'
            ') insert into change.%3$I select * from moved',
            v_month, v_month + interval '1 month', v_name
        );
        execute format(
            'alter table change.log attach partition change.%I for values from (%L) to (%L)',
            v_name, v_month, v_month + interval '1 month'
        );
    end loop;
end
$$;

comment on procedure change.ensure_log_partitions(integer) is
'Makes the log''s partitions for this month and the months ahead; running it again changes nothing.';

grant execute on procedure change.ensure_log_partitions(integer) to worker;

commit;
