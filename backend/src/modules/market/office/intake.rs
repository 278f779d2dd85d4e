//! Files of prices over the wire: read whole, tried row by row on the normal entry path, and kept
//! only when every row was good. A dry run is the same work, taken back.

use super::super::flow::post;
use super::super::import::{self, ImportFormat, Parsed, QUOTES, QuoteRow, Rejected};
use super::super::load::{series_of, store_series};
use super::super::store::Entry;
use super::assign::{covers, holders};
use super::store::{self, ImportRow};
use super::{answers_for, workbook};
use crate::modules::identity::Holder;
use crate::platform::bind::Cx;
use crate::platform::clock::new_id;
use crate::platform::db::Id;
use crate::platform::error::{AppError, Result};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use diesel::Connection;
use rembang_shared::endpoint::Feed;
use rembang_shared::error::{ErrorCode, FieldCode};
use rembang_shared::market::api::*;

/// Rows of one file of quotes: three days of every place.
const MOST_ROWS: usize = 2000;

/// What the trial of a file found; carried out of a transaction that may be taken back.
enum Trial {
    Kept(ImportView),
    TakenBack(ImportView),
    Failed(AppError),
}

impl From<diesel::result::Error> for Trial {
    fn from(error: diesel::result::Error) -> Self {
        Self::Failed(error.into())
    }
}

pub fn import_prices(cx: &mut Cx<'_>, (): (), new: NewImport) -> Result<ImportView> {
    let file_name = new.file_name.trim();
    if !(1..=120).contains(&file_name.chars().count()) {
        return Err(AppError::field("file_name", FieldCode::Range));
    }
    let bytes = BASE64
        .decode(new.content.as_bytes())
        .map_err(|_| AppError::field("content", FieldCode::Format))?;
    let (format, bytes) = match new.format {
        FileFormat::Csv => (ImportFormat::Csv, commas(bytes)),
        FileFormat::Xlsx => (
            ImportFormat::Csv,
            workbook::to_csv(&bytes, MOST_ROWS, QUOTES.len())?,
        ),
        FileFormat::Bapanas => (ImportFormat::Bapanas, bytes),
        FileFormat::Pihps => (ImportFormat::Pihps, bytes),
    };
    let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
    if format == ImportFormat::Csv && lines > MOST_ROWS + 1 {
        return Err(AppError::field("content", FieldCode::Range));
    }
    let parsed = match import::parse(format, &bytes, cx.now.day(), cx.pack) {
        Ok(parsed) => parsed,
        Err(rejected) => return Ok(refused(lines, &rejected)),
    };
    let trial = match (parsed, new.by) {
        (Parsed::Quotes(rows), Some(by)) => {
            let by = Id(by);
            let holders = holders(cx)?;
            let author = holders.iter().find(|holder| holder.account == by);
            let demo = author
                .ok_or_else(|| AppError::field("by", FieldCode::Unknown))?
                .demo;
            let rows = entries(rows, by, cx.who.person()?.account, demo);
            cx.about(by);
            attempt(cx, new.dry_run, |cx| post_all(cx, &rows, &holders))
        }
        (Parsed::Quotes(_), None) => {
            return Err(AppError::field("by", FieldCode::Required));
        }
        (Parsed::Series(rows), _) => {
            let series = series_of(cx.pack, format)
                .ok_or_else(|| AppError::field("format", FieldCode::Unknown))?;
            attempt(cx, new.dry_run, |cx| {
                store_series(cx.conn, series, &rows, cx.now)?;
                cx.publish()?;
                let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
                Ok(ImportView {
                    accepted: count,
                    ..empty(count)
                })
            })
        }
    };
    let view = match trial {
        Trial::Kept(view) => ImportView {
            stored: true,
            ..view
        },
        Trial::TakenBack(view) => return Ok(view),
        Trial::Failed(error) => return Err(error),
    };
    let row = ImportRow {
        id: new_id(),
        file_name: file_name.to_owned(),
        format: new.format.slug().to_owned(),
        row_count: view.rows.into(),
        created_by: cx.who.person()?.account,
        created_at: cx.now,
    };
    store::insert_import(cx.conn, &row)?;
    cx.touching(row.id.0.to_string());
    cx.publish()?;
    Ok(view)
}

/// A spreadsheet in Indonesian saves with semicolons. No cell of ours holds one.
fn commas(bytes: Vec<u8>) -> Vec<u8> {
    let header = bytes
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    if header.contains(&b';') && !header.contains(&b',') {
        let swap = |byte| if byte == b';' { b',' } else { byte };
        bytes.into_iter().map(swap).collect()
    } else {
        bytes
    }
}

