-- Verify ontour:schema/core/personal_data on pg

begin;

select relation, holder, leaving, cleared, exported, withheld, reason
from core.personal_data
where false;

rollback;
