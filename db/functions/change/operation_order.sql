-- Deploy ontour:functions/change/operation_order to pg
-- requires: schema/change/operation

-- Tarjan's search for strongly connected components, without recursion: an operation is judged after what it
-- depends on, else where it was given; those that depend on each other are told apart from those that merely
-- depend on them.

begin;

create or replace function change.operation_order(
    operations change.operation[], out place integer, out is_cyclic boolean
)
returns setof record
language plpgsql
immutable
set search_path = ''
as $$
declare
    v_operation change.operation;
    v_count constant integer := coalesce(cardinality(operations), 0);
    v_ids uuid[] := array[]::uuid[];
    v_needs uuid[];
    v_edges integer[] := array[]::integer[]; -- all dependencies, one operation after the other
    v_next integer[] := array_fill(0, array[v_count]); -- where those of an operation go on
    v_end integer[] := array_fill(0, array[v_count]);
    v_seen integer[] := array_fill(0, array[v_count]); -- when the search came by; 0: not yet
    v_low integer[] := array_fill(0, array[v_count]); -- the oldest that can be reached
    v_is_pending boolean[] := array_fill(false, array[v_count]);
    v_path integer[] := array_fill(0, array[v_count]);
    v_pending integer[] := array_fill(0, array[v_count]);
    v_path_length integer := 0;
    v_pending_length integer := 0;
    v_clock integer := 0;
    v_at integer;
    v_to integer;
begin
    foreach v_operation in array operations loop
        v_ids := v_ids || v_operation.op_id;
    end loop;
    for i in 1 .. v_count loop
        v_next[i] := cardinality(v_edges) + 1;
        v_needs := (operations[i]).depends_on;
        for j in 1 .. coalesce(cardinality(v_needs), 0) loop
            v_to := array_position(v_ids, v_needs[j]);
            if v_to is not null then
                v_edges := v_edges || v_to;
            end if;
        end loop;
        v_end[i] := cardinality(v_edges);
    end loop;

    for v_start in 1 .. v_count loop
        continue when v_seen[v_start] > 0;
        v_at := v_start;
        loop
            if v_seen[v_at] = 0 then
                v_clock := v_clock + 1;
                v_seen[v_at] := v_clock;
                v_low[v_at] := v_clock;
                v_path_length := v_path_length + 1;
                v_path[v_path_length] := v_at;
                v_pending_length := v_pending_length + 1;
                v_pending[v_pending_length] := v_at;
                v_is_pending[v_at] := true;
            end if;

            if v_next[v_at] <= v_end[v_at] then
                v_to := v_edges[v_next[v_at]];
                v_next[v_at] := v_next[v_at] + 1;
                if v_seen[v_to] = 0 then
                    v_at := v_to;
                elsif v_is_pending[v_to] then
                    v_low[v_at] := least(v_low[v_at], v_seen[v_to]);
                end if;
                continue;
            end if;

            -- Nothing more to follow: what reaches no further back than itself is a component.
            if v_low[v_at] = v_seen[v_at] then
                is_cyclic := v_pending[v_pending_length] <> v_at
                    or v_at = any (v_edges[coalesce(v_end[v_at - 1], 0) + 1 : v_end[v_at]]);
                loop
                    place := v_pending[v_pending_length];
                    v_pending_length := v_pending_length - 1;
                    v_is_pending[place] := false;
                    return next;
                    exit when place = v_at;
                end loop;
            end if;
            v_path_length := v_path_length - 1;
            exit when v_path_length = 0;
            v_to := v_at;
            v_at := v_path[v_path_length];
            v_low[v_at] := least(v_low[v_at], v_low[v_to]);
        end loop;
    end loop;
end
$$;

comment on function change.operation_order(change.operation[]) is
'Places of operations in the order in which they are judged; cyclic: it depends on itself by way of others.';

grant execute on function change.operation_order(change.operation[]) to member;

commit;
