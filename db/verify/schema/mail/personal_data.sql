-- Verify ontour:schema/mail/personal_data on pg

begin;

do $$
begin
    assert (
        select count(*) = 2
        from core.personal_data
        where relation in (
            'mail.messages'
        )
    ), 'rows of this module are missing';
end
$$;

rollback;
