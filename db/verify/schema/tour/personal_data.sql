-- Verify ontour:schema/tour/personal_data on pg

begin;

do $$
begin
    assert (
        select count(*) = 5
        from core.personal_data
        where relation in (
            'api.calendar_tokens',
            'api.day_sheet_views',
            'api.itinerary_items',
            'api.party_members',
            'api.per_diems'
        )
    ), 'rows of this module are missing';
end
$$;

rollback;
