//! Tables of identity, beside those of accounts and sessions, which are the platform's.

use crate::platform::schema::account;

crate::table! {
    activation (id) {
        id -> UuidSql,
        account_id -> UuidSql,
        code_hash -> Binary,
        created_by -> Nullable<UuidSql>,
        created_at -> InstantSql,
        expires_at -> InstantSql,
        used_at -> Nullable<InstantSql>,
    }
}

crate::table! {

    code_request (account_id) {
        account_id -> UuidSql,
        asked_by -> UuidSql,
        asked_at -> InstantSql,
    }
}

crate::table! {

    nik_sighting (id) {
        id -> UuidSql,
        account_id -> UuidSql,
        seen_by -> UuidSql,
        seen_at -> InstantSql,
    }
}

diesel::allow_tables_to_appear_in_same_query!(activation, code_request, nik_sighting);
diesel::allow_tables_to_appear_in_same_query!(activation, account);
diesel::allow_tables_to_appear_in_same_query!(code_request, account);
diesel::allow_tables_to_appear_in_same_query!(nik_sighting, account);
