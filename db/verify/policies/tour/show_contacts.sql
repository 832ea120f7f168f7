-- Verify ontour:policies/tour/show_contacts on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.show_contacts'::regclass
    ), 'api.show_contacts has not the policies of this file';
end
$$;

rollback;
