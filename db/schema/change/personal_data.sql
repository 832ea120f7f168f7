-- Deploy ontour:schema/change/personal_data to pg
-- requires: schema/core/personal_data

begin;

insert into core.personal_data (relation, holder, leaving, cleared, exported, withheld, reason) values
(
    'api.conflicts', 'actor_id', 'kept', '{device_id}',
    '{id,org_id,table_name,row_id,kind,column_name,policy,base,mine,base_version,op_id,device_id,made_at,code,
    message,status,choice,resolved_version,resolved_at}',
    '{theirs,theirs_version,actor_id,theirs_op_id,theirs_actor_id,theirs_device_id,theirs_at,chosen,replaced,
    resolved_by,topics,version,created_at,created_by,updated_at,updated_by,deleted_at}',
    'It is about a row of an organization. What the other side did is not the person''s.'
),
(
    'api.conflicts', 'theirs_actor_id', 'kept', '{theirs_device_id}', '{}', '{}',
    'It is about a row of an organization, and belongs to the other side.'
),
('api.conflicts', 'resolved_by', 'kept', '{}', '{}', '{}', 'It is about a row of an organization.'),
(
    'change.operations', 'user_id', 'deleted', '{}',
    '{op_id,received_at,made_at,device_id,op,table_name,row_id,content,verdict,version}',
    '{user_id,seq,fields,content_hash,result}', 'A verdict is for the device that asks again: none will.'
),
(
    'change.presence', 'user_id', 'deleted', '{}', '{org_id,status,expires_at}', '{connection_id,user_id}',
    'It ends with the person''s sockets.'
),
(
    'change.log', 'actor_id', 'kept', '{}', '{}', '{}',
    'change.erase_person erases what is personal and keeps the proof; the export has it as changes.'
),
('change.access', 'user_id', 'kept', '{}', '{}', '{}', 'Ids and positions: who could read the feed.'),
('change.access_changes', 'user_id', 'kept', '{}', '{}', '{}', 'Ids and positions, as change.access.'),
('change.erasures', 'user_id', 'kept', '{}', '{}', '{}', 'That somebody was erased, and nothing of them.');

commit;
