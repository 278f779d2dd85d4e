//! Entry and decision: several rows that must agree. One entry path for forms, imports and
//! demo data.

use super::store::{self, Decided, NewReport, ReportRow};
use crate::platform::app::App;
use crate::platform::bind::Cx;
use crate::platform::db::{Conn, Id};
use crate::platform::error::{AppError, Result};
use chrono::{NaiveDate, TimeDelta};
use rembang_shared::error::{FieldCode, Refusal};
use rembang_shared::market::api::*;
use rembang_shared::market::rules::*;

/// Traders asked per market and commodity: three, at least one.
const MOST_QUOTES: usize = 3;

/// A price on its way in, with the one thing the form does not say.
pub struct Entry {
    /// What was sent.
    pub new: NewPrice,
    /// Who asked the traders.
    pub author: Id,
    /// Made up for a demonstration.
    pub demo: bool,
}

/// Judges an entry and stores it: public at once, or held for a verifier.
pub fn post(cx: &mut Cx<'_>, entry: &Entry) -> Result<PriceReceipt> {
    let new = &entry.new;
    let place = cx
        .app
        .regency
        .place(&new.place)
        .ok_or_else(|| AppError::field("place", FieldCode::Unknown))?;
    let commodity = cx
        .app
        .regency
        .commodity(&new.commodity)
        .ok_or_else(|| AppError::field("commodity", FieldCode::Unknown))?;
    if new.level != place.kind.level() || !commodity.levels.contains(&new.level) {
        return Err(AppError::field("level", FieldCode::Combination));
    }
    if new.status.is_some() && !new.quotes.is_empty() {
        return Err(AppError::field("status", FieldCode::Combination));
    }
    if new.quotes.len() > MOST_QUOTES {
        return Err(AppError::field("quotes", FieldCode::Range));
    }
    let mut report = NewReport {
        place: &new.place,
        commodity: &new.commodity,
        level: new.level,
        day: new.day,
        status: new.status,
        value: None,
        verdict: None,
        flags: &[],
        z: None,
        median: None,
        reason: new.reason,
        state: ReportState::Noted,
        author: entry.author,
        demo: entry.demo,
    };
    let judged = match new.status {
        Some(_) => {
            check_day(cx, new.day)?;
            None
        }
        None => Some(judge(cx, new, commodity.class)?),
    };
    if let Some(judged) = &judged {
        refuse(judged, new)?;
        report.value = judged.value;
        report.verdict = Some(judged.verdict);
        report.flags = &judged.flags;
        report.z = judged.z.clone();
        report.median = judged.median;
        report.state = if judged.verdict == Verdict::Accept {
            ReportState::Accepted
        } else {
            ReportState::Held
        };
    }
    let id = store::insert_report(cx.conn, &report, cx.now)?
        .ok_or_else(|| AppError::refused(Refusal::PriceReported))?;
    if !new.quotes.is_empty() {
        store::insert_quotes(cx.conn, id, 0, &new.quotes)?;
    }
    if let (ReportState::Accepted, Some(value)) = (report.state, report.value) {
        let (row, _) = store::report(cx.conn, id)?;
        store::insert_value(cx.conn, &row, value, false, cx.now)?;
    }
    cx.touching(id.0.to_string());
    Ok(PriceReceipt {
        id: id.0,
        verdict: report.verdict,
        state: report.state,
        value: report.value,
        flags: report.flags.to_vec(),
        received_at: cx.now.0,
    })
}

/// The figures in force on a day.
pub fn thresholds(app: &App, day: NaiveDate) -> Result<&crate::regency::MarketThresholds> {
    app.regency
        .thresholds_on(day)
        .ok_or_else(|| AppError::internal(format!("the regency pack has no thresholds for {day}")))
}

/// A status has no price to judge, but it has a day.
fn check_day(cx: &Cx<'_>, day: NaiveDate) -> Result<()> {
    let today = cx.now.day();
    if day > today {
        return Err(AppError::refused(Refusal::PriceFuture).with_field("day", FieldCode::Range));
    }
    let backdate = i64::from(thresholds(cx.app, today)?.rules.backdate_days);
    if today.signed_duration_since(day).num_days() > backdate {
        return Err(AppError::refused(Refusal::PriceTooOld).with_field("day", FieldCode::Range));
    }
    Ok(())
}

fn judge(cx: &mut Cx<'_>, new: &NewPrice, class: StabilityClass) -> Result<Validation> {
    let today = cx.now.day();
    let rules = &thresholds(cx.app, today)?.rules;
    let observations = observations(cx.conn, new.level, Some(&new.commodity), new.day, rules)?;
    let context = context(&ContextInput {
        observations: observations.into_iter().map(|(_, seen)| seen).collect(),
        place: new.place.clone(),
        day: new.day,
        thresholds: rules.clone(),
    });
    Ok(validate(&ValidateInput {
        quotes: new.quotes.clone(),
        day: new.day,
        today,
        open: cx.app.regency.is_open(&new.place, new.day),
        class,
        context,
        thresholds: rules.clone(),
        lifted: false,
        reason: new.reason,
    }))
}

