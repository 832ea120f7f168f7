-- Verify ontour:schema/change/error_codes on pg

begin;

do $$
begin
    assert (
        select count(*) = 11
        from core.error_codes
        where code in (
            'VERSION_CONFLICT',
            'INVALID_IF_MATCH',
            'ROW_LIMIT_EXCEEDED',
            'ROW_IN_USE',
            'VERSION_NOT_FOUND',
            'NOT_RESTORABLE',
            'POSITION_INVALID',
            'POSITION_AHEAD',
            'POSITION_GONE',
            'POSITION_NOT_SEALED',
            'MONTH_NOT_RETIRABLE'
        )
    ), 'error codes of this module are missing';
end
$$;

rollback;
