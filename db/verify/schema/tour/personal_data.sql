-- Verify ontour:schema/tour/personal_data on pg

begin;

do $$
begin
    assert (
        select count(*) = 2
        from core.personal_data
        where relation in (
            'api.itinerary_items',
            'api.party_members'
        )
    ), 'rows of this module are missing';
end
$$;

rollback;
