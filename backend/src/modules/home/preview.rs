//! What a link says before it is opened: addresses that people send each other carry today's price
//! in the head of their page, for chats and search engines, which run no script.

use crate::modules::market;
use crate::platform::app::App;
use crate::platform::auth::Who;
use crate::platform::cache::Ready;
use crate::platform::cx::Cx;
use crate::platform::error::{AppError, Result};
use crate::platform::portal::{Head, Portal};
use actix_web::HttpRequest;
use chrono::{Datelike, NaiveDate};
use rembang_shared::market::api::{Level, PriceView};
use rembang_shared::values::Rupiah;
use std::sync::Arc;
use std::time::Duration;

/// Longer than this no page waits for its price.
const PATIENCE: Duration = Duration::from_millis(500);
/// Prices named in the description of the list.
const NAMED: usize = 3;
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des",
];

/// Pages with a head of their own.
#[derive(Clone)]
enum Subject {
    Home,
    List,
    Commodity { code: String, level: Level },
}

/// The start page as it is sent for this address. Nothing for an address without a price, and
/// nothing while the database does not answer: then the page goes out as it was built.
pub async fn page(app: &Arc<App>, portal: &Arc<Portal>, req: &HttpRequest) -> Option<Arc<Ready>> {
    let subject = subject(app, req).filter(|_| portal.is_built())?;
    let question = format!("page {}", address(&subject));
    let build = || async {
        let (db, app, portal) = (app.db.clone(), Arc::clone(app), Arc::clone(portal));
        db.read(move |conn| {
            let pack = app.regency();
            let mut cx = Cx::new(conn, &app, &pack, &Who(None), app.clock.now());
            let head = head(&mut cx, &subject)?;
            portal.page_with(&head).ok_or_else(AppError::not_found)
        })
        .await
    };
    let answer = app.cache.answer(&question, app.clock.now(), build);
    tokio::time::timeout(PATIENCE, answer).await.ok()?.ok()
}

fn subject(app: &App, req: &HttpRequest) -> Option<Subject> {
    match req.path().trim_end_matches('/') {
        "" => Some(Subject::Home),
        "/pasar" => Some(Subject::List),
        path => {
            let pack = app.regency();
            let pack = market::pack(&pack).ok()?;
            let commodity = pack.commodity(path.strip_prefix("/pasar/")?)?;
            let asked = form_urlencoded::parse(req.query_string().as_bytes())
                .find(|(name, _)| name == "tingkat")
                .and_then(|(_, level)| Level::from_slug(&level));
            let level = asked.or(commodity.levels.first().copied())?;
            commodity
                .levels
                .contains(&level)
                .then(|| Subject::Commodity {
                    code: commodity.code.clone(),
                    level,
                })
        }
    }
}

fn address(subject: &Subject) -> String {
    match subject {
        Subject::Home => "/".to_owned(),
        Subject::List => "/pasar".to_owned(),
        Subject::Commodity { code, level } if *level == Level::Retail => format!("/pasar/{code}"),
        Subject::Commodity { code, level } => format!("/pasar/{code}?tingkat={}", level.slug()),
    }
}

fn head(cx: &mut Cx<'_>, subject: &Subject) -> Result<Head> {
    let (brand, regency) = (cx.pack.about().brand.clone(), cx.pack.about().name.clone());
    let (title, card, description) = match subject {
        Subject::Home | Subject::List => {
            let card = format!("Harga pasar hari ini di {regency}");
            let title = match subject {
                Subject::Home => brand.clone(),
                _ => format!("{card} · {brand}"),
            };
            (title, card, several(cx)?)
        }
        Subject::Commodity { code, level } => {
            let pack = market::pack(cx.pack)?;
            let commodity = pack.commodity(code).ok_or_else(AppError::not_found)?;
            let price = market::price_of(cx, commodity, *level)?;
            let (card, description) = one(&price, &regency);
            (format!("{} · {brand}", price.name), card, description)
        }
    };
    Ok(Head {
        title,
        card,
        description,
        address: format!("{}{}", cx.app.config.public_url, address(subject)),
        site: brand,
    })
}

/// "Beras medium Rp13.000 per kg, Cabai rawit merah … 30 Nov 2026".
fn several(cx: &mut Cx<'_>) -> Result<String> {
    let prices = market::headline(cx, NAMED)?.prices;
    let said = prices.iter().filter_map(|price| {
        let day = price.value.as_ref()?.day(price.day);
        Some(format!("{}, {}", figure(price)?, date(day)))
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() {
        let regency = &cx.pack.about().name;
        return Ok(format!("Harga pasar dan layanan {regency}."));
    }
    Ok(format!("{}.", said.join(". ")))
}

/// What the card says, and below it with day and change.
fn one(price: &PriceView, regency: &str) -> (String, String) {
    let name = named(price);
    match (&price.value, figure(price), &price.last) {
        (Some(value), Some(figure), _) => {
            let change = price.change.as_ref().map(|it| it.difference_display);
            let day = date(value.day(price.day));
            let description = format!("{figure}, {day}{}", change.map_or(String::new(), moved));
            (figure, description)
        }
        (_, _, Some(last)) => {
            let mark = mark(price);
            let amount = Rupiah(last.display);
            let said = format!("{mark}{name} terakhir {amount} per {}", price.unit);
            let description = format!("{said}, {}. Belum dilaporkan hari ini.", date(last.day));
            (said, description)
        }
        _ => (
            format!("Harga {name}"),
            format!("Harga {name} di {regency}: belum ada laporan."),
        ),
    }
}

/// "Cabai rawit merah Rp86.900 per kg".
fn figure(price: &PriceView) -> Option<String> {
    let amount = Rupiah(price.value.as_ref()?.display);
    let (mark, name) = (mark(price), named(price));
    Some(format!("{mark}{name} {amount} per {}", price.unit))
}

const fn mark(price: &PriceView) -> &'static str {
    if price.demo { "[Contoh] " } else { "" }
}

fn named(price: &PriceView) -> String {
    match price.level {
        Level::Retail => price.name.clone(),
        Level::Producer => format!("{} di petani", price.name),
        Level::Auction => format!("{} di lelang ikan", price.name),
    }
}

fn moved(difference: i64) -> String {
    match difference.signum() {
        1 => format!(", naik {}", Rupiah(difference)),
        -1 => format!(", turun {}", Rupiah(-difference)),
        _ => ", tetap".to_owned(),
    }
}

/// "30 Nov 2026".
fn date(day: NaiveDate) -> String {
    let month = MONTHS[day.month0() as usize];
    format!("{} {month} {}", day.day(), day.year())
}
