//! Rows and queries of other publishers' series, in tables of their own. No decisions.

use super::schema::{published_price, published_series};
use crate::each;
use crate::platform::db::{Conn, Instant};
use crate::platform::error::Result;
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::upsert::excluded;
use rembang_shared::market::api::Level;

/// A series of another publisher to store.
pub struct NewSeries<'a> {
    /// Code.
    pub id: &'a str,
    /// Who published it.
    pub publisher: &'a str,
    /// What it is.
    pub title: &'a str,
    /// `daily` or `monthly`.
    pub frequency: &'a str,
    /// Level.
    pub level: Level,
    /// How it came here.
    pub licence: &'a str,
}

#[derive(Insertable)]
#[diesel(table_name = published_price, treat_none_as_default_value = false)]
struct PublishedRow<'a> {
    series_id: &'a str,
    area: &'a str,
    commodity_text: &'a str,
    period: NaiveDate,
    price: i64,
}

/// Rows per INSERT: below the number of bind variables either database takes.
const CHUNK: usize = 2_000;

/// Stores a series; rows that are there already take the new price. One transaction.
pub fn replace(
    conn: &mut Conn,
    series: &NewSeries<'_>,
    rows: &[super::import::SeriesRow],
    now: Instant,
) -> Result<()> {
    let head = (
        published_series::id.eq(series.id),
        published_series::publisher.eq(series.publisher),
        published_series::title.eq(series.title),
        published_series::frequency.eq(series.frequency),
        published_series::level.eq(series.level.slug()),
        published_series::licence.eq(series.licence),
        published_series::imported_at.eq(now),
    );
    each!(conn, |c| diesel::insert_into(published_series::table)
        .values(&head)
        .on_conflict(published_series::id)
        .do_update()
        .set((
            published_series::licence.eq(excluded(published_series::licence)),
            published_series::imported_at.eq(excluded(published_series::imported_at)),
        ))
        .execute(c))?;
    for chunk in rows.chunks(CHUNK) {
        let values: Vec<_> = chunk
            .iter()
            .map(|row| PublishedRow {
                series_id: series.id,
                area: &row.area,
                commodity_text: &row.commodity_text,
                period: row.period,
                price: row.price,
            })
            .collect();
        each!(conn, |c| diesel::insert_into(published_price::table)
            .values(&values)
            .on_conflict((
                published_price::series_id,
                published_price::area,
                published_price::commodity_text,
                published_price::period,
            ))
            .do_update()
            .set(published_price::price.eq(excluded(published_price::price)))
            .execute(c))?;
    }
    Ok(())
}

/// A point of a published series: period, price.
pub type Published = (NaiveDate, i64);

/// One commodity of a series for one area, oldest first.
pub fn published(conn: &mut Conn, series: &str, area: &str, text: &str) -> Result<Vec<Published>> {
    Ok(published_price::table
        .filter(published_price::series_id.eq(series))
        .filter(published_price::area.eq(area))
        .filter(published_price::commodity_text.eq(text))
        .order(published_price::period)
        .select((published_price::period, published_price::price))
        .load(conn)?)
}

/// Some commodities of a series for one area, by their text and oldest first.
pub fn all_of(
    conn: &mut Conn,
    series: &str,
    area: &str,
    texts: &[&str],
) -> Result<Vec<(String, NaiveDate, i64)>> {
    Ok(published_price::table
        .filter(published_price::series_id.eq(series))
        .filter(published_price::area.eq(area))
        .filter(published_price::commodity_text.eq_any(texts.to_vec()))
        .order((published_price::commodity_text, published_price::period))
        .select((
            published_price::commodity_text,
            published_price::period,
            published_price::price,
        ))
        .load(conn)?)
}

/// The last day or month of some commodities of a series for one area.
pub fn last_period(
    conn: &mut Conn,
    series: &str,
    area: &str,
    texts: &[&str],
) -> Result<Option<NaiveDate>> {
    Ok(published_price::table
        .filter(published_price::series_id.eq(series))
        .filter(published_price::area.eq(area))
        .filter(published_price::commodity_text.eq_any(texts.to_vec()))
        .select(diesel::dsl::max(published_price::period))
        .first(conn)?)
}
