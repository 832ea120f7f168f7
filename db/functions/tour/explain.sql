-- Deploy ontour:functions/tour/explain to pg
-- requires: functions/tour/explain_tickets
-- requires: functions/tour/explain_costs
-- requires: functions/tour/explain_fee
-- requires: functions/tour/explain_parts
-- requires: functions/tour/explained_tree

begin;

create or replace function tour.explain(inputs jsonb, figures jsonb, figure text)
returns jsonb
language sql
immutable
parallel safe
begin atomic
    select tour.explained_tree(nodes.graph, jsonb_build_object('figure', explain.figure))
    from (
        select
            tour.explain_tickets(inputs, figures) || tour.explain_costs(inputs, figures)
            || tour.explain_fee(inputs, figures) || tour.explain_parts(inputs, figures)
        offset 0
    ) as nodes (graph)
    where nodes.graph ? explain.figure;
end;

comment on function tour.explain(jsonb, jsonb, text) is
'How a figure of a settlement came about, as a tree down to the rows and rates; null for a figure that there
is not.';

commit;
