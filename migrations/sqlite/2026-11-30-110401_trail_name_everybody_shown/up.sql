-- Everybody whom an act showed: a list and an export concern each person in them. Read by the
-- person first, newest last, so that nobody's trail costs more than its own lines.
CREATE TABLE audit_subject (
    audit_id BLOB NOT NULL REFERENCES audit_log (id),
    account BLOB NOT NULL,
    PRIMARY KEY (account, audit_id)
) WITHOUT ROWID;
CREATE INDEX audit_subject_audit ON audit_subject (audit_id);

-- Searches go by ids, which sort by time, so that each condition has an index that also orders.
DROP INDEX audit_log_subject;
DROP INDEX audit_log_actor;
DROP INDEX audit_log_at;
CREATE INDEX audit_log_subject ON audit_log (subject, id);
CREATE INDEX audit_log_actor ON audit_log (actor, id);
CREATE INDEX audit_log_action ON audit_log (action, id);

-- Whose call it was, and the audit row that names everybody in the answer: what an erasure forgets
-- does not hang on the names that endpoints have today.
ALTER TABLE idempotency ADD COLUMN account BLOB;
ALTER TABLE idempotency ADD COLUMN audit_id BLOB;
CREATE INDEX idempotency_account ON idempotency (account) WHERE account IS NOT NULL;
CREATE INDEX idempotency_audit ON idempotency (audit_id) WHERE audit_id IS NOT NULL;

-- Requests of one state are read by id.
CREATE INDEX rights_request_state ON rights_request (state, id);
