-- Words that grow are listed in Rust alone, as on SQLite.
ALTER TABLE session DROP CONSTRAINT session_client_check;
ALTER TABLE rights_request DROP CONSTRAINT rights_request_kind_check;
ALTER TABLE rights_request DROP CONSTRAINT rights_request_state_check;
ALTER TABLE pack_amendment DROP CONSTRAINT pack_amendment_kind_check;
ALTER TABLE price_import DROP CONSTRAINT price_import_format_check;
