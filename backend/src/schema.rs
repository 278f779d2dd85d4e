//! The tables, by hand; a test compares this file with both migrated databases.

#![allow(missing_docs)]

diesel::table! {
    use crate::platform::db::{InstantSql, UuidSql};
    use diesel::sql_types::*;

    account (id) {
        id -> UuidSql,
        name -> Text,
        phone_sealed -> Binary,
        phone_index -> Binary,
        phone_index_kid -> BigInt,
        proven -> Bool,
        secret_kind -> Text,
        secret_hash -> Nullable<Text>,
        totp_sealed -> Nullable<Binary>,
        totp_last_step -> BigInt,
        nik_sealed -> Nullable<Binary>,
        nik_index -> Nullable<Binary>,
        nik_index_kid -> Nullable<BigInt>,
        nik_seen_by -> Nullable<UuidSql>,
        nik_seen_at -> Nullable<InstantSql>,
        demo -> Bool,
        closed_at -> Nullable<InstantSql>,
        created_at -> InstantSql,
        version -> BigInt,
        area -> Nullable<Text>,
    }
}

diesel::table! {
    use crate::platform::db::{InstantSql, UuidSql};
    use diesel::sql_types::*;

    device (id) {
        id -> UuidSql,
        account_id -> UuidSql,
        label -> Text,
        token_hash -> Binary,
        created_at -> InstantSql,
        last_seen_at -> InstantSql,
        revoked_at -> Nullable<InstantSql>,
    }
}

diesel::table! {
    use crate::platform::db::{InstantSql, UuidSql};
    use diesel::sql_types::*;

    session (id) {
        id -> UuidSql,
        account_id -> UuidSql,
        device_id -> UuidSql,
        client -> Text,
        token_hash -> Nullable<Binary>,
        second_factor -> Bool,
        created_at -> InstantSql,
        expires_at -> InstantSql,
        revoked_at -> Nullable<InstantSql>,
        proven_at -> Nullable<InstantSql>,
    }
}

diesel::table! {
    use crate::platform::db::{InstantSql, UuidSql};
    use diesel::sql_types::*;

    refresh_token (token_hash) {
        token_hash -> Binary,
        session_id -> UuidSql,
        issued_at -> InstantSql,
        used_at -> Nullable<InstantSql>,
        delete_after -> Nullable<InstantSql>,
    }
}

