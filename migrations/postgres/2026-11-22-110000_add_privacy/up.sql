-- The last moment at which this session proved who is there.
ALTER TABLE session ADD COLUMN proven_at timestamptz;

-- Whom an answer is about, so that an erasure finds what is kept for retries.
ALTER TABLE idempotency ADD COLUMN subject uuid;
CREATE INDEX idempotency_subject ON idempotency (subject);

-- The sealer looks for what it has not numbered yet.
CREATE INDEX audit_log_unsealed ON audit_log (id) WHERE seq IS NULL;
-- The trail is read newest first.
CREATE INDEX audit_log_at ON audit_log (at);

-- Signed ends of the chain: the newest one, and one for every hour before.
CREATE TABLE audit_head (
    seq bigint PRIMARY KEY,
    hash bytea NOT NULL,
    at timestamptz NOT NULL,
    signature bytea NOT NULL
);

-- What people ask for under UU 27/2022, and its clock.
CREATE TABLE rights_request (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account (id),
    kind text NOT NULL CHECK (kind IN ('correction', 'erasure')),
    state text NOT NULL CHECK (state IN ('open', 'done', 'refused', 'cancelled')),
    what_sealed bytea,
    created_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    execute_at timestamptz,
    decided_by uuid REFERENCES account (id),
    decided_at timestamptz,
    note_sealed bytea,
    version bigint NOT NULL
);
CREATE INDEX rights_request_due ON rights_request (state, due_at, id);
CREATE INDEX rights_request_account ON rights_request (account_id, id);
-- Nobody is erased twice.
CREATE UNIQUE INDEX rights_request_erasure ON rights_request (account_id)
    WHERE kind = 'erasure' AND state = 'open';

-- Proof that an erasure was carried out; names nobody.
CREATE TABLE erasure_certificate (
    request_id uuid PRIMARY KEY REFERENCES rights_request (id),
    account_id uuid NOT NULL REFERENCES account (id),
    asked_at timestamptz NOT NULL,
    executed_at timestamptz NOT NULL,
    destroyed text NOT NULL
);
