-- Revert ontour:schema/core/role_permissions from pg

begin;

drop table core.role_permissions;
drop table core.permissions;
drop table core.roles;

commit;
