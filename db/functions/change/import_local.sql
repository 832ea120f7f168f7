-- Deploy ontour:functions/change/import_local to pg
-- requires: functions/change/import_local_item
-- requires: functions/change/local_items
-- requires: functions/change/outcome_of_error
-- requires: functions/core/require_permission
-- requires: functions/core/personal_org_id
-- requires: schema/tour/error_codes

-- Under the caller's own rights, each row in a subtransaction of its own. A dry run ends by undoing them all;
-- the verdicts are variables and survive that. After five seconds the rest is left for the next time, before
-- a statement timeout takes all of it: what is in already is then unchanged.

begin;

create or replace function api.import_local(
    data jsonb, org_id uuid default core.personal_org_id(), dry_run boolean default false
)
returns setof change.local_verdict
language plpgsql
volatile
set search_path = ''
set lock_timeout = '2s'
as $$
declare
    v_device_id constant text := left(
        coalesce(import_local.data ->> 'device_id', import_local.data ->> 'deviceId'), 100
    );
    v_given record;
    v_family jsonb := jsonb '{}';
    v_verdict change.local_verdict;
    v_verdicts change.local_verdict[] := array[]::change.local_verdict[];
    v_state text;
    v_message text;
    v_detail text;
    v_outcome change.outcome;
begin
    perform core.require_permission(import_local.org_id, 'org.read');
    if jsonb_typeof(import_local.data) is distinct from 'object' then
        perform core.fail('INVALID_ARGUMENT', 'data is not an object');
    end if;
    begin
        -- Two imports at once would each make the same tours and venues.
        perform pg_advisory_xact_lock(hashtextextended('tour.import_shows ' || import_local.org_id, 0));
    exception
        when lock_not_available then
            perform core.fail('IMPORT_RUNNING');
    end;

    begin
        for v_given in
            select
                item as item,
                row_number() over (
                    partition by (item).section, (item).parent_pointer, (item).data order by found.place
                ) as ordinal,
                count(*) over () as total
            from jsonb_each(import_local.data) as top
            left join change.local_importers as importers
                on importers.section = change.local_section(top.key)
            cross join lateral (
                select row_number() over () as place, inside as item
                from change.local_items(top.key, top.value) as inside
            ) as found
            where change.snake_case(top.key) <> 'device_id'
            order by importers.position, top.key, found.place
        loop
            if v_given.total > 5000 then
                perform core.fail('ROW_LIMIT_EXCEEDED', 'rows=' || v_given.total);
            end if;
            begin
                if clock_timestamp() > statement_timestamp() + interval '5 seconds' then
                    perform core.fail('OPERATION_BUSY');
                end if;
                v_verdict := change.import_local_item(
                    import_local.org_id, v_given.item, v_device_id, v_given.ordinal, v_family
                );
            exception
                when others then
                    get stacked diagnostics
                        v_state = returned_sqlstate, v_message = message_text, v_detail = pg_exception_detail;
                    v_outcome := change.outcome_of_error(v_state, v_message, v_detail);
                    v_verdict := null;
                    v_verdict.local_id := coalesce(
                        (v_given.item).data ->> 'id', (v_given.item).data ->> 'local_id',
                        (v_given.item).data ->> 'localId', (v_given.item).data ->> '_id', (v_given.item).name
                    );
                    v_verdict.verdict := case
                        when v_outcome.code in ('NO_SUCH_SECTION', 'ROW_DELETED', 'OPERATION_BUSY')
                            then 'skipped'
                        else 'rejected'
                    end;
                    v_verdict.code := v_outcome.code;
                    v_verdict.message := v_outcome.message;
                    v_verdict.details := v_outcome.details;
            end;
            v_verdict.pointer := (v_given.item).pointer;
            v_verdict.section := (v_given.item).section;
            v_verdicts := v_verdicts || v_verdict;

            if (v_given.item).parent_pointer is null then
                v_family := jsonb '{}';
            end if;
            v_family := v_family || jsonb_build_object(v_verdict.pointer, v_verdict.row_id);
        end loop;

        if import_local.dry_run then
            raise exception using errcode = 'OT001', message = 'undone';
        end if;
    exception
        when sqlstate 'OT001' then
            null;
    end;

    foreach v_verdict in array v_verdicts loop
        if import_local.dry_run and v_verdict.verdict = 'created' then
            v_verdict.row_id := null;
        end if;
        return next v_verdict;
    end loop;
end
$$;

comment on function api.import_local(jsonb, uuid, boolean) is
'Imports what a browser kept in its localStorage: an object with a list of shows, each with its list of costs
(or costs, each with the show_id of its show), under either spelling of every key, and the device_id that
their ids are counted by. Answers with a verdict for each row; rows of which this installation has no table
are skipped. A row is known by its id: importing it again changes nothing, importing it with something new
changes only that, and what was deleted here stays deleted. dry_run: the same verdicts, nothing written. After
five seconds the rest is skipped with OPERATION_BUSY: send the same again. Raises NOT_FOUND (404),
IMPORT_RUNNING (409), INVALID_ARGUMENT and ROW_LIMIT_EXCEEDED (422).';

grant execute on function api.import_local(jsonb, uuid, boolean) to member;

commit;
