-- Verify ontour:schema/tour/personal_data_advancing on pg

begin;

do $$
begin
    assert (
        select count(*) = 6
        from core.personal_data
        where relation in (
            'api.notifications',
            'api.comments',
            'api.guest_lists',
            'api.guests'
        )
    ), 'rows of this module are missing';
end
$$;

rollback;
