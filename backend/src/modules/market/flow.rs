//! Entry and decision: several rows that must agree. One entry path for forms, imports and
//! demo data.

use super::PRICES;
use super::pack;
use super::pack::{Commodity, DatedThresholds, MarketPack};
use super::rhythm;
use super::store::Entry;
use super::store::{self, Decided, NewReport, ReportRow};
use super::synced;
use super::values;
use crate::platform::cx::Cx;
use crate::platform::db::{Conn, Id};
use crate::platform::error::{AppError, Result};
use crate::platform::text;
use chrono::{NaiveDate, TimeDelta};
use rembang_shared::error::{FieldCode, Refusal};
use rembang_shared::market::api::*;
use rembang_shared::market::rules::*;

/// Traders asked per market and commodity: three, at least one.
const MOST_QUOTES: usize = 3;

/// Judges an entry and stores it: public at once, or held for a verifier.
pub fn post(cx: &mut Cx<'_>, entry: &Entry) -> Result<PriceReceipt> {
    let pack = pack(cx.pack)?;
    let new = &entry.new;
    let commodity = check_shape(pack, new)?;
    let judged = match new.status {
        Some(_) => {
            check_day(cx, new.day)?;
            None
        }
        None => Some(judge_entry(cx, new, commodity)?),
    };
    let verdict = judged.as_ref().map(|judged| judged.verdict);
    let state = match verdict {
        None => ReportState::Noted,
        Some(Verdict::Accept) => ReportState::Accepted,
        Some(_) => ReportState::Held,
    };
    let report = NewReport {
        entry,
        judged: judged.as_ref(),
        state,
    };
    let row = store::insert_report(cx.conn, &report, cx.now)?
        .ok_or_else(|| AppError::refused(Refusal::PriceReported))?;
    if !new.quotes.is_empty() {
        store::insert_quotes(cx.conn, row.id, 0, &new.quotes)?;
    }
    if let (ReportState::Accepted, Some(value)) = (state, row.value()) {
        values::begin(cx.conn, &row, value, false, cx.now)?;
    }
    if state != ReportState::Held {
        cx.publish(PRICES);
    }
    synced::changed(cx, &row, false, state == ReportState::Held)?;
    cx.touching(row.id.0.to_string());
    Ok(PriceReceipt {
        id: row.id.0,
        verdict,
        state,
        value: row.value(),
        flags: judged.map(|judged| judged.flags).unwrap_or_default(),
        received_at: cx.now.0,
        due: rhythm::due(pack, state, new.day, cx.now).map(|at| at.0),
    })
}

/// Whether the entry names things that belong together.
fn check_shape<'a>(pack: &'a MarketPack, new: &NewPrice) -> Result<&'a Commodity> {
    let place = pack
        .place(&new.place)
        .ok_or_else(|| AppError::field("place", FieldCode::Unknown))?;
    let commodity = pack
        .commodity(&new.commodity)
        .filter(|commodity| pack.is_asked(&commodity.code, new.day))
        .ok_or_else(|| AppError::field("commodity", FieldCode::Unknown))?;
    if new.level != place.kind.level() || !commodity.levels.contains(&new.level) {
        return Err(AppError::field("level", FieldCode::Combination));
    }
    if new.status.is_some() && !new.quotes.is_empty() {
        return Err(AppError::field("status", FieldCode::Combination));
    }
    Ok(commodity)
}

/// The figures in force on a day.
pub fn thresholds(pack: &MarketPack, day: NaiveDate) -> Result<&DatedThresholds> {
    pack.thresholds_on(day)
        .ok_or_else(|| AppError::internal(format!("the regency pack has no thresholds for {day}")))
}

/// A status has no price to judge, but it has a day.
fn check_day(cx: &Cx<'_>, day: NaiveDate) -> Result<()> {
    let today = cx.now.day();
    let backdate = i64::from(thresholds(pack(cx.pack)?, today)?.rules.backdate_days);
    match today.signed_duration_since(day).num_days() {
        ..0 => refuse(PriceRefusal::Future, &[]),
        age if age > backdate => refuse(PriceRefusal::TooOld, &[]),
        _ => Ok(()),
    }
}

