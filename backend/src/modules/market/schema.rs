//! Tables of market.

use crate::platform::schema::account;

crate::table! {
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

crate::table! {
    price_quote (report_id, round, position) {
        report_id -> UuidSql,
        round -> BigInt,
        position -> BigInt,
        rupiah -> BigInt,
    }
}

crate::table! {
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

crate::table! {
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

crate::table! {
    published_price (series_id, area, commodity_text, period) {
        series_id -> Text,
        area -> Text,
        commodity_text -> Text,
        period -> Date,
        price -> BigInt,
    }
}

crate::table! {
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

crate::table! {
    price_import (id) {
        id -> UuidSql,
        file_name -> Text,
        format -> Text,
        row_count -> BigInt,
        created_by -> UuidSql,
        created_at -> InstantSql,
    }
}

diesel::joinable!(price_quote -> price_report (report_id));
diesel::joinable!(price_report -> account (author_id));
diesel::allow_tables_to_appear_in_same_query!(
    price_report,
    price_quote,
    price_value,
    published_series,
    published_price,
    panel_assignment,
    price_import
);
diesel::allow_tables_to_appear_in_same_query!(price_report, account);
diesel::allow_tables_to_appear_in_same_query!(price_quote, account);
diesel::allow_tables_to_appear_in_same_query!(price_value, account);
diesel::allow_tables_to_appear_in_same_query!(published_series, account);
diesel::allow_tables_to_appear_in_same_query!(published_price, account);
diesel::allow_tables_to_appear_in_same_query!(panel_assignment, account);
diesel::allow_tables_to_appear_in_same_query!(price_import, account);
