//! Files of prices over the wire: read whole outside the writer, tried row by row on the normal
//! entry path, and kept only when every row was good. A dry run is the same work, taken back.

use super::super::flow::post;
use super::super::import::{
    self, Headings, ImportFormat, Parsed, QUOTES, QuoteRow, Rejected, Rows,
};
use super::super::load::{series_of, store_series};
use super::super::pack;
use super::super::store::Entry;
use super::assign::{covers, holders};
use super::store::{self, ImportRow};
use super::{answers_for, workbook};
use crate::modules::identity::Holder;
use crate::platform::clock::new_id;
use crate::platform::cx::Cx;
use crate::platform::db::{Id, Instant};
use crate::platform::error::{AppError, Result};
use crate::platform::{table, text};
use crate::regency::Regency;
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use diesel::Connection;
use rembang_shared::endpoint::Feed;
use rembang_shared::error::{ErrorCode, FieldCode};
use rembang_shared::market::api::*;
use rembang_shared::table::Wanted;

/// Rows of one file of quotes: three days of every place.
const MOST_ROWS: usize = 2000;
/// Rows of a file that are told back, with all their cells.
const MOST_TOLD: usize = 2000;
/// How cells are to be filled in, above the headings of an empty sheet.
const FORMS: &str = "Tanggal: 30/11/2026. Tempat dan bahan: kode atau nama. Tingkat: eceran, \
    produsen, lelang (boleh kosong). Harga: 15000 atau 15.000. Tanpa harga: isi keterangan HABIS, \
    TUTUP, atau TIDAK ADA. Alasan harga tidak biasa: mutu, ditanya ulang, stok sedikit. Judul \
    day,place,commodity,level,quote_1,status,reason juga dibaca.";

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

/// A file that has been read, with what was said about it.
pub struct FileRead {
    file_name: String,
    stored_as: FileFormat,
    by: Option<Id>,
    dry_run: bool,
    outcome: std::result::Result<(ImportFormat, Parsed), Rejected>,
}

/// Reads a file; this takes long, needs no database and therefore happens before the writer.
pub fn read_file(regency: &Regency, now: Instant, (): (), new: NewImport) -> Result<FileRead> {
    let file_name = text::line(&new.file_name, 1..=120, "file_name")?;
    let bytes = BASE64
        .decode(new.content.as_bytes())
        .map_err(|_| AppError::field("content", FieldCode::Format))?;
    let (format, stored_as) = match new.format {
        FileFormat::Csv | FileFormat::Xlsx if table::is_workbook(&bytes) => {
            (ImportFormat::Csv, FileFormat::Xlsx)
        }
        FileFormat::Csv | FileFormat::Xlsx => (ImportFormat::Csv, FileFormat::Csv),
        FileFormat::Bapanas => (ImportFormat::Bapanas, FileFormat::Bapanas),
        FileFormat::Pihps => (ImportFormat::Pihps, FileFormat::Pihps),
    };
    let outcome = import::parse(format, &bytes, now.day(), pack(regency)?);
    let told_rows = match &outcome {
        Ok(Parsed {
            rows: Rows::Quotes(rows),
            ..
        }) => rows.len(),
        Ok(_) => 0,
        Err(rejected) => rejected.rows,
    };
    if format == ImportFormat::Csv && told_rows > MOST_ROWS {
        return Err(AppError::field("content", FieldCode::Range));
    }
    if new.format == FileFormat::Xlsx {
        check_workbook(&bytes, &outcome)?;
    }
    Ok(FileRead {
        file_name,
        stored_as,
        by: new.by.map(Id),
        dry_run: new.dry_run,
        outcome: outcome.map(|parsed| (format, parsed)),
    })
}

/// Whoever says that it is a workbook is told when it is none: then the body is wrong, not a row.
fn check_workbook(bytes: &[u8], outcome: &std::result::Result<Parsed, Rejected>) -> Result<()> {
    if !table::is_workbook(bytes) {
        return Err(AppError::field("content", FieldCode::Format));
    }
    let fault = outcome
        .as_ref()
        .err()
        .and_then(|rejected| rejected.faults.first());
    let whole = [Wanted::WholeFile, Wanted::TableFile, Wanted::Smaller];
    match fault.filter(|fault| whole.contains(&fault.wanted)) {
        Some(fault) => Err(AppError::field("content", fault.code)),
        None => Ok(()),
    }
}

