-- Forms that are being filled in, as their screens understand them.
CREATE TABLE draft (
    id BLOB NOT NULL PRIMARY KEY,
    account BLOB,
    kind TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    form_sealed BLOB NOT NULL
);