fn empty(rows: u32) -> ImportView {
    ImportView {
        rows,
        accepted: 0,
        held: 0,
        noted: 0,
        refused: 0,
        faults: Vec::new(),
        stored: false,
    }
}

fn line(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A file that the reader itself turned down.
fn refused(lines: usize, rejected: &Rejected) -> ImportView {
    let faults = rejected.rows.iter().map(|row| ImportFault {
        line: line(row.line),
        column: row.column.clone(),
        code: row.code,
        refusal: None,
    });
    ImportView {
        refused: u32::try_from(rejected.total).unwrap_or(u32::MAX),
        faults: faults.collect(),
        ..empty(u32::try_from(lines.saturating_sub(1)).unwrap_or(u32::MAX))
    }
}

/// An entry and the line it stood on.
fn entries(rows: Vec<QuoteRow>, author: Id, entered_by: Id, demo: bool) -> Vec<(u64, Entry)> {
    let entry = |row: QuoteRow| {
        let line = row.line;
        let new = NewPrice {
            place: row.place,
            commodity: row.commodity,
            level: row.level,
            day: row.day,
            quotes: row.quotes,
            status: row.status,
            reason: row.reason,
        };
        let entry = Entry {
            new,
            author,
            entered_by: Some(entered_by),
            demo,
        };
        (line, entry)
    };
    rows.into_iter().map(entry).collect()
}

/// Does the work inside a savepoint, and keeps it only when it is wanted and every row was good.
fn attempt(
    cx: &mut Cx<'_>,
    dry_run: bool,
    work: impl FnOnce(&mut Cx<'_>) -> Result<ImportView>,
) -> Trial {
    let (app, pack, who, now) = (cx.app, cx.pack, cx.who, cx.now);
    let tried = cx.conn.transaction::<Trial, Trial, _>(|conn| {
        let mut inner = Cx::new(conn, app, pack, who, now);
        let view = work(&mut inner).map_err(Trial::Failed)?;
        if dry_run || view.refused > 0 {
            Err(Trial::TakenBack(view))
        } else {
            Ok(Trial::Kept(view))
        }
    });
    tried.unwrap_or_else(|trial| trial)
}

fn post_all(cx: &mut Cx<'_>, entries: &[(u64, Entry)], holders: &[Holder]) -> Result<ImportView> {
    let mut view = empty(u32::try_from(entries.len()).unwrap_or(u32::MAX));
    for (line, entry) in entries {
        let posted = if may_report(cx, entry, holders)? {
            post(cx, entry)
        } else {
            Err(AppError::field("place", FieldCode::Unknown))
        };
        match posted {
            Ok(receipt) => match receipt.state {
                ReportState::Held => view.held += 1,
                ReportState::Noted => view.noted += 1,
                _ => view.accepted += 1,
            },
            Err(error) if matches!(error.code, ErrorCode::Invalid | ErrorCode::Refused) => {
                view.refused += 1;
                if view.faults.len() < import::MAX_LISTED {
                    view.faults.push(fault(*line, &error));
                }
            }
            Err(error) => return Err(error),
        }
    }
    Ok(view)
}

/// The officer answers for the place, and the enumerator's grant covers it, as on the form.
fn may_report(cx: &Cx<'_>, entry: &Entry, holders: &[Holder]) -> Result<bool> {
    let Some(place) = cx.pack.place(&entry.new.place) else {
        return Ok(false);
    };
    Ok(answers_for(cx, place)? && covers(cx, holders, entry.author, place))
}

fn fault(at: u64, error: &AppError) -> ImportFault {
    let body = error.body(None);
    let field = body.fields.first();
    let column = field.map(|field| match field.path.as_str() {
        "quotes" | "quotes[0]" => "quote_1".to_owned(),
        "quotes[1]" => "quote_2".to_owned(),
        "quotes[2]" => "quote_3".to_owned(),
        other => other.to_owned(),
    });
    ImportFault {
        line: line(at),
        column,
        code: field.map_or(FieldCode::Combination, |field| field.code),
        refusal: body.refusal,
    }
}

pub fn template_csv(_: &mut Cx<'_>, (): (), (): ()) -> Result<Feed> {
    Ok(Feed(format!("{}\n", QUOTES.join(",")).into_bytes()))
}

pub fn template_xlsx(_: &mut Cx<'_>, (): (), (): ()) -> Result<Feed> {
    workbook::write(QUOTES, &[]).map(Feed)
}
