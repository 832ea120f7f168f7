-- Deploy ontour:schema/tour/personal_data to pg
-- requires: schema/core/personal_data
-- requires: schema/tour/party_members
-- requires: schema/tour/itinerary_items
-- requires: schema/tour/day_sheet_views
-- requires: schema/tour/per_diems
-- requires: schema/tour/calendar_tokens

begin;

insert into core.personal_data (relation, holder, leaving, exported, withheld, reason) values
(
    'api.party_members', 'user_id', 'deleted', '{id,org_id,group_id,duty,created_at,updated_at}',
    '{user_id,version,created_by,updated_by,deleted_at}', 'Who travels with whom ends with who leaves.'
),
(
    'api.itinerary_items', 'owner_id', 'deleted',
    '{id,org_id,tour_id,show_id,kind,title,status,starts_on,starts_time,is_late,ends_on,ends_time,time_zone,
    ends_time_zone,place,ends_place,latitude,longitude,details,visibility,created_at,updated_at}',
    '{party_group_id,owner_id,topics,day_on,until_on,version,created_by,updated_by,deleted_at}',
    'What the person kept to themselves.'
),
(
    'api.day_sheet_views', 'user_id', 'deleted', '{id,org_id,tour_id,day_on,seen_at}',
    '{user_id,topics,version,created_at,created_by,updated_at,updated_by,deleted_at}', 'The person''s own.'
),
(
    'api.per_diems', 'user_id', 'kept',
    '{id,org_id,tour_id,starts_on,ends_on,amount,currency,day_count,total,paid_on,notes,created_at,
    updated_at}',
    '{user_id,topics,version,created_by,updated_by,deleted_at}', 'The organization''s books.'
),
(
    'api.calendar_tokens', 'user_id', 'deleted', '{id,org_id,name,content,created_at,updated_at,deleted_at}',
    '{user_id,version,created_by,updated_by}', 'The person''s own; what it opens goes with it.'
);

commit;
