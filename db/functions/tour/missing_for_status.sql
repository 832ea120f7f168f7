-- Deploy ontour:functions/tour/missing_for_status to pg
-- requires: schema/tour/show_finances

begin;

create or replace function tour.missing_for_status(show_id uuid)
returns text
language sql
stable
begin atomic
    select nullif(
        concat_ws(
            ', ',
            case when shows.show_on is null then 'show_on' end,
            case when shows.city is null then 'city' end,
            case when shows.country is null then 'country' end,
            case when shows.status = 'confirmed' and finances.fee is null then 'fee' end,
            case when shows.status = 'confirmed' and finances.currency is null then 'currency' end
        ),
        ''
    )
    from api.shows as shows
    left join api.show_finances as finances on finances.show_id = shows.id and finances.deleted_at is null
    where shows.id = missing_for_status.show_id
        and shows.status in ('confirmed', 'completed')
        and shows.deleted_at is null;
end;

comment on function tour.missing_for_status(uuid) is
'What a confirmed or completed show lacks, as a list of names; null if nothing.';

commit;
