-- Verify ontour:policies/tour/guests on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.guests'::regclass
    ), 'api.guests has not the policies of this file';
end
$$;

rollback;
