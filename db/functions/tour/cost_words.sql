-- Deploy ontour:functions/tour/cost_words to pg
-- requires: functions/tour/import_field
-- requires: functions/tour/local_cost_kind

begin;

create or replace function tour.cost_words(data jsonb)
returns jsonb
language plpgsql
immutable
set search_path = ''
as $$
declare
    v_word constant text := tour.import_field(cost_words.data, 'kind');
    v_kind constant text := tour.local_cost_kind(v_word);
begin
    return jsonb_build_object(
        'kind', v_kind,
        -- A word that is no kind of ours is not lost.
        'description', concat_ws(
            ': ',
            case when v_kind = 'other' and lower(v_word) <> 'other' then v_word end,
            tour.import_field(cost_words.data, 'description')
        )
    );
end
$$;

comment on function tour.cost_words(jsonb) is
'The kind and the description of an imported cost, as its words mean them.';

grant execute on function tour.cost_words(jsonb) to member;

commit;
