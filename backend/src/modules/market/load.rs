//! Stores what an import file held. Series are another publisher's and go to tables of their
//! own; quotes take the normal entry path, all of them or none.

use super::flow::post;
use super::import::{ImportFormat, Parsed, QuoteRow, Rows, SeriesRow};
use super::pack;
use super::pack::{MarketPack, Series};
use super::series::{NewSeries, replace};
use super::store::Entry;
use crate::modules::identity;
use crate::platform::app::App;
use crate::platform::audit::{self, Act};
use crate::platform::auth::Who;
use crate::platform::cx::Cx;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::{AppError, Result};
use rembang_shared::market::api::{Frequency, NewPrice};
use rembang_shared::values::Phone;
use std::sync::Arc;

/// What an import did, or would do.
pub struct Imported {
    /// Rows stored.
    pub rows: usize,
    /// Where.
    pub into: String,
}

/// Stores a parsed file in one transaction.
pub async fn store_import(
    app: &Arc<App>,
    format: ImportFormat,
    parsed: Parsed,
    by: Option<Phone>,
    dry_run: bool,
    now: Instant,
) -> std::result::Result<Imported, String> {
    match parsed.rows {
        Rows::Series(rows) => {
            let regency = app.regency();
            let pack = pack(&regency).map_err(|e| e.to_string())?;
            let series = series_of(pack, format)
                .ok_or("the regency pack declares no series of this format")?
                .clone();
            let imported = Imported {
                rows: rows.len(),
                into: format!("series {}", series.id),
            };
            if dry_run {
                return Ok(imported);
            }
            let stored = app.db.write(move |conn| {
                store_series(conn, &series, &rows, now)?;
                note(conn, "import prices", &series.id, now)
            });
            stored.await.map_err(|e| e.to_string())?;
            app.publish().await.map_err(|e| e.to_string())?;
            Ok(imported)
        }
        Rows::Quotes(rows) => store_quotes(app, rows, by, dry_run, now).await,
    }
}

/// The series of the pack that comes in this layout.
pub fn series_of(pack: &MarketPack, format: ImportFormat) -> Option<&Series> {
    pack.series()
        .iter()
        .find(|it| ImportFormat::from(it.format) == format)
}

/// Stores a publisher's figures in place of what there was.
pub fn store_series(
    conn: &mut Conn,
    series: &Series,
    rows: &[SeriesRow],
    now: Instant,
) -> Result<()> {
    let new = NewSeries {
        id: &series.id,
        publisher: &series.publisher,
        title: &series.title,
        frequency: match series.frequency {
            Frequency::Daily => "daily",
            Frequency::Monthly => "monthly",
        },
        level: series.level,
        licence: &series.licence,
    };
    replace(conn, &new, rows, now)
}

fn note(conn: &mut Conn, action: &str, object: &str, now: Instant) -> Result<()> {
    let act = Act {
        actor: None,
        action,
        subject: None,
        object: Some(object),
        request_id: "command",
    };
    audit::record(conn, &act, now).map(drop)
}

async fn store_quotes(
    app: &Arc<App>,
    rows: Vec<QuoteRow>,
    by: Option<Phone>,
    dry_run: bool,
    now: Instant,
) -> std::result::Result<Imported, String> {
    let by = by.ok_or("--format csv needs --by PHONE: somebody asked the traders")?;
    let author = identity::account_id(app, &by)
        .await
        .map_err(|e| e.to_string())?
        .ok_or("--by is nobody's number")?;
    let count = rows.len();
    // What was found leaves through its own door, because a dry run and a bad row both end the
    // transaction with an error.
    let (sender, found) = std::sync::mpsc::channel();
    let writer = Arc::clone(app);
    let stored = app
        .db
        .write(move |conn| {
            let mut refused = Vec::new();
            for row in rows {
                let line = row.line;
                if let Err(error) = post_row(conn, &writer, row, author, now) {
                    refused.push(format!("line {line}: {error}"));
                }
            }
            let keep = refused.is_empty() && !dry_run;
            let _ = sender.send(refused);
            if !keep {
                return Err(AppError::internal("nothing was imported"));
            }
            note(conn, "import prices", "quotes", now)
        })
        .await;
    match (found.try_recv(), stored) {
        (Ok(refused), _) if !refused.is_empty() => Err(format!(
            "{}\n{} bad rows, nothing was imported",
            refused.join("\n"),
            refused.len()
        )),
        (Ok(_), Err(_)) if dry_run => Ok(()),
        (_, stored) => stored.map_err(|e| e.to_string()),
    }?;
    app.publish().await.map_err(|e| e.to_string())?;
    Ok(Imported {
        rows: count,
        into: "market quotes".to_owned(),
    })
}

fn post_row(conn: &mut Conn, app: &App, row: QuoteRow, author: Id, now: Instant) -> Result<()> {
    let pack = app.regency();
    let new = NewPrice {
        place: row.place,
        commodity: row.commodity,
        level: row.level,
        day: row.day,
        quotes: row.quotes,
        status: row.status,
        reason: row.reason,
    };
    let mut cx = Cx::new(conn, app, &pack, &Who(None), now);
    post(
        &mut cx,
        &Entry {
            new,
            author,
            entered_by: None,
            demo: false,
        },
    )
    .map(drop)
}
