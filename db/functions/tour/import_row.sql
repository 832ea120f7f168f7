-- Deploy ontour:functions/tour/import_row to pg
-- requires: functions/tour/import_show
-- requires: functions/tour/import_cost
-- requires: functions/tour/read_show_cost

-- A subtransaction of its own for each row: a bad one leaves nothing behind.

begin;

create or replace function tour.import_row(
    org_id uuid, section text, data jsonb, columns jsonb, place integer, ordinal integer
)
returns tour.import_verdict
language plpgsql
set search_path = ''
as $$
declare
    v_verdict tour.import_verdict;
    v_error jsonb;
begin
    begin
        v_verdict := case import_row.section
            when 'shows' then tour.import_show(import_row.org_id, data, ordinal)
            else tour.import_cost(tour.read_show_cost(import_row.org_id, data, ordinal))
        end;
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
                select named.key into v_verdict.heading
                from jsonb_each_text(import_row.columns) as named
                where named.value = split_part(v_verdict.details, '=', 1);
            end if;
            v_verdict.verdict := 'rejected';
    end;
    v_verdict.section := import_row.section;
    v_verdict."row" := import_row.place;
    return v_verdict;
end
$$;

comment on function tour.import_row(uuid, text, jsonb, jsonb, integer, integer) is
'Imports one row of a table, whose columns are mapped already, and says what became of it.';

grant execute on function tour.import_row(uuid, text, jsonb, jsonb, integer, integer) to member;

commit;
