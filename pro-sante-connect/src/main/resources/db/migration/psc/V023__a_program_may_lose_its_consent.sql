-- The person withdrew what a program was allowed: its tokens of that session are worth nothing any more.
alter table session_program add column revoked_at timestamptz;

-- Requests on one phone are counted, so that nobody is worn down into approving one.
create index phone_request_of_account on phone_request (account_id, requested_at);
