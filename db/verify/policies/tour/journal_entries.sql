-- Verify ontour:policies/tour/journal_entries on pg

begin;

do $$
begin
    assert (
        select count(*) = 1
        from pg_catalog.pg_policy
        where polrelid = 'api.journal_entries'::regclass
    ), 'api.journal_entries has not the policies of this file';
end
$$;

rollback;
