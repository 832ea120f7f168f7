-- Deploy ontour:functions/tour/explain_figure to pg
-- requires: functions/tour/show_for
-- requires: functions/tour/inputs_of
-- requires: functions/tour/calculate
-- requires: functions/tour/explain
-- requires: schema/tour/error_codes

begin;

-- Security definer: the whole tree asks for one permission, once.
create or replace function api.explain_figure(show_id uuid, figure text)
returns jsonb
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    v_show constant api.shows := tour.show_for(explain_figure.show_id, 'finance.read');
    v_inputs constant jsonb := tour.inputs_of(v_show.id);
    v_tree jsonb;
begin
    v_tree := tour.explain(v_inputs, tour.calculate(v_inputs), explain_figure.figure);
    if v_tree is null then
        perform core.fail(
            'INVALID_ARGUMENT', 'figure=' || coalesce(left(explain_figure.figure, 100), 'null')
        );
    end if;
    return v_tree || jsonb_build_object(
        'show_id', v_show.id,
        'currency', v_inputs -> 'currency',
        'rounding', jsonb_build_object(
            'mode', v_inputs -> 'rounding',
            'minor_units', v_inputs -> 'minor_units',
            'table', 'finance_rules',
            'id', v_inputs #> '{rules,id}',
            'version', v_inputs #> '{rules,version}'
        )
    );
end
$$;

comment on function api.explain_figure(uuid, text) is
'How a figure of a show''s settlement sheet came about, as a tree: each value with the formula over its
inputs, its rule in docs/reference/deals.md and what it was before it was rounded, down to the columns of
rows, with their version, and rates, with source and day. Members with finance.read. Raises NOT_FOUND (404),
PERMISSION_DENIED (403), STEP_UP_REQUIRED (401), INVALID_ARGUMENT (422) for a figure that there is not.';

grant execute on function api.explain_figure(uuid, text) to member;

commit;
