-- What public answers are made of, and how often each has changed: whoever sees a number move drops
-- the answers that it has ready.
CREATE TABLE topic (
    name TEXT NOT NULL PRIMARY KEY,
    generation BIGINT NOT NULL
);
