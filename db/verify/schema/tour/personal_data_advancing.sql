-- Verify ontour:schema/tour/personal_data_advancing on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from core.personal_data
        where relation in (
            'api.notifications',
            'api.comments'
        )
    ), 'rows of this module are missing';
end
$$;

rollback;