/// Quotes to be judged, a reporter's or an officer's.
struct Asked<'a> {
    place: &'a str,
    commodity: &'a Commodity,
    level: Level,
    day: NaiveDate,
    quotes: &'a [i64],
    reason: Option<Reason>,
    /// The day from which the price's own day is looked at.
    today: NaiveDate,
    open: bool,
    /// Somebody vouches for a price beyond the ratio.
    lifted: bool,
}

fn judge_entry(cx: &mut Cx<'_>, new: &NewPrice, commodity: &Commodity) -> Result<Validation> {
    let asked = Asked {
        place: &new.place,
        commodity,
        level: new.level,
        day: new.day,
        quotes: &new.quotes,
        reason: new.reason,
        today: cx.now.day(),
        open: pack(cx.pack)?.is_open(&new.place, new.day),
        lifted: new.reason.is_some(),
    };
    judge(cx, &asked)
}

/// The officer has asked again: no reason is needed and the day was accepted before, but a slip
/// of the finger by a nought is still refused, unless the price is said to be meant.
fn correction<'a>(
    pack: &'a MarketPack,
    row: &'a ReportRow,
    quotes: &'a [i64],
    lifted: bool,
) -> Result<Asked<'a>> {
    let commodity = pack
        .commodity(&row.commodity)
        .ok_or_else(|| AppError::internal("a report names an unknown commodity"))?;
    Ok(Asked {
        place: &row.place,
        commodity,
        level: row.level()?,
        day: row.day,
        quotes,
        reason: Some(Reason::AskedAgain),
        today: row.day,
        open: true,
        lifted,
    })
}

/// What a correction will be held against, for the officer's own device.
pub fn correction_rule(cx: &mut Cx<'_>, row: &ReportRow, quotes: &[i64]) -> Result<ValidateInput> {
    let asked = correction(pack(cx.pack)?, row, quotes, false)?;
    validate_input(cx, &asked)
}

fn judge(cx: &mut Cx<'_>, asked: &Asked<'_>) -> Result<Validation> {
    if asked.quotes.len() > MOST_QUOTES {
        return Err(AppError::field("quotes", FieldCode::Range));
    }
    let judged = validate(&validate_input(cx, asked)?);
    match judged.refusal {
        Some(refusal) => refuse(refusal, asked.quotes)?,
        None if judged.reason_missing => {
            return Err(
                AppError::refused(Refusal::PriceReason).with_field("reason", FieldCode::Required)
            );
        }
        None => {}
    }
    Ok(judged)
}

fn validate_input(cx: &mut Cx<'_>, asked: &Asked<'_>) -> Result<ValidateInput> {
    let rules = &thresholds(pack(cx.pack)?, cx.now.day())?.rules;
    let age = asked.today.signed_duration_since(asked.day).num_days();
    // A day that is refused anyway may lie where no calendar reaches back from.
    let observations = if (0..=rules.backdate_days.into()).contains(&age) {
        let code = Some(asked.commodity.code.as_str());
        observations(cx.conn, asked.level, code, asked.day, rules)?
    } else {
        Vec::new()
    };
    Ok(ValidateInput {
        quotes: asked.quotes.to_vec(),
        day: asked.day,
        today: asked.today,
        open: asked.open,
        class: asked.commodity.class,
        context: context(&ContextInput {
            observations: observations.into_iter().map(|(_, seen)| seen).collect(),
            place: asked.place.to_owned(),
            day: asked.day,
            thresholds: rules.clone(),
        }),
        thresholds: rules.clone(),
        lifted: asked.lifted,
        reason: asked.reason,
    })
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
    values::read(conn, level, commodity, day - reach, day)?
        .iter()
        .filter(|row| row.ended_at.is_none())
        .map(|row| Ok((row.commodity.clone(), row.observation()?)))
        .collect()
}

