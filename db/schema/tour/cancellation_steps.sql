-- Deploy ontour:schema/tour/cancellation_steps to pg
-- requires: schema/core/schemas

-- What happens when a show is cancelled (functions/tour/cancel_show), step by step. A module joins by a
-- function of its own and a row here, both in the file of that function.

begin;

create table tour.cancellation_steps (
    step text not null,
    "position" integer not null,
    function_name text not null,
    purpose text not null,

    constraint cancellation_steps_pkey primary key (step),
    constraint cancellation_steps_position_key unique ("position"),
    constraint cancellation_steps_step_form_check check (step ~ '^[a-z][a-z_]{0,49}$'),
    constraint cancellation_steps_function_name_form_check check (
        function_name ~ '^[a-z][a-z_]*\.[a-z][a-z_]*$'
    )
);

alter table tour.cancellation_steps enable row level security;

comment on table tour.cancellation_steps is
'What cancel_show does, in this order, in one transaction: money first, the show, what hangs on it, and last
the notices.';
comment on column tour.cancellation_steps.step is 'What it is called in the answer.';
comment on column tour.cancellation_steps."position" is
'Lower comes first; by tens, so that another finds its place.';
comment on column tour.cancellation_steps.function_name is
'A function (show_id uuid, reason text) returning void, of the module''s private schema. The show is locked,
and the rights of the caller have been judged. Where nothing is left to do it does nothing.';
comment on column tour.cancellation_steps.purpose is 'What it does, in English.';

commit;
