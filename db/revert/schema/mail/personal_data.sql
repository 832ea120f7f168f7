-- Revert ontour:schema/mail/personal_data from pg

begin;

delete from core.personal_data
where relation in (
    'mail.messages'
);

commit;
