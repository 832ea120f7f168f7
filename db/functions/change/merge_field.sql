-- Deploy ontour:functions/change/merge_field to pg
-- requires: schema/core/schemas

-- The laws of merging, for one field. JSON null is a value like others; SQL null as the base says that it is
-- not known. sum and union do not ask who was first; nor does latest, if is_latest goes by the time of edits.

begin;

create or replace function change.merge_field(
    policy text, base jsonb, mine jsonb, theirs jsonb, is_latest boolean default null,
    out value jsonb, out is_open boolean, out is_lost boolean
)
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
begin
    is_open := false;
    is_lost := false;
    value := theirs;

    if policy = 'sum' and base is not null and mine <> 'null' and mine <> base then
        -- An empty field counts as 0.
        value := to_jsonb(
            coalesce(theirs #>> '{}', '0')::numeric + (mine #>> '{}')::numeric
            - coalesce(base #>> '{}', '0')::numeric
        );
    elsif policy = 'union' and mine is distinct from base then
        -- In order of value, so that it does not tell who came first.
        select coalesce(jsonb_agg(e order by e), '[]') into value
        from (
            select jsonb_array_elements(coalesce(nullif(theirs, 'null'), '[]')) as e
            union
            select jsonb_array_elements(coalesce(nullif(mine, 'null'), '[]'))
            except
            (
                select jsonb_array_elements(coalesce(nullif(base, 'null'), '[]'))
                except
                (
                    select jsonb_array_elements(coalesce(nullif(mine, 'null'), '[]'))
                    intersect
                    select jsonb_array_elements(coalesce(nullif(theirs, 'null'), '[]'))
                )
            )
        ) as kept;
    elsif mine = theirs or mine = base then
        null;
    elsif theirs = base then
        value := mine;
    elsif policy = 'mine' or policy = 'latest' and is_latest then
        value := mine;
        is_lost := true;
    elsif policy in ('theirs', 'latest') then
        is_lost := true;
    else
        is_open := true;
    end if;
end
$$;

comment on function change.merge_field(text, jsonb, jsonb, jsonb, boolean) is
'Merges one field of base, mine and theirs. open: theirs stays until somebody decides; lost: mine or theirs
gave way. is_latest: for the policy latest, whether mine is the later edit.';

grant execute on function change.merge_field(text, jsonb, jsonb, jsonb, boolean) to member;

commit;
