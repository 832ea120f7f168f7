-- Verify ontour:schema/tour/personal_data_advancing on pg

begin;

do $$
begin
    assert (
        select count(*) = 8
        from core.personal_data
        where relation in (
            'api.notifications',
            'api.comments',
            'api.guest_lists',
            'api.guests',
            'api.checklist_items'
        )
    ), 'rows of this module are missing';
end
$$;

rollback;
