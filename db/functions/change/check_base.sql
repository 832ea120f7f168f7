-- Deploy ontour:functions/change/check_base to pg
-- requires: schema/change/operation
-- requires: schema/change/error_codes
-- requires: functions/core/fail

begin;

create or replace function change.check_base(operation change.operation, version integer)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
    if operation.base_version not between 1 and check_base.version then
        perform core.fail(
            'BASE_VERSION_UNKNOWN', format('base_version=%s version=%s', operation.base_version, version)
        );
    end if;
end
$$;

comment on function change.check_base(change.operation, integer) is
'For push: the row has had the version that an operation started from. Raises BASE_VERSION_UNKNOWN (422).';

grant execute on function change.check_base(change.operation, integer) to member;

commit;
