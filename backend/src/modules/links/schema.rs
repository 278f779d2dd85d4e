//! Tables of links.

crate::table! {
    link_entry (list, address) {
        list -> Text,
        address -> Text,
        state -> Text,
        office -> Nullable<Text>,
        source -> Text,
        confirmed_on -> Nullable<Date>,
        changed_by -> UuidSql,
        changed_at -> InstantSql,
        version -> BigInt,
    }
}

crate::table! {
    link_report (id) {
        id -> UuidSql,
        address -> Text,
        leads_to -> Nullable<Text>,
        times -> BigInt,
        first_at -> InstantSql,
        last_at -> InstantSql,
        state -> Text,
        note -> Nullable<Text>,
        decided_by -> Nullable<UuidSql>,
        decided_at -> Nullable<InstantSql>,
        version -> BigInt,
    }
}

crate::table! {
    link_alert (number) {
        number -> BigInt,
        title -> Text,
        body -> Text,
        kid -> BigInt,
        signature -> Text,
        demo -> Bool,
        issued_by -> UuidSql,
        issued_at -> InstantSql,
        expires_at -> InstantSql,
        ended_by -> Nullable<UuidSql>,
        ended_at -> Nullable<InstantSql>,
    }
}

crate::table! {
    revoked_key (kid) {
        kid -> BigInt,
        revoked_by -> UuidSql,
        revoked_at -> InstantSql,
    }
}
