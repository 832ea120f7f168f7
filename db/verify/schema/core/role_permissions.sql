-- Verify ontour:schema/core/role_permissions on pg

begin;

select role, purpose
from core.roles
where false;

select permission, needs_full_sign_in
from core.permissions
where false;

select role, permission
from core.role_permissions
where false;

rollback;
