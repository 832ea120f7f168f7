-- Verify ontour:policies/tour/calendar_tokens on pg

begin;

do $$
begin
    assert (
        select count(*) = 2
        from pg_catalog.pg_policy
        where polrelid = 'api.calendar_tokens'::regclass
    ), 'api.calendar_tokens has not the policies of this file';
end
$$;

rollback;