pub fn import_prices(cx: &mut Cx<'_>, file: FileRead) -> Result<ImportView> {
    let (format, parsed) = match file.outcome {
        Ok(good) => good,
        Err(rejected) => return Ok(refused(rejected)),
    };
    let Parsed {
        rows,
        headings,
        unread,
    } = parsed;
    let trial = match (rows, file.by) {
        (Rows::Quotes(rows), Some(by)) => {
            let holders = holders(cx)?;
            let author = holders.iter().find(|holder| holder.account == by);
            let demo = author
                .ok_or_else(|| AppError::field("by", FieldCode::Unknown))?
                .demo;
            let rows = entries(rows, by, cx.who.person()?.account, demo);
            cx.about(by);
            attempt(cx, file.dry_run, |cx| {
                post_all(cx, rows, &headings, &holders)
            })
        }
        (Rows::Quotes(_), None) => {
            return Err(AppError::field("by", FieldCode::Required));
        }
        (Rows::Series(rows), _) => {
            let series = series_of(pack(cx.pack)?, format)
                .ok_or_else(|| AppError::field("format", FieldCode::Unknown))?;
            let view = ImportView {
                accepted: count(rows.len()),
                ..empty(rows.len())
            };
            // The reader has said all there is to say: a trial needs no table.
            if file.dry_run {
                Trial::TakenBack(view)
            } else {
                store_series(cx.conn, series, &rows, cx.now)?;
                Trial::Kept(view)
            }
        }
    };
    let said = |view| ImportView { unread, ..view };
    let view = match trial {
        Trial::Kept(view) => ImportView {
            stored: true,
            ..said(view)
        },
        Trial::TakenBack(view) => return Ok(said(view)),
        Trial::Failed(error) => return Err(error),
    };
    let row = ImportRow {
        id: new_id(),
        file_name: file.file_name,
        format: file.stored_as.slug().to_owned(),
        row_count: view.rows.into(),
        created_by: cx.who.person()?.account,
        created_at: cx.now,
    };
    store::insert_import(cx.conn, &row)?;
    cx.touching(row.id.0.to_string());
    cx.publish();
    Ok(view)
}

fn empty(rows: usize) -> ImportView {
    ImportView {
        rows: count(rows),
        accepted: 0,
        held: 0,
        noted: 0,
        refused: 0,
        faults: Vec::new(),
        headings: Vec::new(),
        unread: Vec::new(),
        stored: false,
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A file that the reader itself turned down.
fn refused(rejected: Rejected) -> ImportView {
    let refused = count(rejected.faults.len());
    let faults = rejected
        .faults
        .into_iter()
        .take(MOST_TOLD)
        .map(|fault| ImportFault {
            line: fault.line,
            column: fault.column,
            value: fault.value,
            code: fault.code,
            wanted: Some(fault.wanted),
            repeats: fault.repeats,
            refusal: None,
            cells: fault.said,
        });
    ImportView {
        refused,
        faults: faults.collect(),
        headings: rejected.headings,
        unread: rejected.unread,
        ..empty(rejected.rows)
    }
}

/// An entry, with the line it stood on and what stood there.
struct Told {
    line: u32,
    said: Vec<String>,
    entry: Entry,
}

fn entries(rows: Vec<QuoteRow>, author: Id, entered_by: Id, demo: bool) -> Vec<Told> {
    let entry = |row: QuoteRow| {
        let new = NewPrice {
            place: row.place,
            commodity: row.commodity,
            level: row.level,
            day: row.day,
            quotes: row.quotes,
            status: row.status,
            reason: row.reason,
        };
        Told {
            line: row.line,
            said: row.said,
            entry: Entry {
                new,
                author,
                entered_by: Some(entered_by),
                demo,
            },
        }
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

fn post_all(
    cx: &mut Cx<'_>,
    rows: Vec<Told>,
    headings: &Headings,
    holders: &[Holder],
) -> Result<ImportView> {
    let mut view = ImportView {
        headings: headings.all.clone(),
        ..empty(rows.len())
    };
    for row in rows {
        let posted = if may_report(cx, &row.entry, holders)? {
            post(cx, &row.entry)
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
                if view.faults.len() < MOST_TOLD {
                    view.faults.push(fault(row, headings, &error));
                }
            }
            Err(error) => return Err(error),
        }
    }
    Ok(view)
}

/// The officer answers for the place, and the enumerator's grant covers it, as on the form.
fn may_report(cx: &Cx<'_>, entry: &Entry, holders: &[Holder]) -> Result<bool> {
    let Some(place) = pack(cx.pack)?.place(&entry.new.place) else {
        return Ok(false);
    };
    Ok(answers_for(cx, place)? && covers(holders, entry.author, place))
}

/// What the entry path said of a row, in terms of the file.
fn fault(row: Told, headings: &Headings, error: &AppError) -> ImportFault {
    let body = error.body(None);
    let field = body.fields.first();
    let at = field.and_then(|field| headings.place_of(import::column_of(&field.path)));
    ImportFault {
        line: row.line,
        column: at.and_then(|at| headings.all.get(at).cloned()),
        value: at
            .and_then(|at| row.said.get(at).cloned())
            .filter(|it| !it.is_empty()),
        code: field.map_or(FieldCode::Combination, |field| field.code),
        wanted: None,
        repeats: None,
        refusal: body.refusal,
        cells: row.said,
    }
}

/// An empty sheet, with semicolons and a mark as spreadsheets in Indonesian want them.
pub fn template_csv(_: &mut Cx<'_>, (): (), (): ()) -> Result<Feed> {
    let headings = template().join(";");
    // In quotes, because its commas part nothing.
    Ok(Feed(
        format!("\u{feff}\"{FORMS}\"\r\n{headings}\r\n").into_bytes(),
    ))
}

pub fn template_xlsx(_: &mut Cx<'_>, (): (), (): ()) -> Result<Feed> {
    let headings = template();
    let headings = headings.each_ref().map(String::as_str);
    workbook::write(Some(FORMS), headings, Vec::new()).map(Feed)
}

fn template() -> [String; QUOTES.len()] {
    std::array::from_fn(|at| {
        QUOTES
            .get(at)
            .map(table::Column::heading)
            .unwrap_or_default()
    })
}
