-- Verify ontour:functions/tour/cancel_settlement on pg

begin;

do $$
begin
    assert exists (
        select from tour.cancellation_steps
        where step = 'settlement'
            and to_regprocedure(function_name || '(uuid, text)')
            = 'tour.cancel_settlement(uuid, text)'::regprocedure
    ), 'the step settlement is missing';
end
$$;

rollback;
