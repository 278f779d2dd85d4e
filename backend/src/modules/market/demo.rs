//! Made-up quotes for a demonstration, marked as such and sent through the normal entry path,
//! relative to the day of the run. Their level is the last published value of the regency, so
//! that the pictures look like Rembang; their movement is arithmetic, not observation.

use super::flow::{decide, post};
use super::pack;
use super::pack::MarketPack;
use super::series;
use super::store::Entry;
use super::store::{self, Wanted};
use crate::platform::app::App;
use crate::platform::auth::{Person, Who};
use crate::platform::cx::Cx;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::Result;
use crate::platform::vault::sha256;
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use rembang_shared::error::Refusal;
use rembang_shared::market::api::*;
use rembang_shared::market::rules::Reason;
use std::sync::Arc;

/// Enough for a history of fourteen values and a line to look at.
const DAYS: i64 = 24;
const MARKETS: [&str; 5] = [
    "pasar-kota-rembang",
    "pasar-lasem",
    "pasar-pamotan",
    "pasar-sarang",
    "pasar-sumber",
];
/// Left without a quote today, because "belum ada" is a state worth seeing.
const UNREPORTED: &str = "cabai-keriting";
/// Jumps today, so that the officer's queue has something to decide.
const JUMPS: (&str, &str) = ("cabai-rawit-merah", "pasar-lasem");
/// Sold out today.
const SOLD_OUT: (&str, &str) = ("ikan-bandeng", "pasar-sumber");

/// Adds what is missing up to now; a second start the same day adds nothing.
pub async fn add_demo_quotes(
    app: &Arc<App>,
    enumerator: Id,
    officer: Id,
    now: Instant,
) -> Result<()> {
    let today = now.day();
    let morning = NaiveTime::from_hms_opt(8, 30, 0).unwrap_or_default();
    for back in (0..DAYS).rev() {
        let day = today - TimeDelta::days(back);
        // A demonstration at night has prices of its day too: what it shows, and what tests see,
        // does not hang on the hour at which it is started.
        let at = Instant::at(day, morning).min(now);
        let writer = Arc::clone(app);
        app.db
            .write(move |conn| add_day(conn, &writer, enumerator, officer, at, back == 0))
            .await?;
    }
    Ok(())
}

fn add_day(
    conn: &mut Conn,
    app: &App,
    enumerator: Id,
    officer: Id,
    at: Instant,
    today: bool,
) -> Result<()> {
    let regency = app.regency();
    let pack = pack(&regency)?;
    for (commodity, base) in bases(conn, pack)? {
        for market in MARKETS.iter().filter(|market| pack.place(market).is_some()) {
            let here = (commodity.as_str(), *market);
            if today && commodity == UNREPORTED {
                continue;
            }
            let sold_out = today && here == SOLD_OUT;
            let factor = if today && here == JUMPS { 140 } else { 100 };
            let new = NewPrice {
                place: (*market).to_owned(),
                commodity: commodity.clone(),
                level: Level::Retail,
                day: at.day(),
                quotes: if sold_out {
                    Vec::new()
                } else {
                    quotes(&commodity, market, at.day(), base * factor / 100)
                },
                status: sold_out.then_some(NoQuote::Habis),
                reason: (factor != 100).then_some(Reason::AskedAgain),
            };
            let mut cx = Cx::new(conn, app, &regency, &Who(None), at);
            match post(
                &mut cx,
                &Entry {
                    new,
                    author: enumerator,
                    entered_by: None,
                    demo: true,
                },
            ) {
                Err(error) if error.refusal() == Some(Refusal::PriceReported) => return Ok(()),
                posted => drop(posted?),
            }
        }
    }
    if !today {
        confirm_all(conn, app, officer, at.plus(2 * 3600))?;
    }
    Ok(())
}

/// The last published monthly value of every commodity that a series maps to.
fn bases(conn: &mut Conn, pack: &MarketPack) -> Result<Vec<(String, i64)>> {
    let mut found = Vec::new();
    for mapping in pack.series_map() {
        let (Some(commodity), Some(series)) =
            (&mapping.commodity, pack.series_by_id(&mapping.series))
        else {
            continue;
        };
        if series.frequency != Frequency::Monthly {
            continue;
        }
        let points = series::published(
            conn,
            &series.id,
            &series.own_area,
            &mapping.publisher_commodity,
        )?;
        if let Some((_, price)) = points.last() {
            found.push((commodity.clone(), *price));
        }
    }
    Ok(found)
}

/// Three traders a little apart, drifting a little from day to day, in steps of Rp50.
fn quotes(commodity: &str, market: &str, day: NaiveDate, base: i64) -> Vec<i64> {
    let wobble =
        |text: String, span: i64| i64::from(sha256(text.as_bytes())[0]) * span / 255 - span / 2;
    let season = wobble(format!("{commodity}|{}", day.format("%G-%V")), 30);
    (0..3)
        .map(|trader| {
            let own = wobble(format!("{commodity}|{market}|{day}|{trader}"), 14)
                + wobble(format!("{commodity}|{market}"), 30);
            (base * (1000 + season + own) / 1000 + 25) / 50 * 50
        })
        .collect()
}

fn confirm_all(conn: &mut Conn, app: &App, officer: Id, at: Instant) -> Result<()> {
    let person = Person {
        account: officer,
        session: officer,
        device: officer,
        demo: true,
        proven_at: None,
        grants: Vec::new(),
    };
    let who = Who(Some(Arc::new(person)));
    let pack = app.regency();
    let held = store::reports(
        conn,
        &Wanted {
            state: Some(ReportState::Held),
            ..Wanted::default()
        },
        10_000,
    )?;
    for (row, _) in held.iter().filter(|(row, _)| row.demo) {
        let mut cx = Cx::new(conn, app, &pack, &who, at);
        decide(&mut cx, row, &Decision::Confirm { note: None })?;
    }
    Ok(())
}