/// Standing values that the rules look back on, with their commodity.
pub fn observations(
    conn: &mut Conn,
    level: Level,
    commodity: Option<&str>,
    day: NaiveDate,
    rules: &Thresholds,
) -> Result<Vec<(String, Observation)>> {
    let reach = TimeDelta::days(rules.reference_days.max(rules.history_days).into());
    store::values(conn, level, commodity, day - reach, day)?
        .iter()
        .filter(|row| row.ended_at.is_none())
        .map(|row| Ok((row.commodity.clone(), row.observation()?)))
        .collect()
}

fn refuse(judged: &Validation, new: &NewPrice) -> Result<()> {
    let refused =
        |refusal, field: &str, code| Err(AppError::refused(refusal).with_field(field, code));
    match judged.refusal {
        Some(PriceRefusal::NoQuote) => Err(AppError::field("quotes", FieldCode::Required)),
        Some(PriceRefusal::NotPositive | PriceRefusal::TooLarge) => {
            let at = new
                .quotes
                .iter()
                .position(|quote| !(1..=rembang_shared::values::MAX_RUPIAH).contains(quote));
            Err(AppError::field(
                format!("quotes[{}]", at.unwrap_or(0)),
                FieldCode::Range,
            ))
        }
        Some(PriceRefusal::Future) => refused(Refusal::PriceFuture, "day", FieldCode::Range),
        Some(PriceRefusal::TooOld) => refused(Refusal::PriceTooOld, "day", FieldCode::Range),
        Some(PriceRefusal::Closed) => refused(Refusal::PriceClosed, "day", FieldCode::Combination),
        Some(PriceRefusal::Ratio) => refused(Refusal::PriceRatio, "quotes", FieldCode::Range),
        None if judged.reason_missing => {
            refused(Refusal::PriceReason, "reason", FieldCode::Required)
        }
        None => Ok(()),
    }
}

/// An officer's decision, on the version that was read.
pub fn decide(
    cx: &mut Cx<'_>,
    row: &ReportRow,
    round: i64,
    decision: &Decision,
    version: i64,
) -> Result<()> {
    if !row.state()?.officer_actions().contains(&decision.action()) {
        return Err(AppError::refused(Refusal::ReportDecided));
    }
    let by = cx.who.person()?.account;
    let (state, value, outlier, note) = match decision {
        Decision::Confirm { note } => {
            let unusual = matches!(row.verdict(), Some(Verdict::Suspect | Verdict::Extreme));
            (
                ReportState::Accepted,
                row.value(),
                unusual,
                optional_note(note.as_deref())?,
            )
        }
        Decision::Correct { quotes, note } => {
            let judged = judge_correction(cx, row, quotes)?;
            store::insert_quotes(cx.conn, row.id, round + 1, quotes)?;
            let unusual = matches!(judged.verdict, Verdict::Suspect | Verdict::Extreme);
            (
                ReportState::Accepted,
                judged.value,
                unusual,
                Some(required_note(note)?),
            )
        }
        Decision::Reject { note } => (
            ReportState::Rejected,
            row.value(),
            false,
            Some(required_note(note)?),
        ),
    };
    let decided = Decided {
        state,
        value,
        outlier,
        by,
        note,
    };
    if !store::decide(cx.conn, row.id, version, &decided, cx.now)? {
        return Err(AppError::internal(
            "a report changed under the writer's lock",
        ));
    }
    store::end_value(cx.conn, row.id, cx.now)?;
    if let (ReportState::Accepted, Some(value)) = (state, value) {
        store::insert_value(cx.conn, row, value, outlier, cx.now)?;
    }
    cx.touching(row.id.0.to_string());
    cx.about(row.author_id);
    Ok(())
}

/// The officer has asked again: no reason is needed and the day was accepted before, but a
/// slip of the finger by a nought is still refused.
fn judge_correction(cx: &mut Cx<'_>, row: &ReportRow, quotes: &[i64]) -> Result<Validation> {
    if quotes.len() > MOST_QUOTES {
        return Err(AppError::field("quotes", FieldCode::Range));
    }
    let commodity = cx
        .app
        .regency
        .commodity(&row.commodity)
        .ok_or_else(|| AppError::internal("a report names an unknown commodity"))?;
    let rules = &thresholds(cx.app, cx.now.day())?.rules;
    let level = row.level()?;
    let seen = observations(cx.conn, level, Some(&row.commodity), row.day, rules)?;
    let context = context(&ContextInput {
        observations: seen.into_iter().map(|(_, seen)| seen).collect(),
        place: row.place.clone(),
        day: row.day,
        thresholds: rules.clone(),
    });
    let judged = validate(&ValidateInput {
        quotes: quotes.to_vec(),
        day: row.day,
        today: row.day,
        open: true,
        class: commodity.class,
        context,
        thresholds: rules.clone(),
        lifted: false,
        reason: Some(Reason::AskedAgain),
    });
    let asked = NewPrice {
        place: row.place.clone(),
        commodity: row.commodity.clone(),
        level,
        day: row.day,
        quotes: quotes.to_vec(),
        status: None,
        reason: Some(Reason::AskedAgain),
    };
    refuse(&judged, &asked)?;
    Ok(judged)
}

fn required_note(note: &str) -> Result<&str> {
    let note = note.trim();
    if (3..=500).contains(&note.chars().count()) {
        Ok(note)
    } else {
        Err(AppError::field("note", FieldCode::Range))
    }
}

fn optional_note(note: Option<&str>) -> Result<Option<&str>> {
    note.map(str::trim)
        .filter(|note| !note.is_empty())
        .map(required_note)
        .transpose()
}
