ALTER TABLE session ADD CONSTRAINT session_client_check CHECK (client IN ('app', 'portal'));
ALTER TABLE rights_request ADD CONSTRAINT rights_request_kind_check CHECK (kind IN ('correction', 'erasure'));
ALTER TABLE rights_request ADD CONSTRAINT rights_request_state_check CHECK (state IN ('open', 'done', 'refused', 'cancelled'));
ALTER TABLE pack_amendment ADD CONSTRAINT pack_amendment_kind_check CHECK (kind IN ('commodity', 'place', 'reference', 'closure', 'retirement'));
ALTER TABLE price_import ADD CONSTRAINT price_import_format_check CHECK (format IN ('csv', 'xlsx', 'bapanas', 'pihps'));
