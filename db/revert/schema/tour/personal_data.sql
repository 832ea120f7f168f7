-- Revert ontour:schema/tour/personal_data from pg

begin;

delete from core.personal_data
where relation in (
    'api.calendar_tokens',
    'api.day_sheet_views',
    'api.itinerary_items',
    'api.party_members',
    'api.per_diems'
);

commit;
