-- Verify ontour:schema/mail/messages on pg

begin;

select
    id, template, email, user_id, language, data, token_id, state, attempts, last_error, created_at,
    settled_at
from mail.messages
where false;

rollback;
