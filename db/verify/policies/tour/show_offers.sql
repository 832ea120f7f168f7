-- Verify ontour:policies/tour/show_offers on pg

begin;

do $$
begin
    assert (
        select count(*) = 2
        from pg_catalog.pg_policy
        where polrelid = 'api.show_offers'::regclass
    ), 'api.show_offers has not the policies of this file';
end
$$;

rollback;
