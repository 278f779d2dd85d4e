-- One row. beat_at: the last proof that a server could write. clock_at: the last moment at which a
-- server believed its clock, or an operator said that it is right.
CREATE TABLE heartbeat (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    beat_at timestamptz NOT NULL,
    clock_at timestamptz
);
INSERT INTO heartbeat (id, beat_at) VALUES (1, '1970-01-01T00:00:00Z');
