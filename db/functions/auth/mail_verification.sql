-- Deploy ontour:functions/auth/mail_verification to pg
-- requires: functions/auth/make_token
-- requires: functions/mail/send

begin;

create or replace function auth.mail_verification(user_id uuid, email text, session_id uuid default null)
returns void
language sql
volatile
begin atomic
    select mail.send(
        'verify_email', mail_verification.email, mail_verification.user_id,
        jsonb_build_object('change', mail_verification.session_id is not null),
        auth.make_token(
            'verify_email', mail_verification.user_id, mail_verification.email, interval '1 day',
            jsonb_strip_nulls(jsonb_build_object('session_id', mail_verification.session_id))
        )
    );
end;

comment on function auth.mail_verification(uuid, text, uuid) is
'For functions of auth: asks by mail for the proof that this address is the person''s; of another one than
they have, in the name of the session that asks for it.';

commit;
