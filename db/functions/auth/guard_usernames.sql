-- Deploy ontour:functions/auth/guard_usernames to pg
-- requires: schema/core/users
-- requires: schema/auth/error_codes
-- requires: functions/core/fail

-- Names by which somebody could pass for us, or that stand for a part of our addresses. Compared without
-- punctuation, and with digits read as the letters that they resemble: ad.m1n is admin.

begin;

create or replace function auth.guard_usernames()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
    -- ASCII alone: no other letter becomes one that is allowed.
    new.username := lower(new.username collate "C");
    if translate(new.username, '013457._-', 'oieast') = any (
        '{about,abuse,account,accounts,admin,administrator,admins,anonymous,api,auth,billing,blog,bot,ceo,
        contact,crew,daemon,dev,everybody,everyone,feed,files,founder,founders,guest,healthz,help,helpdesk,
        hostmaster,info,invite,invitation,legal,login,logout,mail,mailerdaemon,manager,member,moderator,news,
        nobody,noreply,notifications,null,official,ontour,owner,password,payments,pay,postmaster,press,
        privacy,public,register,reply,root,sales,search,secure,security,service,settings,signin,signup,staff,
        status,superuser,support,sys,sysadmin,system,team,terms,test,trust,undefined,user,users,verification,
        verified,verify,webmaster,worker,www}'::text[]
    ) then
        perform core.fail('USERNAME_RESERVED', 'username=' || new.username);
    end if;
    return new;
end
$$;

comment on function auth.guard_usernames() is
'Row trigger: usernames are in lower case, and some are nobody''s. Raises USERNAME_RESERVED (422).';

create or replace trigger _200_guard_usernames
before insert or update of username on api.users
for each row execute function auth.guard_usernames();

commit;
