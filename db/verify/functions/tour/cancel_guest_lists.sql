-- Verify ontour:functions/tour/cancel_guest_lists on pg

begin;

do $$
begin
    assert exists (
        select from tour.cancellation_steps
        where step = 'guest_lists'
            and to_regprocedure(function_name || '(uuid, text)')
            = 'tour.cancel_guest_lists(uuid, text)'::regprocedure
    ), 'the step guest_lists is missing';
end
$$;

rollback;
