//! The platform's own tables, by hand; a test compares them with both migrated databases. A
//! module's tables stand beside it, in `modules/<module>/schema.rs`.

crate::table! {
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

crate::table! {
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

crate::table! {
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

crate::table! {
    refresh_token (token_hash) {
        token_hash -> Binary,
        session_id -> UuidSql,
        issued_at -> InstantSql,
        used_at -> Nullable<InstantSql>,
        delete_after -> Nullable<InstantSql>,
    }
}

crate::table! {
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

crate::table! {
    throttle (key) {
        key -> Binary,
        window_start -> InstantSql,
        count -> BigInt,
    }
}

crate::table! {
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

crate::table! {
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

crate::table! {

    audit_subject (account, audit_id) {
        audit_id -> UuidSql,
        account -> UuidSql,
    }
}

crate::table! {
    job (name) {
        name -> Text,
        leased_until -> InstantSql,
        started_at -> InstantSql,
        finished_at -> Nullable<InstantSql>,
        fault -> Nullable<Text>,
    }
}

crate::table! {
    audit_head (seq) {
        seq -> BigInt,
        hash -> Binary,
        at -> InstantSql,
        signature -> Binary,
    }
}

crate::table! {
    key_ring (name) {
        name -> Text,
        fingerprint -> Binary,
        added_at -> InstantSql,
    }
}

crate::table! {
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

crate::table! {
    change (id) {
        id -> UuidSql,
        list -> Text,
        account_id -> Nullable<UuidSql>,
        area -> Nullable<Text>,
        object -> UuidSql,
        at -> InstantSql,
        seq -> Nullable<BigInt>,
    }
}

crate::table! {
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

crate::table! {
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
        module -> Text,
    }
}

diesel::joinable!(session -> account (account_id));
diesel::allow_tables_to_appear_in_same_query!(
    account,
    device,
    session,
    refresh_token,
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
    change,
    rights_request,
    pack_amendment
);
