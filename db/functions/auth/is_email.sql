-- Deploy ontour:functions/auth/is_email to pg
-- requires: schema/core/schemas

-- HTML's rule for type=email, with a dot in the domain. Other alphabets come as punycode: no two
-- addresses may look the same.

begin;

create or replace function auth.is_email(address text)
returns boolean
language sql
immutable
parallel safe
begin atomic
    select octet_length(address) <= 254
        and address ~ (
            '^[a-z0-9.!#$%&''*+/=?^_`{|}~-]{1,64}'
            '@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$'
        );
end;

comment on function auth.is_email(text) is 'Whether this is an email address, in lower case.';

commit;
