//! Tables of privacy.

crate::table! {
    erasure_certificate (request_id) {
        request_id -> UuidSql,
        account_id -> UuidSql,
        asked_at -> InstantSql,
        executed_at -> InstantSql,
        destroyed -> Text,
    }
}
