-- Verify ontour:schema/change/personal_data on pg

begin;

do $$
begin
    assert (
        select count(*) = 9
        from core.personal_data
        where relation in (
            'api.conflicts',
            'change.access',
            'change.access_changes',
            'change.erasures',
            'change.log',
            'change.operations',
            'change.presence'
        )
    ), 'rows of this module are missing';
end
$$;

rollback;
