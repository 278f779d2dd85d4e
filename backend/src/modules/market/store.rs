//! Rows and queries of reports: what was sent, and what an officer made of it. No decisions.

use super::schema::{price_quote, price_report};
use crate::each;
use crate::platform::clock::new_id;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::{AppError, Result};
use crate::platform::schema::account;
use chrono::NaiveDate;
use diesel::dsl::sql;
use diesel::expression::SqlLiteral;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use rembang_shared::market::api::{Level, NewPrice, NoQuote, ReportState, SecondEyes};
use rembang_shared::market::rules::{PriceFlag, Reason, Validation, Verdict};
use rembang_shared::values::{Eighths, HalfRupiah};
use std::collections::HashMap;

/// A report as stored.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = price_report, treat_none_as_default_value = false)]
pub struct ReportRow {
    /// Id.
    pub id: Id,
    /// Code of the place.
    pub place: String,
    /// Code of the commodity.
    pub commodity: String,
    /// Level, as stored.
    pub level: String,
    /// Day in WIB.
    pub day: NaiveDate,
    status: Option<String>,
    value_halves: Option<i64>,
    verdict: Option<String>,
    flags: String,
    /// Distance from the median, two decimals.
    pub z: Option<String>,
    median_eighths: Option<i64>,
    reason: Option<String>,
    state: String,
    /// Published although unusual.
    pub outlier: bool,
    /// Who sent it.
    pub author_id: Id,
    /// When it arrived.
    pub created_at: Instant,
    decided_by: Option<Id>,
    /// When it was decided.
    pub decided_at: Option<Instant>,
    /// The officer's words.
    pub decision_note: Option<String>,
    /// Made up for a demonstration.
    pub demo: bool,
    /// Goes up with every change.
    pub version: i64,
    /// Between the traders on arrival, percent.
    pub spread: Option<String>,
    /// From the last accepted value on arrival, percent.
    pub step: Option<String>,
    /// Beyond this it was SUSPECT.
    pub suspect_limit: Option<String>,
    /// Beyond this it was EXTREME.
    pub extreme_limit: Option<String>,
    /// Who brought it in, where that is not the author.
    pub entered_by: Option<Id>,
    /// The first of the two officers whom a price beyond the ratio needs.
    pub vouched_by: Option<Id>,
}

/// A price on its way in, with what the form does not say.
pub struct Entry {
    /// What was sent.
    pub new: NewPrice,
    /// Who asked the traders.
    pub author: Id,
    /// Who brings it in for the author, from a file.
    pub entered_by: Option<Id>,
    /// Made up for a demonstration.
    pub demo: bool,
}

/// A report to store.
pub struct NewReport<'a> {
    /// What was sent, and by whom.
    pub entry: &'a Entry,
    /// What the rule said; a status is not judged.
    pub judged: Option<&'a Validation>,
    /// Where it starts.
    pub state: ReportState,
}

/// A row says what no code of ours has written.
pub fn damaged(what: &str) -> AppError {
    AppError::internal(format!("a stored {what} is damaged"))
}

impl ReportRow {
    /// Level.
    pub fn level(&self) -> Result<Level> {
        Level::from_slug(&self.level).ok_or_else(|| damaged("level"))
    }

    /// Why there is no price.
    pub fn status(&self) -> Option<NoQuote> {
        self.status.as_deref().and_then(NoQuote::from_slug)
    }

    /// The value that counts.
    pub fn value(&self) -> Option<HalfRupiah> {
        self.value_halves.and_then(HalfRupiah::from_parts)
    }

    /// Who decided it.
    pub fn decided_by(&self) -> Option<Id> {
        self.decided_by
    }

    /// Two pairs of eyes: whether somebody asked the traders or brought their words in.
    pub fn is_from(&self, account: Id) -> bool {
        self.author_id == account || self.entered_by == Some(account)
    }

    /// Whether a price beyond the ratio waits for officers, and for which.
    pub fn second_eyes(&self, reader: Option<Id>) -> Option<SecondEyes> {
        if self.state != ReportState::Held.slug() {
            return None;
        }
        match self.vouched_by {
            Some(first) if Some(first) == reader => Some(SecondEyes::AfterYou),
            Some(_) => Some(SecondEyes::Second),
            None => (self.flags().contains(&PriceFlag::Lifted)).then_some(SecondEyes::First),
        }
    }

