-- Verify ontour:schema/change/error_codes on pg

begin;

do $$
begin
    assert (
        select count(*) = 6
        from core.error_codes
        where code in (
            'VERSION_CONFLICT',
            'INVALID_IF_MATCH',
            'ROW_LIMIT_EXCEEDED',
            'ROW_IN_USE',
            'VERSION_NOT_FOUND',
            'NOT_RESTORABLE'
        )
    ), 'error codes of this module are missing';
end
$$;

rollback;
