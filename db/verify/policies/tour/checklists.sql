-- Verify ontour:policies/tour/checklists on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.checklists'::regclass
    ), 'api.checklists has not the policies of this file';
end
$$;

rollback;
