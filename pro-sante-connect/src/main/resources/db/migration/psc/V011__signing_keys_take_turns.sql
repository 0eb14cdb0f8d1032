-- A key is published before it signs, and stays published after the next one signs: nobody meets a signature by a key
-- they could not have known. Retired keys are published no more.
alter table signing_key add column signs_from timestamptz;
update signing_key set signs_from = made_at;
alter table signing_key alter column signs_from set not null;
drop index signing_key_in_use;
create index signing_key_published on signing_key (kind, signs_from) where retired_at is null;
