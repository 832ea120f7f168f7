-- Verify ontour:policies/tour/itinerary_items on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.itinerary_items'::regclass
    ), 'api.itinerary_items has not the policies of this file';
end
$$;

rollback;
