-- Deploy ontour:functions/tour/deal_terms to pg
-- requires: functions/tour/term_columns

begin;

create or replace function tour.deal_terms(show_id uuid)
returns jsonb
language sql
stable
begin atomic
    select jsonb_build_object(
        'deal', (
            select jsonb_object_agg(field.key, field.value)
            from jsonb_each(jsonb_strip_nulls(to_jsonb(deals))) as field
            where field.key = any (tour.term_columns('show_deals'))
        ),
        'bonuses', coalesce(
            (
                select jsonb_agg(
                    (
                        select jsonb_object_agg(field.key, field.value)
                        from jsonb_each(jsonb_strip_nulls(to_jsonb(bonuses))) as field
                        where field.key = any (tour.term_columns('deal_bonuses'))
                    )
                    order by bonuses.id
                )
                from api.deal_bonuses as bonuses
                where bonuses.show_id = deal_terms.show_id and bonuses.deleted_at is null
            ),
            '[]'
        )
    )
    from api.show_deals as deals
    where deals.show_id = deal_terms.show_id and deals.deleted_at is null;
end;

comment on function tour.deal_terms(uuid) is
'The terms of a show''s deal as a template or an offer holds them, without what is null; null if it has no
deal.';

grant execute on function tour.deal_terms(uuid) to member;

commit;
