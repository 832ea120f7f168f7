-- Deploy ontour:functions/tour/import_shows to pg
-- requires: functions/tour/import_row
-- requires: functions/tour/import_items
-- requires: functions/tour/import_new_costs
-- requires: functions/tour/import_mapping
-- requires: schema/tour/import_verdict
-- requires: functions/core/require_permission
-- requires: functions/core/personal_org_id
-- requires: functions/core/fail

-- Under the caller's own rights, each row in a subtransaction of its own. A dry run, or an atomic import
-- with a bad row, ends by undoing them all; the verdicts are variables and survive that.

begin;

create or replace function api.import_shows(
    rows jsonb default '[]',
    org_id uuid default core.personal_org_id(),
    atomic boolean default false,
    dry_run boolean default false,
    costs jsonb default '[]',
    columns jsonb default null,
    cost_columns jsonb default null
)
returns setof tour.import_verdict
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_columns jsonb;
    v_cost_columns jsonb;
    v_row record;
    v_verdict tour.import_verdict;
    v_verdicts tour.import_verdict[] := array[]::tour.import_verdict[];
    v_costs tour.import_verdict[];
    v_has_rejected boolean;
    v_undo boolean;
begin
    perform core.require_permission(import_shows.org_id, 'show.write');
    v_columns := tour.import_mapping('shows', import_shows.rows, import_shows.columns);
    v_cost_columns := tour.import_mapping('show_costs', import_shows.costs, import_shows.cost_columns);
    begin
        -- Two imports at once would each make the same tours and venues.
        perform pg_advisory_xact_lock(hashtextextended('tour.import_shows ' || import_shows.org_id, 0));
    exception
        when lock_not_available then
            perform core.fail('IMPORT_RUNNING');
    end;

    begin
        for v_row in
            select items.* from tour.import_items(import_shows.rows, v_columns) as items
        loop
            v_verdicts := v_verdicts || tour.import_row(
                import_shows.org_id, 'shows', v_row.data, v_columns, v_row.place, v_row.ordinal
            );
        end loop;

        v_costs := array(
            select done
            from tour.import_new_costs(import_shows.org_id, import_shows.costs, v_cost_columns) as done
        );
        for v_row in
            select items.*
            from tour.import_items(import_shows.costs, v_cost_columns) as items
            where cardinality(v_costs) = 0
        loop
            v_costs := v_costs || tour.import_row(
                import_shows.org_id, 'show_costs', v_row.data, v_cost_columns, v_row.place, v_row.ordinal
            );
        end loop;
        v_verdicts := v_verdicts || v_costs;
        v_has_rejected := exists (
            select from unnest(v_verdicts) as verdicts where verdicts.verdict = 'rejected'
        );

        v_undo := import_shows.dry_run or import_shows.atomic and v_has_rejected;
        if v_undo then
            raise exception using errcode = 'OT001', message = 'undone';
        end if;
    exception
        when sqlstate 'OT001' then
            null;
    end;

    foreach v_verdict in array v_verdicts loop
        if v_undo and v_verdict.verdict in ('inserted', 'updated') then
            if v_verdict.verdict = 'inserted' then
                v_verdict.cost_id := null;
                v_verdict.show_id := null;
            end if;
            if import_shows.atomic and v_has_rejected then
                v_verdict.verdict := 'rejected';
                v_verdict.code := 'IMPORT_ROLLED_BACK';
                select error_codes.message into v_verdict.message
                from core.error_codes
                where error_codes.code = 'IMPORT_ROLLED_BACK';
            end if;
        end if;
        return next v_verdict;
    end loop;
end
$$;

comment on function api.import_shows(jsonb, uuid, boolean, boolean, jsonb, jsonb, jsonb) is
'Imports tables: rows, of shows with their deals, then costs, of shows here or in rows. Both are arrays of
objects, by the names that import_columns knows; columns and cost_columns map other ones: {"their heading":
"our field"}, and what they do not name is ignored. Numbers and dates may be text as people write it.
Answers with a verdict for each row. A show is known by its external_id, else by date, venue and city; a cost
by its external_id, else by its show and words (ordinal tells apart several of these): importing it again
changes nothing. atomic: all rows or none. dry_run: the same verdicts, nothing written. For members with
show.write, and finance.write if there is money. Raises PERMISSION_DENIED (403), NOT_FOUND (404),
IMPORT_RUNNING (409), INVALID_ARGUMENT and ROW_LIMIT_EXCEEDED (422).';

grant execute on function api.import_shows(jsonb, uuid, boolean, boolean, jsonb, jsonb, jsonb) to member;

commit;
