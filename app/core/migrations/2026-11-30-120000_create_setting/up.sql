-- What the app itself must remember. Secrets in it are sealed; where the key lies is not.
CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
);
