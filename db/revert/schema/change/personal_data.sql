-- Revert ontour:schema/change/personal_data from pg

begin;

delete from core.personal_data
where relation in (
    'api.conflicts',
    'change.access',
    'change.access_changes',
    'change.erasures',
    'change.log',
    'change.operations',
    'change.presence'
);

commit;
