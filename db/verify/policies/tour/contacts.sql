-- Verify ontour:policies/tour/contacts on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.contacts'::regclass
    ), 'api.contacts has not the policies of this file';
end
$$;

rollback;
