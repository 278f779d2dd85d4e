-- Accounts, devices, sessions and dated grants.
CREATE TABLE account (
    id BLOB PRIMARY KEY NOT NULL,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    phone_sealed BLOB NOT NULL,
    phone_index BLOB NOT NULL,
    phone_index_kid BIGINT NOT NULL,
    proven BOOLEAN NOT NULL,
    secret_kind TEXT NOT NULL CHECK (secret_kind IN ('pin', 'password')),
    secret_hash TEXT,
    totp_sealed BLOB,
    totp_last_step BIGINT NOT NULL,
    nik_sealed BLOB,
    nik_index BLOB,
    nik_index_kid BIGINT,
    nik_seen_by BLOB REFERENCES account (id),
    nik_seen_at BIGINT,
    demo BOOLEAN NOT NULL,
    closed_at BIGINT,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
-- One proven account per number; any number of unproven ones, each bound to its device.
CREATE UNIQUE INDEX account_proven_phone ON account (phone_index) WHERE proven;
CREATE INDEX account_phone ON account (phone_index);
CREATE UNIQUE INDEX account_nik ON account (nik_index);

CREATE TABLE device (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB NOT NULL REFERENCES account (id),
    label TEXT NOT NULL,
    token_hash BLOB NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX device_account ON device (account_id);

CREATE TABLE session (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB NOT NULL REFERENCES account (id),
    device_id BLOB NOT NULL REFERENCES device (id),
    client TEXT NOT NULL CHECK (client IN ('app', 'portal')),
    token_hash BLOB UNIQUE,
    second_factor BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_device ON session (device_id);

CREATE TABLE refresh_token (
    token_hash BLOB PRIMARY KEY NOT NULL,
    session_id BLOB NOT NULL REFERENCES session (id),
    issued_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX refresh_token_session ON refresh_token (session_id);

CREATE TABLE activation (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB NOT NULL REFERENCES account (id),
    code_hash BLOB NOT NULL,
    created_by BLOB REFERENCES account (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX activation_account ON activation (account_id);

CREATE TABLE role_grant (
    id BLOB PRIMARY KEY NOT NULL,
    account_id BLOB NOT NULL REFERENCES account (id),
    role TEXT NOT NULL,
    area TEXT NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE NOT NULL,
    granted_by BLOB REFERENCES account (id),
    evidence TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    revoked_at BIGINT,
    CHECK (valid_to >= valid_from)
);
CREATE INDEX role_grant_account ON role_grant (account_id);

-- Attempts per account and device, never per address alone.
CREATE TABLE throttle (
    key BLOB PRIMARY KEY NOT NULL,
    window_start BIGINT NOT NULL,
    count BIGINT NOT NULL
);

-- Key, effect and answer commit together.
CREATE TABLE idempotency (
    scope BLOB NOT NULL,
    key BLOB NOT NULL,
    body_hash BLOB NOT NULL,
    answer_sealed BLOB,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_created ON idempotency (created_at);

-- Rows are written in the transaction they describe; a sealer numbers and chains them later.
CREATE TABLE audit_log (
    id BLOB PRIMARY KEY NOT NULL,
    at BIGINT NOT NULL,
    actor BLOB,
    action TEXT NOT NULL,
    subject BLOB,
    object TEXT,
    request_id TEXT NOT NULL,
    seq BIGINT UNIQUE,
    hash BLOB
);
CREATE INDEX audit_log_subject ON audit_log (subject, at);
CREATE INDEX audit_log_actor ON audit_log (actor, at);

-- What an enumerator or farmer sent.
CREATE TABLE price_report (
    id BLOB PRIMARY KEY NOT NULL,
    place TEXT NOT NULL,
    commodity TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('retail', 'producer', 'auction')),
    day DATE NOT NULL,
    status TEXT CHECK (status IN ('HABIS', 'TUTUP', 'TIDAK ADA')),
    value_halves BIGINT CHECK (value_halves > 0),
    verdict TEXT,
    flags TEXT NOT NULL,
    z TEXT,
    median_eighths BIGINT,
    reason TEXT,
    state TEXT NOT NULL CHECK (state IN ('held', 'accepted', 'rejected', 'noted')),
    outlier BOOLEAN NOT NULL,
    author_id BLOB NOT NULL REFERENCES account (id),
    created_at BIGINT NOT NULL,
    decided_by BLOB REFERENCES account (id),
    decided_at BIGINT,
    decision_note TEXT,
    demo BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    CHECK ((status IS NULL) <> (value_halves IS NULL))
);
-- One standing report per place, commodity, level and day; a rejected one makes room.
CREATE UNIQUE INDEX price_report_standing ON price_report (place, commodity, level, day)
    WHERE state <> 'rejected';
CREATE INDEX price_report_state ON price_report (state, id);
CREATE INDEX price_report_author ON price_report (author_id, id);

-- Each trader's word; round 0 is the reporter's, round 1 the officer's correction.
CREATE TABLE price_quote (
    report_id BLOB NOT NULL REFERENCES price_report (id),
    round BIGINT NOT NULL,
    position BIGINT NOT NULL,
    rupiah BIGINT NOT NULL CHECK (rupiah BETWEEN 1 AND 1000000000),
    PRIMARY KEY (report_id, round, position)
);

-- Accepted values, append-only: a correction ends one and begins another, so that the value
-- which stood at 12.00 WIB can always be told.
CREATE TABLE price_value (
    id BLOB PRIMARY KEY NOT NULL,
    report_id BLOB NOT NULL REFERENCES price_report (id),
    place TEXT NOT NULL,
    commodity TEXT NOT NULL,
    level TEXT NOT NULL,
    day DATE NOT NULL,
    value_halves BIGINT NOT NULL CHECK (value_halves > 0),
    outlier BOOLEAN NOT NULL,
    demo BOOLEAN NOT NULL,
    accepted_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE UNIQUE INDEX price_value_standing ON price_value (place, commodity, level, day)
    WHERE ended_at IS NULL;
CREATE INDEX price_value_series ON price_value (commodity, level, day);
CREATE INDEX price_value_day ON price_value (level, day);

-- Other publishers' series for an area, never mixed with the quotes above.
CREATE TABLE published_series (
    id TEXT PRIMARY KEY NOT NULL,
    publisher TEXT NOT NULL,
    title TEXT NOT NULL,
    frequency TEXT NOT NULL CHECK (frequency IN ('daily', 'monthly')),
    level TEXT NOT NULL,
    licence TEXT NOT NULL,
    imported_at BIGINT NOT NULL
);
CREATE TABLE published_price (
    series_id TEXT NOT NULL REFERENCES published_series (id),
    area TEXT NOT NULL,
    commodity_text TEXT NOT NULL,
    period DATE NOT NULL,
    price BIGINT NOT NULL CHECK (price > 0),
    PRIMARY KEY (series_id, area, commodity_text, period)
);
