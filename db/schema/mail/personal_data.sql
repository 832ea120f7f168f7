-- Deploy ontour:schema/mail/personal_data to pg
-- requires: schema/core/personal_data

begin;

insert into core.personal_data (relation, holder, leaving, exported, withheld, reason) values
(
    'mail.messages', 'user_id', 'deleted',
    '{template,email,language,state,created_at,settled_at}',
    '{id,user_id,token_id,data,attempts,last_error}',
    'What was written to the person, who has the mail. Its data name who caused it, and from where.'
),
('mail.messages', 'email', 'deleted', '{}', '{}', 'The same, written before the address was a person''s.');

commit;
