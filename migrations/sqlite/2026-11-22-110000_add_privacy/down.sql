DROP TABLE erasure_certificate;
DROP TABLE rights_request;
DROP TABLE audit_head;
DROP INDEX audit_log_at;
DROP INDEX audit_log_unsealed;
DROP INDEX idempotency_subject;
ALTER TABLE idempotency DROP COLUMN subject;
ALTER TABLE session DROP COLUMN proven_at;
