-- One column says when a token is past its time, whatever ended it.
ALTER TABLE refresh_token ADD COLUMN delete_after BIGINT;
UPDATE refresh_token SET delete_after = min(
    coalesce(used_at + 604800000000, 9000000000000000000),
    (SELECT min(expires_at, coalesce(revoked_at, expires_at)) + 86400000000
     FROM session WHERE session.id = refresh_token.session_id)
);
CREATE INDEX refresh_token_delete_after ON refresh_token (delete_after);
-- Of a session's tokens, the few that still count.
CREATE INDEX refresh_token_unused ON refresh_token (session_id) WHERE used_at IS NULL;

-- What is past its time is found by one column each.
CREATE INDEX session_expires ON session (expires_at);
CREATE INDEX session_revoked ON session (revoked_at) WHERE revoked_at IS NOT NULL;
CREATE INDEX device_revoked ON device (revoked_at) WHERE revoked_at IS NOT NULL;
CREATE INDEX activation_expires ON activation (expires_at);
CREATE INDEX throttle_window ON throttle (window_start);

-- What the server does unasked: who holds it, when it last ran, and what it last failed at.
CREATE TABLE job (
    name TEXT PRIMARY KEY NOT NULL,
    leased_until BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    finished_at BIGINT,
    fault TEXT
);

-- Other nodes are told by a sequence; a SQLite file has one node.
