-- Deploy ontour:functions/tour/item_topics to pg
-- requires: schema/tour/itinerary_items
-- requires: schema/tour/party_members

begin;

create or replace function tour.item_topics(item api.itinerary_items)
returns text[]
language sql
stable
set search_path = ''
begin atomic
    select case item.visibility
        when 'all' then array['org:' || item.org_id]
        when 'own' then array[format('org:%s:member:%s', item.org_id, item.owner_id)]
        else array['org:' || item.org_id || ':road'] || array(
            select format('org:%s:member:%s', item.org_id, members.user_id)
            from api.party_members as members
            where members.group_id = item.party_group_id and members.deleted_at is null
            order by members.user_id
        )
    end;
end;

comment on function tour.item_topics(api.itinerary_items) is
'Who reads an item: everybody who sees shows; the members of its group and who manages the road; its owner.';

commit;
