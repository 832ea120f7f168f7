-- Deploy ontour:functions/auth/keep_recovery_codes to pg
-- requires: schema/auth/recovery_codes

begin;

create or replace function auth.keep_recovery_codes(user_id uuid, code_hashes bytea[])
returns void
language plpgsql
volatile
set search_path = ''
as $$
begin
    delete from auth.recovery_codes as codes where codes.user_id = keep_recovery_codes.user_id;
    insert into auth.recovery_codes (user_id, code_hash)
    select keep_recovery_codes.user_id, unnest(keep_recovery_codes.code_hashes);
end
$$;

comment on function auth.keep_recovery_codes(uuid, bytea[]) is
'For functions of auth: these are a person''s recovery codes, and no others.';

commit;
