-- Verify ontour:schema/tour/local_importers on pg

begin;

do $$
begin
    assert (
        select count(*) = 2 from change.local_importers where section in ('shows', 'show_costs')
    ), 'shows and their costs are not registered';
end
$$;

rollback;
