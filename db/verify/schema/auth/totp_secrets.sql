-- Verify ontour:schema/auth/totp_secrets on pg

begin;

select user_id, secret_ciphertext, confirmed_at, last_step, created_at
from auth.totp_secrets
where false;

rollback;
