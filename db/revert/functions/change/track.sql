-- Revert ontour:functions/change/track from pg

begin;

drop procedure change.track(regclass, text[], text, text, text[]);

commit;
