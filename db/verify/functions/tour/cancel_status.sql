-- Verify ontour:functions/tour/cancel_status on pg

begin;

do $$
begin
    assert exists (
        select from tour.cancellation_steps
        where step = 'status'
            and to_regprocedure(function_name || '(uuid, text)')
            = 'tour.cancel_status(uuid, text)'::regprocedure
    ), 'the step status is missing';
end
$$;

rollback;
