-- The outbox. What an operation says is sealed; kind, time and state are not, so that somebody whose
-- key is lost can still be told what was not sent.
CREATE TABLE operation (
    key BLOB NOT NULL PRIMARY KEY,
    place BIGINT NOT NULL UNIQUE,
    account BLOB,
    endpoint TEXT NOT NULL,
    aggregate BLOB NOT NULL,
    version BIGINT,
    follows BLOB,
    queued_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('ready', 'sending', 'sent', 'settled', 'needs_you')),
    tries INTEGER NOT NULL,
    may_have_arrived BOOLEAN NOT NULL,
    wait_until BIGINT,
    wait_ms BIGINT,
    wait_named BOOLEAN,
    done_at BIGINT,
    payload_sealed BLOB NOT NULL,
    reason_sealed BLOB,
    receipt_sealed BLOB
);

-- Looked at when a transaction ends: a correction takes the place of what others need.
CREATE TABLE need (
    operation BLOB NOT NULL
        REFERENCES operation (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    needs BLOB NOT NULL REFERENCES operation (key) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (operation, needs)
);
CREATE INDEX need_needs ON need (needs);
