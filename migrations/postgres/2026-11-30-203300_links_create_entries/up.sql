-- What officers say of addresses, above what the regency pack says.
CREATE TABLE link_entry (
    list text NOT NULL,
    address text NOT NULL,
    state text NOT NULL,
    office text,
    source text NOT NULL,
    confirmed_on date,
    changed_by uuid NOT NULL REFERENCES account (id),
    changed_at timestamptz NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (list, address)
);

-- Addresses that people reported: each once, without anybody's name and without its query.
CREATE TABLE link_report (
    id uuid PRIMARY KEY,
    address text NOT NULL UNIQUE,
    leads_to text,
    times bigint NOT NULL,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    state text NOT NULL,
    note text,
    decided_by uuid REFERENCES account (id),
    decided_at timestamptz,
    version bigint NOT NULL
);
CREATE INDEX link_report_waiting ON link_report (state, times, id);
CREATE INDEX link_report_last ON link_report (last_at);

CREATE TABLE link_alert (
    number bigint PRIMARY KEY,
    title text NOT NULL,
    body text NOT NULL,
    kid bigint NOT NULL,
    signature text NOT NULL,
    demo boolean NOT NULL,
    issued_by uuid NOT NULL REFERENCES account (id),
    issued_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_by uuid REFERENCES account (id),
    ended_at timestamptz
);
CREATE INDEX link_alert_expires ON link_alert (expires_at);

-- Keys that papers are signed with no longer. Every number up to the last of these, and the next one,
-- is a key made from the ring.
CREATE TABLE revoked_key (
    kid bigint PRIMARY KEY,
    revoked_by uuid NOT NULL REFERENCES account (id),
    revoked_at timestamptz NOT NULL
);
