-- Verify ontour:policies/tour/venue_contacts on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.venue_contacts'::regclass
    ), 'api.venue_contacts has not the policies of this file';
end
$$;

rollback;
