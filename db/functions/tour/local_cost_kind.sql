-- Deploy ontour:functions/tour/local_cost_kind to pg
-- requires: schema/core/schemas

begin;

create or replace function tour.local_cost_kind(word text)
returns text
language sql
immutable
parallel safe
begin atomic
    select case
        when given.word in (
            'sound', 'light', 'backline', 'transport', 'hotel', 'catering', 'crew', 'security', 'promotion',
            'venue', 'insurance', 'per_diem'
        ) then given.word
        when given.word in ('audio', 'pa') then 'sound'
        when given.word in ('lights', 'lighting') then 'light'
        when given.word in ('travel', 'flight', 'flights', 'fuel', 'gas', 'train', 'van', 'bus')
            then 'transport'
        when given.word in ('hotels', 'accommodation', 'lodging') then 'hotel'
        when given.word in ('food', 'meals') then 'catering'
        when given.word in ('staff', 'labor', 'labour') then 'crew'
        when given.word in ('marketing', 'advertising') then 'promotion'
        when given.word in ('rent', 'rental') then 'venue'
        when given.word in ('per_diems', 'perdiem') then 'per_diem'
        else 'other'
    end
    from (select regexp_replace(lower(local_cost_kind.word), '[^a-z]+', '_', 'g')) as given (word);
end;

comment on function tour.local_cost_kind(text) is
'The kind of cost that a word of an offline past means; other if none.';

grant execute on function tour.local_cost_kind(text) to member;

commit;
