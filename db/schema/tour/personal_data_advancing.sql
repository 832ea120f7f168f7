-- Deploy ontour:schema/tour/personal_data_advancing to pg
-- requires: schema/core/personal_data
-- requires: schema/tour/notifications
-- requires: schema/tour/comments
-- requires: schema/tour/guests
-- requires: schema/tour/checklist_items

-- Of what an organization plans and says together; of the rest of the tour: personal_data.

begin;

insert into core.personal_data (relation, holder, leaving, exported, withheld, reason) values
(
    'api.notifications', 'user_id', 'deleted',
    '{id,org_id,kind,subject_table,subject_id,data,read_at,created_at}',
    '{user_id,actor_id,topics,version,created_by,updated_at,updated_by,deleted_at}',
    'Told to the person alone.'
),
('api.notifications', 'actor_id', 'kept', '{}', '{}', 'Told to others, who see an id.'),
(
    'api.comments', 'author_id', 'kept', '{id,org_id,subject_table,subject_id,body,created_at,updated_at}',
    '{author_id,mentions,topics,version,created_by,updated_by,deleted_at}',
    'Said to the organization, about a row of its own: the talk of others answers it.'
),
('api.guest_lists', 'holder_id', 'kept', '{}', '{}', 'It is about a show of an organization.'),
(
    'api.guests', 'requested_by', 'kept',
    '{id,org_id,guest_list_id,name,party_size,status,pickup,picked_up_at,notes,created_at,updated_at}',
    '{requested_by,decided_by,decided_at,version,created_by,updated_by,deleted_at}',
    'Whom the organization let in, for whom.'
),
('api.guests', 'decided_by', 'kept', '{}', '{}', 'As above; it was asked by others.'),
('api.checklist_items', 'owner_id', 'kept', '{}', '{}', 'What the organization had to do, and who did it.'),
('api.checklist_items', 'done_by', 'kept', '{}', '{}', 'As above.');

commit;
