-- Tests functions/auth/mail_invitation: whom a mail goes to, with what in it.
begin;
select plan(10);
\ir ../../support/fixtures.psql
\ir ../../support/inviting.psql

create function tests.mail(email text, person text default null) returns void language sql begin atomic
    select auth.mail_invitation(jsonb_populate_record(null::api.invitations, jsonb_build_object(
        'id', tests.id('invitation'), 'org_id', tests.id('band'), 'role', 'crew', 'email', email,
        'user_id', tests.id(person), 'invited_by', tests.id('owner'), 'expires_at', now() + interval '7 days'
    )));
end;
prepare mails as
select messages.email, messages.user_id, messages.data ->> 'organization', tokens.data ->> 'invitation_id'
from mail.messages
join auth.one_time_tokens as tokens on tokens.id = messages.token_id
where messages.template = 'invitation' and tokens.purpose = 'invitation'
order by messages.id;
select set_config('request.jwt.claims', json_build_object('sub', tests.id('owner'))::text, true) as c \gset

select tests.mail('nobody@example.com');
select results_eq(
    'mails',
    $$values ('nobody@example.com', null::uuid, 'The Band', tests.id('invitation')::text)$$,
    'an address gets a mail with a token'
);
delete from mail.messages;
select tests.mail('stranger@example.com');
select results_eq(
    'mails',
    $$values ('stranger@example.com', tests.id('stranger'), 'The Band', tests.id('invitation')::text)$$,
    'in the language of whose it is'
);
delete from mail.messages;
select tests.mail(null, 'stranger');
select results_eq(
    'mails',
    $$values ('stranger@example.com', tests.id('stranger'), 'The Band', tests.id('invitation')::text)$$,
    'a person gets it where they read'
);
delete from mail.messages;

update api.preferences set muted_by_email = '{invitation}' where user_id = tests.id('stranger');
select tests.mail('stranger@example.com');
select is_empty('mails', 'who has muted invitations gets none');
update auth.email_addresses set verified_at = null where user_id = tests.id('stranger');
select tests.mail(null, 'stranger');
select is_empty('mails', 'nor does who has no verified address');
select tests.mail('stranger@example.com');
select results_eq(
    'select email, user_id from mail.messages', $$values ('stranger@example.com', null::uuid)$$,
    'an address that is claimed and not verified is nobody''s'
);
select is(
    (select array_agg(key order by key) from mail.messages, jsonb_object_keys(data) as key),
    '{author_id,expires_at,invited_by,organization,role}',
    'it says who invites, where to, as what, until when'
);
select is_empty(
    $$select from auth.one_time_tokens where user_id is not null$$,
    'two organizations may invite the same person'
);

update auth.throttle_limits set most = 2 where kind = 'invitation_address';
select throws_code(
    $$select tests.mail('stranger@example.com')$$, 'THROTTLED', 'nobody''s mailbox is filled'
);
update auth.email_addresses set verified_at = null where user_id = tests.id('owner');
select throws_code(
    $$select tests.mail('x@example.com')$$, 'EMAIL_NOT_VERIFIED', 'who mails others can be answered'
);

select * from finish();
rollback;
