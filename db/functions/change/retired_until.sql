-- Deploy ontour:functions/change/retired_until to pg
-- requires: schema/change/retired

begin;

create or replace function change.retired_until()
returns timestamptz
language plpgsql
stable
set search_path = ''
as $$
begin
    return (
        select (to_date(max(retired.month), 'YYYY_MM') + interval '1 month') at time zone 'UTC'
        from change.retired
    );
end
$$;

comment on function change.retired_until() is
'Before this instant the log has only the newest version of each row; null if it has all.';

commit;
