-- Who never became anybody is found by age; accounts that were emptied or proven are not walked.
CREATE INDEX account_unproven ON account (created_at) WHERE NOT proven AND phone_index_kid <> 0;
-- Wishes for a code go by the day they were made.
CREATE INDEX code_request_asked ON code_request (asked_at);
