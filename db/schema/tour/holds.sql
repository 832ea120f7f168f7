-- Deploy ontour:schema/tour/holds to pg
-- requires: schema/tour/shows

-- Who may have a venue on a date, in which order. The level of a hold is not kept but counted (functions/
-- tour/level), so whoever stands behind moves up by itself when a better one falls away, and two writers
-- cannot leave a gap or a tie. That one is confirmed and one challenges at a time is for indexes to refuse.

begin;

create table api.holds (
    id uuid not null default core.uuid_v7(),
    org_id uuid not null default core.personal_org_id(),
    venue_id uuid not null,
    stage text,
    hold_on date not null,
    show_id uuid,
    name text not null,
    "position" numeric not null default extract(epoch from clock_timestamp()),
    state text not null default 'held',
    expires_at timestamptz,
    challenge_ends_at timestamptz,
    notes text,

    constraint holds_pkey primary key (id),
    constraint holds_org_id_id_key unique (org_id, id),
    constraint holds_org_id_fkey foreign key (org_id) references api.organizations (id),
    constraint holds_venue_id_fkey foreign key (org_id, venue_id) references api.venues (org_id, id),
    constraint holds_show_id_fkey foreign key (org_id, show_id) references api.shows (org_id, id),
    constraint holds_stage_length_check check (char_length(stage) between 1 and 100),
    constraint holds_hold_on_bounds_check check (hold_on between '1800-01-01' and '2199-12-31'),
    constraint holds_name_length_check check (char_length(name) between 1 and 200),
    constraint holds_position_bounds_check check ("position" > -1e15 and "position" < 1e15),
    constraint holds_position_scale_check check (scale("position") <= 30),
    constraint holds_state_known_check check (state in ('held', 'confirmed', 'released', 'lapsed')),
    constraint holds_challenge_ends_at_held_check check (challenge_ends_at is null or state = 'held'),
    constraint holds_notes_length_check check (char_length(notes) <= 20000)
);

call change.track('api.holds', topics => array['org:{org_id}'], parent => 'show_id', write => 'show.write');

create unique index holds_confirmed_key on api.holds (venue_id, hold_on, stage) nulls not distinct
where state = 'confirmed' and deleted_at is null;
create unique index holds_challenge_key on api.holds (venue_id, hold_on, stage) nulls not distinct
where challenge_ends_at is not null and deleted_at is null;
create index holds_venue_id_hold_on_idx on api.holds (venue_id, org_id, hold_on);
create index holds_org_id_hold_on_idx on api.holds (org_id, hold_on, id);
create index holds_show_id_idx on api.holds (show_id, org_id);
create index holds_expires_at_idx on api.holds (expires_at) where state = 'held' and deleted_at is null;
create index holds_challenge_ends_at_idx on api.holds (challenge_ends_at)
where challenge_ends_at is not null and deleted_at is null;

comment on table api.holds is
'Who has asked for a venue on a date. Those of one venue, stage and date stand in line; select=*,level tells
where.';
comment on column api.holds.org_id is 'The organization that owns it; your personal one if not given.';
comment on column api.holds.venue_id is 'The venue; that of the show if not given.';
comment on column api.holds.stage is 'Which of its rooms or stages; each has a line of its own.';
comment on column api.holds.hold_on is 'The local date; that of the show if not given.';
comment on column api.holds.show_id is 'The show that it is for, and is deleted with.';
comment on column api.holds.name is 'Who would play; the name of the show if not given.';
comment on column api.holds.position is
'Lower stands further ahead; the end of the line if not given. To move a hold between two others, send a
number between theirs.';
comment on column api.holds.state is
'held, confirmed (it has the date), released (given up) or lapsed (its time was up).';
comment on column api.holds.expires_at is 'When it lapses, if it is still no more than held.';
comment on column api.holds.challenge_ends_at is
'Send it to challenge all who stand ahead: who has not confirmed by then lapses. null takes the challenge
back.';
comment on column api.holds.notes is 'Free text for everybody who may see the hold.';

commit;
