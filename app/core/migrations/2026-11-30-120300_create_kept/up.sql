-- Answers to read without a signal. The id is a keyed digest of the question, so that what was asked
-- (a phone number, perhaps) stands nowhere. Without an account: the same for everybody.
CREATE TABLE kept (
    id BLOB NOT NULL PRIMARY KEY,
    account BLOB,
    endpoint TEXT NOT NULL,
    etag TEXT,
    fetched_at BIGINT NOT NULL,
    answer_sealed BLOB NOT NULL
);
CREATE INDEX kept_account ON kept (account);

-- What `Sync` brought: the id is a keyed digest of account, list, part of it and thing.
CREATE TABLE synced (
    id BLOB NOT NULL PRIMARY KEY,
    account BLOB NOT NULL,
    list TEXT NOT NULL,
    part TEXT NOT NULL,
    thing BLOB NOT NULL,
    view_sealed BLOB NOT NULL
);
CREATE INDEX synced_list ON synced (account, list, part);

-- How far it brought it.
CREATE TABLE cursor (
    account BLOB NOT NULL PRIMARY KEY,
    cursor_sealed BLOB NOT NULL
);