/// The rule's refusal in the words of the wire.
fn refuse(refusal: PriceRefusal, quotes: &[i64]) -> Result<()> {
    let refused =
        |refusal, field: &str, code| Err(AppError::refused(refusal).with_field(field, code));
    match refusal {
        PriceRefusal::NoQuote => Err(AppError::field("quotes", FieldCode::Required)),
        PriceRefusal::NotPositive | PriceRefusal::TooLarge => {
            let at = quotes
                .iter()
                .position(|quote| !(1..=rembang_shared::values::MAX_RUPIAH).contains(quote));
            Err(AppError::field(
                format!("quotes[{}]", at.unwrap_or(0)),
                FieldCode::Range,
            ))
        }
        PriceRefusal::Future => refused(Refusal::PriceFuture, "day", FieldCode::Range),
        PriceRefusal::TooOld => refused(Refusal::PriceTooOld, "day", FieldCode::Range),
        PriceRefusal::Closed => refused(Refusal::PriceClosed, "day", FieldCode::Combination),
        PriceRefusal::Ratio => refused(Refusal::PriceRatio, "quotes", FieldCode::Range),
    }
}

/// An officer's decision on a report as it was read.
pub fn decide(cx: &mut Cx<'_>, row: &ReportRow, decision: &Decision) -> Result<ReportState> {
    let before = row.state()?;
    if !before.officer_actions().contains(&decision.action()) {
        return Err(AppError::refused(Refusal::ReportDecided));
    }
    let decided = decided(cx, row, decision)?;
    if !store::decide(cx.conn, row, &decided, cx.now)? {
        return Err(AppError::internal(
            "a report changed under the writer's lock",
        ));
    }
    values::end(cx.conn, row, cx.now)?;
    if let (ReportState::Accepted, Some(value)) = (decided.state, decided.value) {
        values::begin(cx.conn, row, value, decided.outlier, cx.now)?;
    }
    cx.publish(PRICES);
    let [waited, waits] = [before, decided.state].map(|state| state == ReportState::Held);
    synced::changed(cx, row, waited, waits)?;
    cx.touching(row.id.0.to_string());
    cx.about(row.author_id);
    Ok(decided.state)
}

fn decided<'a>(cx: &mut Cx<'_>, row: &'a ReportRow, decision: &'a Decision) -> Result<Decided<'a>> {
    let officer = cx.who.person()?.account;
    let unusual = |verdict| matches!(verdict, Some(Verdict::Suspect | Verdict::Extreme));
    let mut decided = Decided {
        state: ReportState::Accepted,
        value: row.value(),
        outlier: false,
        by: Some(officer),
        vouched_by: row.vouched_by,
        note: None,
    };
    match decision {
        Decision::Confirm { note } => {
            let note = optional_note(note.as_deref())?;
            match row.second_eyes(Some(officer)) {
                None => decided.outlier = unusual(row.verdict()),
                Some(SecondEyes::First) => {
                    note.ok_or_else(|| AppError::field("note", FieldCode::Required))?;
                    decided.wait_for_second(officer);
                }
                Some(SecondEyes::Second) => decided.outlier = true,
                Some(SecondEyes::AfterYou) => {
                    return Err(AppError::refused(Refusal::SecondOfficer));
                }
            }
            // What the first officer said of it stays where the second adds nothing.
            decided.note = note.or(row.decision_note.as_deref());
        }
        Decision::Correct {
            quotes,
            note,
            lifted,
        } => {
            decided.note = Some(required_note(note)?);
            let judged = judge(cx, &correction(pack(cx.pack)?, row, quotes, *lifted)?)?;
            let round = store::quotes(cx.conn, &[row.id])?.round(row.id);
            store::insert_quotes(cx.conn, row.id, round + 1, quotes)?;
            decided.outlier = unusual(Some(judged.verdict));
            decided.value = judged.value;
            decided.vouched_by = None;
            if judged.flags.contains(&PriceFlag::Lifted) {
                decided.wait_for_second(officer);
            }
        }
        Decision::Reject { note } => {
            decided.state = ReportState::Rejected;
            decided.note = Some(required_note(note)?);
        }
    }
    Ok(decided)
}

impl Decided<'_> {
    /// Beyond the ratio one officer is not enough: nothing is public until another one agrees.
    fn wait_for_second(&mut self, first: Id) {
        self.state = ReportState::Held;
        self.outlier = false;
        self.by = None;
        self.vouched_by = Some(first);
    }
}

fn required_note(note: &str) -> Result<&str> {
    text::lines(note, 3..=500, "note")?;
    Ok(note.trim())
}

fn optional_note(note: Option<&str>) -> Result<Option<&str>> {
    note.map(str::trim)
        .filter(|note| !note.is_empty())
        .map(required_note)
        .transpose()
}
