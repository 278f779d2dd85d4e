//! Rows and queries of accepted values, which are only ever ended, never changed. No decisions.

use super::schema::price_value;
use super::store::{ReportRow, damaged};
use crate::platform::clock::new_id;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::Result;
use chrono::NaiveDate;
use diesel::prelude::*;
use rembang_shared::market::api::Level;
use rembang_shared::market::rules::Observation;
use rembang_shared::values::HalfRupiah;

/// An accepted value.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = price_value, treat_none_as_default_value = false)]
pub struct ValueRow {
    id: Id,
    report_id: Id,
    /// Code of the place.
    pub place: String,
    /// Code of the commodity.
    pub commodity: String,
    level: String,
    /// Day in WIB.
    pub day: NaiveDate,
    value_halves: i64,
    /// Confirmed although unusual.
    pub outlier: bool,
    /// Made up.
    pub demo: bool,
    /// From when it stood.
    pub accepted_at: Instant,
    /// Until when, if it was replaced.
    pub ended_at: Option<Instant>,
}

impl ValueRow {
    /// The value, exact.
    pub fn value(&self) -> Result<HalfRupiah> {
        HalfRupiah::from_parts(self.value_halves).ok_or_else(|| damaged("price"))
    }

    /// As the rules see it.
    pub fn observation(&self) -> Result<Observation> {
        Ok(Observation {
            place: self.place.clone(),
            day: self.day,
            value: self.value()?,
        })
    }
}

/// Begins a value of a report.
pub fn begin(
    conn: &mut Conn,
    report: &ReportRow,
    value: HalfRupiah,
    outlier: bool,
    now: Instant,
) -> Result<()> {
    let row = ValueRow {
        id: new_id(),
        report_id: report.id,
        place: report.place.clone(),
        commodity: report.commodity.clone(),
        level: report.level.clone(),
        day: report.day,
        value_halves: value.parts(),
        outlier,
        demo: report.demo,
        accepted_at: now,
        ended_at: None,
    };
    diesel::insert_into(price_value::table)
        .values(&row)
        .execute(conn)?;
    Ok(())
}

/// Ends the standing value of a report, if it has one. Its place and day find it, however many
/// values there are.
pub fn end(conn: &mut Conn, report: &ReportRow, now: Instant) -> Result<()> {
    diesel::update(price_value::table)
        .filter(price_value::place.eq(&report.place))
        .filter(price_value::commodity.eq(&report.commodity))
        .filter(price_value::level.eq(&report.level))
        .filter(price_value::day.eq(report.day))
        .filter(price_value::report_id.eq(report.id))
        .filter(price_value::ended_at.is_null())
        .set(price_value::ended_at.eq(Some(now)))
        .execute(conn)?;
    Ok(())
}

/// Accepted values of a level in a stretch of days, ended ones included, in order of
/// commodity, day and acceptance.
pub fn read(
    conn: &mut Conn,
    level: Level,
    commodity: Option<&str>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<ValueRow>> {
    let mut query = price_value::table
        .filter(price_value::level.eq(level.slug()))
        .filter(price_value::day.between(from, to))
        .order((price_value::commodity, price_value::day, price_value::id))
        .select(ValueRow::as_select())
        .into_boxed();
    if let Some(commodity) = commodity {
        query = query.filter(price_value::commodity.eq(commodity.to_owned()));
    }
    Ok(query.load(conn)?)
}

/// The last day before `before` on which a commodity had an accepted value.
pub fn last_day(
    conn: &mut Conn,
    level: Level,
    commodity: &str,
    place: Option<&str>,
    before: NaiveDate,
) -> Result<Option<NaiveDate>> {
    let mut query = price_value::table
        .filter(price_value::commodity.eq(commodity.to_owned()))
        .filter(price_value::level.eq(level.slug()))
        .filter(price_value::day.lt(before))
        .filter(price_value::ended_at.is_null())
        .select(diesel::dsl::max(price_value::day))
        .into_boxed();
    if let Some(place) = place {
        query = query.filter(price_value::place.eq(place.to_owned()));
    }
    Ok(query.first(conn)?)
}

/// When the newest standing value of a level's last day was accepted, and whether it is made up.
pub fn newest(conn: &mut Conn, level: Level) -> Result<Option<(Instant, bool)>> {
    Ok(price_value::table
        .filter(price_value::level.eq(level.slug()))
        .filter(price_value::ended_at.is_null())
        .order((price_value::day.desc(), price_value::accepted_at.desc()))
        .select((price_value::accepted_at, price_value::demo))
        .first(conn)
        .optional()?)
}

/// Places of a level with a standing value of a day.
pub fn places_on(conn: &mut Conn, level: Level, day: NaiveDate) -> Result<Vec<String>> {
    Ok(price_value::table
        .filter(price_value::level.eq(level.slug()))
        .filter(price_value::day.eq(day))
        .filter(price_value::ended_at.is_null())
        .select(price_value::place)
        .distinct()
        .load(conn)?)
}
