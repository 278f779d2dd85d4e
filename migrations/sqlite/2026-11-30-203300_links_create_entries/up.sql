-- What officers say of addresses, above what the regency pack says.
CREATE TABLE link_entry (
    list TEXT NOT NULL,
    address TEXT NOT NULL,
    state TEXT NOT NULL,
    office TEXT,
    source TEXT NOT NULL,
    confirmed_on DATE,
    changed_by BLOB NOT NULL REFERENCES account (id),
    changed_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (list, address)
);

-- Addresses that people reported: each once, without anybody's name and without its query.
CREATE TABLE link_report (
    id BLOB PRIMARY KEY NOT NULL,
    address TEXT NOT NULL UNIQUE,
    leads_to TEXT,
    times BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    note TEXT,
    decided_by BLOB REFERENCES account (id),
    decided_at BIGINT,
    version BIGINT NOT NULL
);
CREATE INDEX link_report_waiting ON link_report (state, times, id);
CREATE INDEX link_report_last ON link_report (last_at);

CREATE TABLE link_alert (
    number BIGINT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    kid BIGINT NOT NULL,
    signature TEXT NOT NULL,
    demo BOOLEAN NOT NULL,
    issued_by BLOB NOT NULL REFERENCES account (id),
    issued_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_by BLOB REFERENCES account (id),
    ended_at BIGINT
);
CREATE INDEX link_alert_expires ON link_alert (expires_at);

-- Keys that papers are signed with no longer. Every number up to the last of these, and the next one,
-- is a key made from the ring.
CREATE TABLE revoked_key (
    kid BIGINT PRIMARY KEY NOT NULL,
    revoked_by BLOB NOT NULL REFERENCES account (id),
    revoked_at BIGINT NOT NULL
);
