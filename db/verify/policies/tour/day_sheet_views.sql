-- Verify ontour:policies/tour/day_sheet_views on pg

begin;

do $$
begin
    assert (
        select count(*) = 1
        from pg_catalog.pg_policy
        where polrelid = 'api.day_sheet_views'::regclass
    ), 'api.day_sheet_views has not the policies of this file';
end
$$;

rollback;
