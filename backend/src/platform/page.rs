//! What every list does with its limit and its cursor.

use super::db::Id;
use super::error::{AppError, Result};
use rembang_shared::error::FieldCode;
use rembang_shared::page::{DEFAULT_LIMIT, MAX_LIMIT, Page};
use uuid::Uuid;

/// Rows to show. Ask for one more: it tells whether there is a next page.
pub fn limit(asked: Option<u32>) -> Result<i64> {
    let limit = asked.unwrap_or(DEFAULT_LIMIT);
    if !(1..=MAX_LIMIT).contains(&limit) {
        return Err(AppError::field("limit", FieldCode::Range));
    }
    Ok(i64::from(limit))
}

/// Where the page before ended.
pub fn cursor(text: Option<&str>) -> Result<Option<Id>> {
    text.map(|text| {
        Uuid::parse_str(text)
            .map(Id)
            .map_err(|_| AppError::field("cursor", FieldCode::Format))
    })
    .transpose()
}

/// A page of rows of which one too many were read.
pub fn page<T, R>(
    mut rows: Vec<R>,
    limit: i64,
    id: impl Fn(&R) -> Id,
    view: impl FnMut(R) -> Result<T>,
) -> Result<Page<T>> {
    let shown = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > shown;
    rows.truncate(shown);
    let next = rows
        .last()
        .filter(|_| more)
        .map(|row| id(row).0.to_string());
    Ok(Page {
        items: rows.into_iter().map(view).collect::<Result<_>>()?,
        next,
    })
}
