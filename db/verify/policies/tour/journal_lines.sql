-- Verify ontour:policies/tour/journal_lines on pg

begin;

do $$
begin
    assert (
        select count(*) = 1
        from pg_catalog.pg_policy
        where polrelid = 'api.journal_lines'::regclass
    ), 'api.journal_lines has not the policies of this file';
end
$$;

rollback;