    /// What the rule said on arrival.
    pub fn verdict(&self) -> Option<Verdict> {
        self.verdict.as_deref().and_then(Verdict::from_slug)
    }

    /// What the rule noticed on arrival.
    pub fn flags(&self) -> Vec<PriceFlag> {
        self.flags
            .split(' ')
            .filter_map(PriceFlag::from_slug)
            .collect()
    }

    /// Median on arrival.
    pub fn median(&self) -> Option<Eighths> {
        self.median_eighths.and_then(Eighths::from_parts)
    }

    /// The reporter's reason.
    pub fn reason(&self) -> Option<Reason> {
        self.reason.as_deref().and_then(Reason::from_slug)
    }

    /// Where it stands.
    pub fn state(&self) -> Result<ReportState> {
        ReportState::from_slug(&self.state).ok_or_else(|| damaged("report state"))
    }
}

/// Stores a report; `None` when this place has one for that day already.
pub fn insert_report(
    conn: &mut Conn,
    report: &NewReport<'_>,
    now: Instant,
) -> Result<Option<ReportRow>> {
    let (new, judged) = (&report.entry.new, report.judged);
    let flags = judged.map_or(&[][..], |judged| &judged.flags);
    let row = ReportRow {
        id: new_id(),
        place: new.place.clone(),
        commodity: new.commodity.clone(),
        level: new.level.slug().to_owned(),
        day: new.day,
        status: new.status.map(|status| status.slug().to_owned()),
        value_halves: judged.and_then(|it| it.value).map(HalfRupiah::parts),
        verdict: judged.map(|judged| judged.verdict.slug().to_owned()),
        flags: flags
            .iter()
            .map(|it| it.slug())
            .collect::<Vec<_>>()
            .join(" "),
        z: judged.and_then(|judged| judged.z.clone()),
        median_eighths: judged.and_then(|it| it.median).map(Eighths::parts),
        reason: new.reason.map(|reason| reason.slug().to_owned()),
        state: report.state.slug().to_owned(),
        outlier: false,
        author_id: report.entry.author,
        created_at: now,
        decided_by: None,
        decided_at: None,
        decision_note: None,
        demo: report.entry.demo,
        version: 1,
        spread: judged.and_then(|judged| judged.spread.clone()),
        step: judged.and_then(|judged| judged.step_percent.clone()),
        suspect_limit: judged.and_then(|judged| judged.suspect_limit.clone()),
        extreme_limit: judged.and_then(|judged| judged.extreme_limit.clone()),
        entered_by: report.entry.entered_by,
        vouched_by: None,
    };
    let stored = each!(conn, |c| diesel::insert_into(price_report::table)
        .values(&row)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok((stored == 1).then_some(row))
}

#[derive(Insertable)]
#[diesel(table_name = price_quote, treat_none_as_default_value = false)]
struct QuoteRow {
    report_id: Id,
    round: i64,
    position: i64,
    rupiah: i64,
}

/// Stores the traders' words; round 0 is the reporter's, later rounds are officers'.
pub fn insert_quotes(conn: &mut Conn, report: Id, round: i64, quotes: &[i64]) -> Result<()> {
    let rows: Vec<QuoteRow> = (1..)
        .zip(quotes)
        .map(|(position, rupiah)| QuoteRow {
            report_id: report,
            round,
            position,
            rupiah: *rupiah,
        })
        .collect();
    each!(conn, |c| diesel::insert_into(price_quote::table)
        .values(&rows)
        .execute(c))?;
    Ok(())
}

/// The last round of quotes of some reports.
pub struct Quotes(HashMap<Id, (i64, Vec<i64>)>);

impl Quotes {
    /// In the traders' order.
    pub fn of(&self, report: Id) -> Vec<i64> {
        self.0
            .get(&report)
            .map(|(_, quotes)| quotes.clone())
            .unwrap_or_default()
    }

    /// Its number.
    pub fn round(&self, report: Id) -> i64 {
        self.0.get(&report).map_or(0, |(round, _)| *round)
    }
}

/// The last round of quotes of each of these reports.
pub fn quotes(conn: &mut Conn, reports: &[Id]) -> Result<Quotes> {
    if reports.is_empty() {
        return Ok(Quotes(HashMap::new()));
    }
    let rows: Vec<(Id, i64, i64)> = price_quote::table
        .filter(price_quote::report_id.eq_any(reports.to_vec()))
        .order((
            price_quote::report_id,
            price_quote::round,
            price_quote::position,
        ))
        .select((
            price_quote::report_id,
            price_quote::round,
            price_quote::rupiah,
        ))
        .load(conn)?;
    let mut last = HashMap::<Id, (i64, Vec<i64>)>::new();
    for (report, round, rupiah) in rows {
        let entry = last.entry(report).or_insert_with(|| (round, Vec::new()));
        if entry.0 != round {
            *entry = (round, Vec::new());
        }
        entry.1.push(rupiah);
    }
    Ok(Quotes(last))
}

/// A report with its author's name.
pub fn report(conn: &mut Conn, id: Id) -> Result<(ReportRow, String)> {
    Ok(price_report::table
        .inner_join(account::table.on(account::id.eq(price_report::author_id)))
        .filter(price_report::id.eq(id))
        .select((ReportRow::as_select(), account::name))
        .first(conn)?)
}

/// Those of these reports that there are, with their authors' names.
pub fn reports_among(conn: &mut Conn, ids: &[Id]) -> Result<Vec<(ReportRow, String)>> {
    Ok(price_report::table
        .inner_join(account::table.on(account::id.eq(price_report::author_id)))
        .filter(price_report::id.eq_any(ids.to_vec()))
        .select((ReportRow::as_select(), account::name))
        .load(conn)?)
}

/// Holds a report until COMMIT, so that two officers cannot decide it at once. SQLite has one
/// writer and needs no lock.
pub fn lock_report(conn: &mut Conn, id: Id) -> Result<()> {
    if let Conn::Pg(c) = conn {
        let _: Option<Id> = price_report::table
            .find(id)
            .select(price_report::id)
            .for_update()
            .first(c)
            .optional()?;
    }
    Ok(())
}

/// Which reports a list wants.
#[derive(Default)]
pub struct Wanted<'a> {
    /// Of this author. Newest first, like all that is settled; what waits comes oldest first.
    pub author: Option<Id>,
    /// In this state.
    pub state: Option<ReportState>,
    /// Of this place.
    pub place: Option<&'a str>,
    /// Of these places only; all of them when absent.
    pub within: Option<Vec<String>>,
    /// Of these commodities.
    pub commodities: Option<Vec<&'a str>>,
    /// Judged so on arrival.
    pub verdict: Option<Verdict>,
    /// Beyond this one.
    pub after: Option<Id>,
}

