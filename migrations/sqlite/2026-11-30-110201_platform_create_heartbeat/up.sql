-- One row. beat_at: the last proof that a server could write. clock_at: the last moment at which a
-- server believed its clock, or an operator said that it is right.
CREATE TABLE heartbeat (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    beat_at BIGINT NOT NULL,
    clock_at BIGINT
);
INSERT INTO heartbeat (id, beat_at) VALUES (1, 0);
