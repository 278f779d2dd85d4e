-- The last moment at which this session proved who is there.
ALTER TABLE session ADD COLUMN proven_at BIGINT;

-- Whom an answer is about, so that an erasure finds what is kept for retries.
ALTER TABLE idempotency ADD COLUMN subject BLOB;
CREATE INDEX idempotency_subject ON idempotency (subject);

-- The sealer looks for what it has not numbered yet.
CREATE INDEX audit_log_unsealed ON audit_log (id) WHERE seq IS NULL;
-- The trail is read newest first.
CREATE INDEX audit_log_at ON audit_log (at);

-- Signed ends of the chain: the newest one, and one for every hour before.
CREATE TABLE audit_head (
    seq BIGINT PRIMARY KEY NOT NULL,
    hash BLOB NOT NULL,
    at BIGINT NOT NULL,
    signature BLOB NOT NULL
);

-- What people ask for under UU 27/2022, and its clock.
CREATE TABLE rights_request (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB NOT NULL REFERENCES account (id),
    kind TEXT NOT NULL CHECK (kind IN ('correction', 'erasure')),
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'refused', 'cancelled')),
    what_sealed BLOB,
    created_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    execute_at BIGINT,
    decided_by BLOB REFERENCES account (id),
    decided_at BIGINT,
    note_sealed BLOB,
    version BIGINT NOT NULL
);
CREATE INDEX rights_request_due ON rights_request (state, due_at, id);
CREATE INDEX rights_request_account ON rights_request (account_id, id);
-- Nobody is erased twice.
CREATE UNIQUE INDEX rights_request_erasure ON rights_request (account_id)
    WHERE kind = 'erasure' AND state = 'open';

-- Proof that an erasure was carried out; names nobody.
CREATE TABLE erasure_certificate (
    request_id BLOB PRIMARY KEY NOT NULL REFERENCES rights_request (id),
    account_id BLOB NOT NULL REFERENCES account (id),
    asked_at BIGINT NOT NULL,
    executed_at BIGINT NOT NULL,
    destroyed TEXT NOT NULL
);
