-- Deploy ontour:functions/tour/import_shows to pg
-- requires: functions/tour/import_show
-- requires: schema/tour/import_verdict
-- requires: functions/core/require_permission
-- requires: functions/core/personal_org_id
-- requires: functions/core/fail

-- Under the caller's own rights, each row in a subtransaction of its own. A dry run, or an atomic import
-- with a bad row, ends by undoing them all; the verdicts are variables and survive that.

begin;

create or replace function api.import_shows(
    rows jsonb,
    org_id uuid default core.personal_org_id(),
    atomic boolean default false,
    dry_run boolean default false
)
returns setof tour.import_verdict
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_row record;
    v_verdict tour.import_verdict;
    v_verdicts tour.import_verdict[] := array[]::tour.import_verdict[];
    v_has_rejected boolean := false;
    v_error jsonb;
    v_undo boolean;
begin
    perform core.require_permission(import_shows.org_id, 'show.write');
    if jsonb_typeof(import_shows.rows) is distinct from 'array' then
        perform core.fail('INVALID_ARGUMENT', 'rows is not an array');
    end if;
    if jsonb_array_length(import_shows.rows) > 5000 then
        perform core.fail('ROW_LIMIT_EXCEEDED', format('rows=%s', jsonb_array_length(import_shows.rows)));
    end if;
    begin
        -- Two imports at once would each make the same tours and venues.
        perform pg_advisory_xact_lock(hashtextextended('tour.import_shows ' || import_shows.org_id, 0));
    exception
        when lock_not_available then
            perform core.fail('IMPORT_RUNNING');
    end;

    begin
        for v_row in
            select
                given.place,
                given.data,
                row_number() over (
                    partition by given.data ->> 'date', given.data ->> 'venue', given.data ->> 'city'
                    order by given.place
                ) as ordinal
            from jsonb_array_elements(import_shows.rows) with ordinality as given (data, place)
            order by given.place
        loop
            begin
                v_verdict := tour.import_show(import_shows.org_id, v_row.data, v_row.ordinal::integer);
            exception
                when others then
                    v_verdict := null;
                    get stacked diagnostics
                        v_verdict.code = returned_sqlstate,
                        v_verdict.message = message_text;
                    if v_verdict.code = 'PGRST' then
                        v_error := v_verdict.message::jsonb;
                        v_verdict.code := v_error ->> 'code';
                        v_verdict.message := v_error ->> 'message';
                        v_verdict.details := v_error ->> 'details';
                    end if;
                    v_verdict.verdict := 'rejected';
                    v_has_rejected := true;
            end;
            v_verdict."row" := v_row.place::integer;
            v_verdicts := v_verdicts || v_verdict;
        end loop;

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

comment on function api.import_shows(jsonb, uuid, boolean, boolean) is
'Imports a table of shows: an array of objects with date, and any of tour, venue, city, subdivision,
country, country_code, latitude, longitude, time_zone, attendance, expected_attendance, door_price, fee,
currency, name, status, notes, external_id, all as text. Answers with a verdict for each row. A row is known
by its external_id, else by date, venue and city (ordinal tells apart several of these): importing it again
changes nothing. atomic: all rows or none. dry_run: the same verdicts, nothing written. For members with
show.write, and finance.write if rows have money. Raises PERMISSION_DENIED (403), NOT_FOUND (404),
IMPORT_RUNNING (409), INVALID_ARGUMENT and ROW_LIMIT_EXCEEDED (422).';

grant execute on function api.import_shows(jsonb, uuid, boolean, boolean) to member;

commit;