/// A stretch of reports.
pub fn reports(
    conn: &mut Conn,
    wanted: &Wanted<'_>,
    limit: usize,
) -> Result<Vec<(ReportRow, String)>> {
    let mut query = price_report::table
        .inner_join(account::table.on(account::id.eq(price_report::author_id)))
        .select((ReportRow::as_select(), account::name))
        .limit(i64::try_from(limit).unwrap_or(i64::MAX))
        .into_boxed();
    let settled = wanted.state.is_some_and(|state| state != ReportState::Held);
    let newest_first = wanted.author.is_some() || settled;
    if let Some(author) = wanted.author {
        query = query.filter(price_report::author_id.eq(author));
    }
    query = if newest_first {
        query.order(price_report::id.desc())
    } else {
        query.order(price_report::id.asc())
    };
    if let Some(state) = wanted.state {
        query = query.filter(price_report::state.eq(state.slug()));
    }
    if let Some(place) = wanted.place {
        query = query.filter(price_report::place.eq(place.to_owned()));
    }
    if let Some(places) = &wanted.within {
        query = query.filter(price_report::place.eq_any(places.clone()));
    }
    if let Some(commodities) = &wanted.commodities {
        query = query.filter(price_report::commodity.eq_any(commodities.clone()));
    }
    if let Some(verdict) = wanted.verdict {
        query = query.filter(price_report::verdict.eq(verdict.slug()));
    }
    query = match wanted.after {
        Some(after) if newest_first => query.filter(price_report::id.lt(after)),
        Some(after) => query.filter(price_report::id.gt(after)),
        None => query,
    };
    Ok(query.load(conn)?)
}

/// So many of somebody's newest reports tell where they have been lately.
const LATELY: i64 = 200;

