-- Deploy ontour:functions/tour/explained_tree to pg
-- requires: schema/core/schemas

begin;

create or replace function tour.explained_tree(graph jsonb, node jsonb)
returns jsonb
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
declare
    v_node jsonb := node;
    v_inputs jsonb;
begin
    if node ? 'figure' then
        v_node := graph -> (node ->> 'figure') || node
            || jsonb_build_object('name', coalesce(node -> 'name', node -> 'figure'));
    end if;
    if v_node ? 'inputs' then
        select coalesce(jsonb_agg(tour.explained_tree(graph, input.item) order by input.n), '[]')
        into v_inputs
        from jsonb_array_elements(v_node -> 'inputs') with ordinality as input (item, n);
        v_node := v_node || jsonb_build_object('inputs', v_inputs);
    end if;
    return v_node;
end
$$;

comment on function tour.explained_tree(jsonb, jsonb) is
'A node of an explanation with all below it: each {"name", "figure"} has that figure in its place.';

commit;
