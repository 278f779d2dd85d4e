DROP TABLE job;
DROP INDEX throttle_window;
DROP INDEX activation_expires;
DROP INDEX device_revoked;
DROP INDEX session_revoked;
DROP INDEX session_expires;
DROP INDEX refresh_token_unused;
DROP INDEX refresh_token_delete_after;
ALTER TABLE refresh_token DROP COLUMN delete_after;