diesel::table! {
    use crate::platform::db::{InstantSql, UuidSql};
    use diesel::sql_types::*;

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

diesel::table! {
    use crate::platform::db::{InstantSql, UuidSql};

    code_request (account_id) {
        account_id -> UuidSql,
        asked_by -> UuidSql,
        asked_at -> InstantSql,
    }
}

diesel::table! {
    use crate::platform::db::{InstantSql, UuidSql};

    nik_sighting (id) {
        id -> UuidSql,
        account_id -> UuidSql,
        seen_by -> UuidSql,
        seen_at -> InstantSql,
    }
}

diesel::table! {
    use crate::platform::db::{InstantSql, UuidSql};
    use diesel::sql_types::*;

    role_grant (id) {
        id -> UuidSql,
        account_id -> UuidSql,
        role -> Text,
        area -> Text,
        valid_from -> Date,
        valid_to -> Date,
        granted_by -> Nullable<UuidSql>,
        evidence -> Text,
        created_at -> InstantSql,
        revoked_at -> Nullable<InstantSql>,
    }
}

diesel::table! {
    use crate::platform::db::{InstantSql, UuidSql};
    use diesel::sql_types::*;

    throttle (key) {
        key -> Binary,
        window_start -> InstantSql,
        count -> BigInt,
    }
}

diesel::table! {
    use crate::platform::db::{InstantSql, UuidSql};
    use diesel::sql_types::*;

    idempotency (scope, key) {
        scope -> Binary,
        key -> UuidSql,
        body_hash -> Binary,
        answer_sealed -> Nullable<Binary>,
        created_at -> InstantSql,
        subject -> Nullable<UuidSql>,
        account -> Nullable<UuidSql>,
        audit_id -> Nullable<UuidSql>,
    }
}

diesel::table! {
    use crate::platform::db::{InstantSql, UuidSql};
    use diesel::sql_types::*;

    audit_log (id) {
        id -> UuidSql,
        at -> InstantSql,
        actor -> Nullable<UuidSql>,
        action -> Text,
        subject -> Nullable<UuidSql>,
        object -> Nullable<Text>,
        request_id -> Text,
        seq -> Nullable<BigInt>,
        hash -> Nullable<Binary>,
    }
}

diesel::table! {
    use crate::platform::db::UuidSql;

    audit_subject (account, audit_id) {
        audit_id -> UuidSql,
        account -> UuidSql,
    }
}

diesel::table! {
    use crate::platform::db::InstantSql;
    use diesel::sql_types::*;

    job (name) {
        name -> Text,
        leased_until -> InstantSql,
        started_at -> InstantSql,
        finished_at -> Nullable<InstantSql>,
        fault -> Nullable<Text>,
    }
}

diesel::table! {
    use crate::platform::db::InstantSql;
    use diesel::sql_types::*;

    audit_head (seq) {
        seq -> BigInt,
        hash -> Binary,
        at -> InstantSql,
        signature -> Binary,
    }
}

diesel::table! {
    use crate::platform::db::InstantSql;
    use diesel::sql_types::*;

    key_ring (name) {
        name -> Text,
        fingerprint -> Binary,
        added_at -> InstantSql,
    }
}

diesel::table! {
    use crate::platform::db::InstantSql;
    use diesel::sql_types::*;

    heartbeat (id) {
        id -> BigInt,
        beat_at -> InstantSql,
        clock_at -> Nullable<InstantSql>,
    }
}

diesel::table! {
    use diesel::sql_types::*;

    topic (name) {
        name -> Text,
        generation -> BigInt,
    }
}

diesel::table! {
    use crate::platform::db::{InstantSql, UuidSql};
    use diesel::sql_types::*;

    rights_request (id) {
        id -> UuidSql,
        account_id -> UuidSql,
        kind -> Text,
        state -> Text,
        what_sealed -> Nullable<Binary>,
        created_at -> InstantSql,
        due_at -> InstantSql,
        execute_at -> Nullable<InstantSql>,
        decided_by -> Nullable<UuidSql>,
        decided_at -> Nullable<InstantSql>,
        note_sealed -> Nullable<Binary>,
        version -> BigInt,
    }
}

diesel::table! {
    use crate::platform::db::{InstantSql, UuidSql};
    use diesel::sql_types::*;

    erasure_certificate (request_id) {
        request_id -> UuidSql,
        account_id -> UuidSql,
        asked_at -> InstantSql,
        executed_at -> InstantSql,
        destroyed -> Text,
    }
}

diesel::table! {
    use crate::platform::db::{InstantSql, UuidSql};
    use diesel::sql_types::*;

    price_report (id) {
        id -> UuidSql,
        place -> Text,
        commodity -> Text,
        level -> Text,
        day -> Date,
        status -> Nullable<Text>,
        value_halves -> Nullable<BigInt>,
        verdict -> Nullable<Text>,
        flags -> Text,
        z -> Nullable<Text>,
        median_eighths -> Nullable<BigInt>,
        reason -> Nullable<Text>,
        state -> Text,
        outlier -> Bool,
        author_id -> UuidSql,
        created_at -> InstantSql,
        decided_by -> Nullable<UuidSql>,
        decided_at -> Nullable<InstantSql>,
        decision_note -> Nullable<Text>,
        demo -> Bool,
        version -> BigInt,
        spread -> Nullable<Text>,
        step -> Nullable<Text>,
        suspect_limit -> Nullable<Text>,
        extreme_limit -> Nullable<Text>,
        entered_by -> Nullable<UuidSql>,
        vouched_by -> Nullable<UuidSql>,
    }
}

diesel::table! {
    use crate::platform::db::{InstantSql, UuidSql};
    use diesel::sql_types::*;

    price_quote (report_id, round, position) {
        report_id -> UuidSql,
        round -> BigInt,
        position -> BigInt,
        rupiah -> BigInt,
    }
}

diesel::table! {
    use crate::platform::db::{InstantSql, UuidSql};
    use diesel::sql_types::*;

    price_value (id) {
        id -> UuidSql,
        report_id -> UuidSql,
        place -> Text,
        commodity -> Text,
        level -> Text,
        day -> Date,
        value_halves -> BigInt,
        outlier -> Bool,
        demo -> Bool,
        accepted_at -> InstantSql,
        ended_at -> Nullable<InstantSql>,
    }
}

diesel::table! {
    use crate::platform::db::{InstantSql, UuidSql};
    use diesel::sql_types::*;

    published_series (id) {
        id -> Text,
        publisher -> Text,
        title -> Text,
        frequency -> Text,
        level -> Text,
        licence -> Text,
        imported_at -> InstantSql,
    }
}

diesel::table! {
    use crate::platform::db::{InstantSql, UuidSql};
    use diesel::sql_types::*;

    published_price (series_id, area, commodity_text, period) {
        series_id -> Text,
        area -> Text,
        commodity_text -> Text,
        period -> Date,
        price -> BigInt,
    }
}

diesel::table! {
    use crate::platform::db::{InstantSql, UuidSql};
    use diesel::sql_types::*;

    pack_amendment (id) {
        id -> UuidSql,
        kind -> Text,
        code -> Text,
        body -> Text,
        valid_from -> Date,
        source -> Text,
        created_by -> UuidSql,
        created_at -> InstantSql,
        withdrawn_by -> Nullable<UuidSql>,
        withdrawn_at -> Nullable<InstantSql>,
    }
}

diesel::table! {
    use crate::platform::db::{InstantSql, UuidSql};
    use diesel::sql_types::*;

    panel_assignment (id) {
        id -> UuidSql,
        place -> Text,
        account_id -> UuidSql,
        valid_from -> Date,
        valid_to -> Nullable<Date>,
        created_by -> UuidSql,
        created_at -> InstantSql,
        ended_by -> Nullable<UuidSql>,
        ended_at -> Nullable<InstantSql>,
    }
}

diesel::table! {
    use crate::platform::db::{InstantSql, UuidSql};
    use diesel::sql_types::*;

    price_import (id) {
        id -> UuidSql,
        file_name -> Text,
        format -> Text,
        row_count -> BigInt,
        created_by -> UuidSql,
        created_at -> InstantSql,
    }
}

diesel::joinable!(session -> account (account_id));
diesel::joinable!(price_quote -> price_report (report_id));
diesel::joinable!(price_report -> account (author_id));
diesel::allow_tables_to_appear_in_same_query!(
    account,
    device,
    session,
    refresh_token,
    activation,
    code_request,
    nik_sighting,
    role_grant,
    throttle,
    idempotency,
    audit_log,
    audit_subject,
    job,
    audit_head,
    key_ring,
    heartbeat,
    topic,
    rights_request,
    erasure_certificate,
    price_report,
    price_quote,
    price_value,
    published_series,
    published_price,
    pack_amendment,
    panel_assignment,
    price_import,
);
