-- Accounts, devices, sessions and dated grants.
CREATE TABLE account (
    id uuid PRIMARY KEY,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    phone_sealed bytea NOT NULL,
    phone_index bytea NOT NULL,
    phone_index_kid bigint NOT NULL,
    proven boolean NOT NULL,
    secret_kind text NOT NULL CHECK (secret_kind IN ('pin', 'password')),
    secret_hash text,
    totp_sealed bytea,
    totp_last_step bigint NOT NULL,
    nik_sealed bytea,
    nik_index bytea,
    nik_index_kid bigint,
    nik_seen_by uuid REFERENCES account (id),
    nik_seen_at timestamptz,
    demo boolean NOT NULL,
    closed_at timestamptz,
    created_at timestamptz NOT NULL,
    version bigint NOT NULL
);
-- One proven account per number; any number of unproven ones, each bound to its device.
CREATE UNIQUE INDEX account_proven_phone ON account (phone_index) WHERE proven;
CREATE INDEX account_phone ON account (phone_index);
CREATE UNIQUE INDEX account_nik ON account (nik_index);

CREATE TABLE device (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account (id),
    label text NOT NULL,
    token_hash bytea NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    revoked_at timestamptz
);
CREATE INDEX device_account ON device (account_id);

CREATE TABLE session (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account (id),
    device_id uuid NOT NULL REFERENCES device (id),
    client text NOT NULL CHECK (client IN ('app', 'portal')),
    token_hash bytea UNIQUE,
    second_factor boolean NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz
);
CREATE INDEX session_account ON session (account_id);
CREATE INDEX session_device ON session (device_id);

CREATE TABLE refresh_token (
    token_hash bytea PRIMARY KEY,
    session_id uuid NOT NULL REFERENCES session (id),
    issued_at timestamptz NOT NULL,
    used_at timestamptz
);
CREATE INDEX refresh_token_session ON refresh_token (session_id);

CREATE TABLE activation (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account (id),
    code_hash bytea NOT NULL,
    created_by uuid REFERENCES account (id),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
);
CREATE INDEX activation_account ON activation (account_id);

CREATE TABLE role_grant (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account (id),
    role text NOT NULL,
    area text NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL,
    granted_by uuid REFERENCES account (id),
    evidence text NOT NULL,
    created_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CHECK (valid_to >= valid_from)
);
CREATE INDEX role_grant_account ON role_grant (account_id);

-- Attempts per account and device, never per address alone.
CREATE TABLE throttle (
    key bytea PRIMARY KEY,
    window_start timestamptz NOT NULL,
    count bigint NOT NULL
);

-- Key, effect and answer commit together.
CREATE TABLE idempotency (
    scope bytea NOT NULL,
    key uuid NOT NULL,
    body_hash bytea NOT NULL,
    answer_sealed bytea,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_created ON idempotency (created_at);

-- Rows are written in the transaction they describe; a sealer numbers and chains them later.
CREATE TABLE audit_log (
    id uuid PRIMARY KEY,
    at timestamptz NOT NULL,
    actor uuid,
    action text NOT NULL,
    subject uuid,
    object text,
    request_id text NOT NULL,
    seq bigint UNIQUE,
    hash bytea
);
CREATE INDEX audit_log_subject ON audit_log (subject, at);
CREATE INDEX audit_log_actor ON audit_log (actor, at);

-- What an enumerator or farmer sent.
CREATE TABLE price_report (
    id uuid PRIMARY KEY,
    place text NOT NULL,
    commodity text NOT NULL,
    level text NOT NULL CHECK (level IN ('retail', 'producer', 'auction')),
    day date NOT NULL,
    status text CHECK (status IN ('HABIS', 'TUTUP', 'TIDAK ADA')),
    value_halves bigint CHECK (value_halves > 0),
    verdict text,
    flags text NOT NULL,
    z text,
    median_eighths bigint,
    reason text,
    state text NOT NULL CHECK (state IN ('held', 'accepted', 'rejected', 'noted')),
    outlier boolean NOT NULL,
    author_id uuid NOT NULL REFERENCES account (id),
    created_at timestamptz NOT NULL,
    decided_by uuid REFERENCES account (id),
    decided_at timestamptz,
    decision_note text,
    demo boolean NOT NULL,
    version bigint NOT NULL,
    CHECK ((status IS NULL) <> (value_halves IS NULL))
);
-- One standing report per place, commodity, level and day; a rejected one makes room.
CREATE UNIQUE INDEX price_report_standing ON price_report (place, commodity, level, day)
    WHERE state <> 'rejected';
CREATE INDEX price_report_state ON price_report (state, id);
CREATE INDEX price_report_author ON price_report (author_id, id);

-- Each trader's word; round 0 is the reporter's, round 1 the officer's correction.
CREATE TABLE price_quote (
    report_id uuid NOT NULL REFERENCES price_report (id),
    round bigint NOT NULL,
    position bigint NOT NULL,
    rupiah bigint NOT NULL CHECK (rupiah BETWEEN 1 AND 1000000000),
    PRIMARY KEY (report_id, round, position)
);

-- Accepted values, append-only: a correction ends one and begins another, so that the value
-- which stood at 12.00 WIB can always be told.
CREATE TABLE price_value (
    id uuid PRIMARY KEY,
    report_id uuid NOT NULL REFERENCES price_report (id),
    place text NOT NULL,
    commodity text NOT NULL,
    level text NOT NULL,
    day date NOT NULL,
    value_halves bigint NOT NULL CHECK (value_halves > 0),
    outlier boolean NOT NULL,
    demo boolean NOT NULL,
    accepted_at timestamptz NOT NULL,
    ended_at timestamptz
);
CREATE UNIQUE INDEX price_value_standing ON price_value (place, commodity, level, day)
    WHERE ended_at IS NULL;
CREATE INDEX price_value_series ON price_value (commodity, level, day);
CREATE INDEX price_value_day ON price_value (level, day);

-- Other publishers' series for an area, never mixed with the quotes above.
CREATE TABLE published_series (
    id text PRIMARY KEY,
    publisher text NOT NULL,
    title text NOT NULL,
    frequency text NOT NULL CHECK (frequency IN ('daily', 'monthly')),
    level text NOT NULL,
    licence text NOT NULL,
    imported_at timestamptz NOT NULL
);
CREATE TABLE published_price (
    series_id text NOT NULL REFERENCES published_series (id),
    area text NOT NULL,
    commodity_text text NOT NULL,
    period date NOT NULL,
    price bigint NOT NULL CHECK (price > 0),
    PRIMARY KEY (series_id, area, commodity_text, period)
);
