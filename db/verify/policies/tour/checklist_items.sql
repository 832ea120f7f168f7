-- Verify ontour:policies/tour/checklist_items on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.checklist_items'::regclass
    ), 'api.checklist_items has not the policies of this file';
end
$$;

rollback;
