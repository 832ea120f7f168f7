-- Deploy ontour:functions/tour/attach_to_parent to pg
-- requires: schema/core/schemas
-- requires: functions/core/current_user_id
-- requires: functions/core/orgs_with
-- requires: functions/core/fail
-- requires: schema/tour/error_codes

-- tour.attach_to_show for any parent. Arguments: pairs of a column and the table that it refers to, the
-- parent first. A row that the caller may not see is the same to them as one that does not exist.

begin;

-- Security definer: locking asks for no right to change the parent, and asks row level security once.
create or replace function tour.attach_to_parent()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_caller constant uuid := core.current_user_id();
    v_new constant jsonb := to_jsonb(new);
    v_old constant jsonb := case
        when tg_op = 'UPDATE' and old.deleted_at is null then to_jsonb(old) else '{}'
    end;
    v_column text;
    v_org_id uuid;
begin
    for v_pair in 0..tg_nargs / 2 - 1 loop
        v_column := tg_argv[2 * v_pair];
        -- Without a parent a row is the organization's that it names, if it names one.
        if new.deleted_at is not null or v_new -> v_column = v_old -> v_column
            or v_new ->> v_column is null and new.org_id is not null
        then
            continue;
        end if;
        execute format(
            'select org_id from api.%I where id = $1 and deleted_at is null '
            'and ($2 is null or org_id = any ($2)) for %s',
            tg_argv[2 * v_pair + 1], case v_pair when 0 then 'no key update' else 'share' end
        ) into v_org_id using
            (v_new ->> v_column)::uuid,
            case
                when v_pair > 0 then array[new.org_id]
                when v_caller is not null then core.orgs_with('show.read')
            end;
        if v_org_id is null then
            perform core.fail(
                'REFERENCE_NOT_FOUND', format('%s=%s', v_column, coalesce(v_new ->> v_column, 'null'))
            );
        end if;
        new.org_id := v_org_id;
    end loop;
    return new;
end
$$;

comment on function tour.attach_to_parent() is
'Row trigger: what a new, moved or restored row refers to lives, in one organization, which is the row''s.
The parent is locked: who deletes it waits, and then takes the row along. Raises REFERENCE_NOT_FOUND (422).';

commit;
