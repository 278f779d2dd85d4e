-- One column says when a token is past its time, whatever ended it.
ALTER TABLE refresh_token ADD COLUMN delete_after timestamptz;
UPDATE refresh_token SET delete_after = LEAST(
    refresh_token.used_at + interval '7 days',
    session.expires_at + interval '1 day',
    session.revoked_at + interval '1 day'
) FROM session WHERE session.id = refresh_token.session_id;
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
    name text PRIMARY KEY NOT NULL,
    leased_until timestamptz NOT NULL,
    started_at timestamptz NOT NULL,
    finished_at timestamptz,
    fault text
);

-- Moves whenever what the public reads has changed; every node looks at it.
CREATE SEQUENCE public_generation;