/// The newest day at each place, of somebody's latest reports.
pub fn last_days(conn: &mut Conn, author: Id) -> Result<HashMap<String, NaiveDate>> {
    let latest: Vec<(String, NaiveDate)> = price_report::table
        .filter(price_report::author_id.eq(author))
        .order(price_report::id.desc())
        .limit(LATELY)
        .select((price_report::place, price_report::day))
        .load(conn)?;
    let mut days = HashMap::new();
    for (place, day) in latest {
        let newest = days.entry(place).or_insert(day);
        *newest = day.max(*newest);
    }
    Ok(days)
}

/// Somebody's reports that wait for a verifier.
pub fn waiting_of(conn: &mut Conn, author: Id) -> Result<Vec<ReportRow>> {
    Ok(price_report::table
        .filter(price_report::author_id.eq(author))
        .filter(price_report::state.eq(ReportState::Held.slug()))
        .order(price_report::id)
        .select(ReportRow::as_select())
        .load(conn)?)
}

/// How many of somebody's reports stand in each state.
pub fn counts_of_author(conn: &mut Conn, author: Id) -> Result<Vec<(ReportState, i64)>> {
    let counts: Vec<(String, i64)> = price_report::table
        .filter(price_report::author_id.eq(author))
        .group_by(price_report::state)
        .select((price_report::state, diesel::dsl::count_star()))
        .load(conn)?;
    let counts = counts.into_iter().map(|(state, n)| {
        let state = ReportState::from_slug(&state).ok_or_else(|| damaged("report state"))?;
        Ok((state, n))
    });
    counts.collect()
}

/// The condition of the index on place, commodity, level and day, word for word: a bound value
/// would keep SQLite from using it. Who names all four columns reads no more than is asked for,
/// however long the past grows.
fn standing() -> SqlLiteral<Bool> {
    sql("price_report.state <> 'rejected'")
}

/// Standing reports of a place for some commodities since a day, oldest day first.
pub fn reports_of_place(
    conn: &mut Conn,
    place: &str,
    level: Level,
    commodities: &[&str],
    since: NaiveDate,
) -> Result<Vec<(ReportRow, String)>> {
    Ok(price_report::table
        .inner_join(account::table.on(account::id.eq(price_report::author_id)))
        .filter(standing())
        .filter(price_report::place.eq(place))
        .filter(price_report::commodity.eq_any(commodities.to_vec()))
        .filter(price_report::level.eq(level.slug()))
        .filter(price_report::day.ge(since))
        .order((price_report::day, price_report::id))
        .select((ReportRow::as_select(), account::name))
        .load(conn)?)
}

/// `HABIS`, `TUTUP` and `TIDAK ADA` of some commodities at some places since a day, oldest
/// first.
pub fn notes(
    conn: &mut Conn,
    places: &[&str],
    commodities: &[&str],
    level: Level,
    since: NaiveDate,
) -> Result<Vec<ReportRow>> {
    Ok(price_report::table
        .filter(standing())
        .filter(price_report::place.eq_any(places.to_vec()))
        .filter(price_report::commodity.eq_any(commodities.to_vec()))
        .filter(price_report::level.eq(level.slug()))
        .filter(price_report::day.ge(since))
        .filter(price_report::status.is_not_null())
        .order((price_report::day, price_report::id))
        .select(ReportRow::as_select())
        .load(conn)?)
}

/// What an officer decided.
pub struct Decided<'a> {
    /// New state.
    pub state: ReportState,
    /// New value, after a correction.
    pub value: Option<HalfRupiah>,
    /// Published although unusual.
    pub outlier: bool,
    /// Who decided it; nobody yet while a second officer is waited for.
    pub by: Option<Id>,
    /// Who vouches for a price beyond the ratio.
    pub vouched_by: Option<Id>,
    /// In words.
    pub note: Option<&'a str>,
}

/// Writes a decision if the version is still the one that was read.
pub fn decide(
    conn: &mut Conn,
    read: &ReportRow,
    decided: &Decided<'_>,
    now: Instant,
) -> Result<bool> {
    let changed = diesel::update(price_report::table.find(read.id))
        .filter(price_report::version.eq(read.version))
        .set((
            price_report::state.eq(decided.state.slug()),
            price_report::value_halves.eq(decided.value.map(HalfRupiah::parts)),
            price_report::outlier.eq(decided.outlier),
            price_report::decided_by.eq(decided.by),
            price_report::decided_at.eq(decided.by.map(|_| now)),
            price_report::vouched_by.eq(decided.vouched_by),
            price_report::decision_note.eq(decided.note),
            price_report::version.eq(price_report::version + 1),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}
