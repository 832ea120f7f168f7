-- Verify ontour:functions/tour/cancel_payments on pg

begin;

do $$
begin
    assert exists (
        select from tour.cancellation_steps
        where step = 'payments'
            and to_regprocedure(function_name || '(uuid, text)')
            = 'tour.cancel_payments(uuid, text)'::regprocedure
    ), 'the step payments is missing';
end
$$;

rollback;
