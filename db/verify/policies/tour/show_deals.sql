-- Verify ontour:policies/tour/show_deals on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.show_deals'::regclass
    ), 'api.show_deals has not the policies of this file';
end
$$;

rollback;
