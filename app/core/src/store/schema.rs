//! The tables of the phone's file.

diesel::table! {
    setting (name) {
        name -> Text,
        value -> Binary,
    }
}

diesel::table! {
    operation (key) {
        key -> Binary,
        place -> BigInt,
        account -> Nullable<Binary>,
        endpoint -> Text,
        aggregate -> Binary,
        version -> Nullable<BigInt>,
        follows -> Nullable<Binary>,
        queued_at -> BigInt,
        state -> Text,
        tries -> Integer,
        may_have_arrived -> Bool,
        wait_until -> Nullable<BigInt>,
        wait_ms -> Nullable<BigInt>,
        wait_named -> Nullable<Bool>,
        done_at -> Nullable<BigInt>,
        payload_sealed -> Binary,
        reason_sealed -> Nullable<Binary>,
        receipt_sealed -> Nullable<Binary>,
    }
}

diesel::table! {
    need (operation, needs) {
        operation -> Binary,
        needs -> Binary,
    }
}

diesel::table! {
    draft (id) {
        id -> Binary,
        account -> Nullable<Binary>,
        kind -> Text,
        saved_at -> BigInt,
        form_sealed -> Binary,
    }
}

diesel::table! {
    kept (id) {
        id -> Binary,
        account -> Nullable<Binary>,
        endpoint -> Text,
        etag -> Nullable<Text>,
        fetched_at -> BigInt,
        answer_sealed -> Binary,
    }
}

diesel::table! {
    synced (id) {
        id -> Binary,
        account -> Binary,
        list -> Text,
        part -> Text,
        thing -> Binary,
        view_sealed -> Binary,
    }
}

diesel::table! {
    cursor (account) {
        account -> Binary,
        cursor_sealed -> Binary,
    }
}
