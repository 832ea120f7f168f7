-- Verify ontour:schema/change/error_codes on pg

begin;

do $$
begin
    assert (
        select count(*) = 44
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
            'MONTH_NOT_RETIRABLE',
            'TIME_RETIRED',
            'OPERATION_LIMIT',
            'OPERATION_INVALID',
            'OPERATION_BUSY',
            'OP_ID_REUSED',
            'ID_TAKEN',
            'UNTRACKED_TABLE',
            'UNKNOWN_FIELD',
            'FIELD_NOT_WRITABLE',
            'BASE_VERSION_UNKNOWN',
            'DEPENDENCY_CYCLE',
            'DEPENDENCY_FAILED',
            'DEPENDENCY_UNKNOWN',
            'PUSH_RUNNING',
            'BATCH_ROLLED_BACK',
            'CONFLICT_CLOSED',
            'CONFLICT_NOT_RESOLVED',
            'RESOLUTION_OVERWRITTEN',
            'FRAME_INVALID',
            'FRAME_UNKNOWN',
            'HELLO_TIMEOUT',
            'TOPIC_FORBIDDEN',
            'SUBSCRIPTION_LIMIT',
            'SUBSCRIPTION_UNKNOWN',
            'SOCKET_LIMIT',
            'FEED_MISMATCH',
            'SIGHT_CHANGED',
            'SLOW_READER',
            'NOT_ACCEPTABLE',
            'SPELLINGS_DIFFER',
            'NO_SUCH_SECTION',
            'PARENT_NOT_IMPORTED',
            'ROW_DELETED'
        )
    ), 'error codes of this module are missing';
end
$$;

rollback;
