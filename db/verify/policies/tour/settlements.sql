-- Verify ontour:policies/tour/settlements on pg

begin;

do $$
begin
    assert (
        select count(*) = 3
        from pg_catalog.pg_policy
        where polrelid = 'api.settlements'::regclass
    ), 'api.settlements has not the policies of this file';
end
$$;

rollback;
