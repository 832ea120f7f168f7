-- Deploy ontour:schema/auth/personal_data to pg
-- requires: schema/core/personal_data

begin;

insert into core.personal_data (relation, holder, leaving, exported, withheld, reason) values
(
    'api.users', 'id', 'kept',
    '{id,username,full_name,avatar_url,language,time_zone,status,is_presence_visible,is_searchable,version,
    created_at,created_by,updated_at,updated_by,deleted_at}', '{}',
    'Others'' rows name it. auth.delete_account leaves nothing in it but the id.'
),
(
    'api.organizations', 'personal_user_id', 'kept', '{id,name,currency,created_at,updated_at,deleted_at}',
    '{personal_user_id,version,created_by,updated_by}',
    'Its name goes and all that it holds, when it has no other members.'
),
(
    'api.memberships', 'user_id', 'kept', '{id,org_id,role,created_at,updated_at,deleted_at}',
    '{user_id,version,created_by,updated_by}', 'Ended. Ids: they prove whose an organization was.'
),
(
    'api.preferences', 'user_id', 'deleted', '{muted_by_email,muted_by_push,created_at,updated_at}',
    '{id,user_id,version,created_by,updated_by,deleted_at}', 'The person''s own.'
),
(
    'api.invitations', 'invited_by', 'kept',
    '{id,org_id,role,uses,used_count,expires_at,declined_at,created_at,deleted_at}',
    '{invited_by,email,user_id,version,created_by,updated_at,updated_by}',
    'The organization''s. Whom it asked is not the author''s.'
),
('api.invitations', 'user_id', 'deleted', '{}', '{}', 'It asked the person.'),
('api.invitations', 'email', 'deleted', '{}', '{}', 'It asked the person.'),
(
    'auth.email_addresses', 'user_id', 'deleted', '{email,verified_at,created_at}', '{user_id}',
    'A credential.'
),
('auth.passwords', 'user_id', 'deleted', '{changed_at}', '{user_id,password_hash}', 'A credential.'),
('auth.pins', 'user_id', 'deleted', '{changed_at}', '{user_id,pin_hash}', 'A credential.'),
(
    'auth.totp_secrets', 'user_id', 'deleted', '{created_at,confirmed_at}',
    '{user_id,secret_ciphertext,last_step}', 'A credential.'
),
('auth.recovery_codes', 'user_id', 'deleted', '{}', '{}', 'Secrets, and nothing else.'),
(
    'auth.identities', 'user_id', 'deleted',
    '{issuer,subject,provider,email,email_verified,created_at,last_used_at}', '{id,user_id}', 'A credential.'
),
(
    'auth.known_devices', 'user_id', 'deleted', '{id,name,user_agent,ip,first_seen_at,last_seen_at}',
    '{user_id,token_hash}', 'The person''s own.'
),
(
    'auth.sessions', 'user_id', 'deleted',
    '{id,name,amr,acr,device_id,user_agent,ip,known_device_id,created_at,authenticated_at,last_used_at,
    expires_at,revoked_at,revoked_reason}',
    '{user_id,refresh_step,successor_nonce,successor_at}', 'The person''s own, with the tokens of each.'
),
(
    'auth.oauth_flows', 'user_id', 'deleted',
    '{provider,purpose,return_to,created_at,expires_at,answered_at}',
    '{id,state_hash,browser_hash,code_challenge,user_id,session_id,code_hash,identity,used_at,
    opened_session_id}', 'Minutes of a way to a provider.'
),
(
    'auth.one_time_tokens', 'user_id', 'deleted', '{purpose,email,created_at,expires_at,used_at}',
    '{id,user_id,token_hash,data}', 'What a mail opens.'
),
(
    'auth.one_time_tokens', 'email', 'deleted', '{}', '{}',
    'The same, sent before the address was a person''s.'
),
(
    'auth.security_events', 'user_id', 'deleted',
    '{happened_at,kind,session_id,details,device_id,user_agent,ip,request_id}', '{id,user_id}',
    'The person''s own.'
);

commit;
