//! What a link says before it is opened: addresses that people send each other say in the head of
//! their page what stands on it, for chats and search engines, which run no script.

use super::http::cards;
use crate::platform::app::App;
use crate::platform::auth::Who;
use crate::platform::cache::Ready;
use crate::platform::cx::Cx;
use crate::platform::error::{AppError, Result};
use crate::platform::module::{LinkText, Preview};
use crate::platform::portal::{Head, Portal, short_date};
use actix_web::HttpRequest;
use rembang_shared::home::api::{Card, CardRow, Figure};
use rembang_shared::values::Rupiah;
use std::sync::Arc;
use std::time::Duration;

/// Longer than this no page waits for its head.
const PATIENCE: Duration = Duration::from_millis(500);

/// The first screen, which stands for the whole service.
pub const PREVIEW: Preview = Preview {
    address: |_, path, _| path.is_empty().then(|| "/".to_owned()),
    head: first_screen,
};

/// The start page as it is sent for this address. Nothing for an address of which no module has
/// anything to say, and nothing while the database does not answer: then the page goes out as it
/// was built.
pub async fn page(app: &Arc<App>, portal: &Arc<Portal>, req: &HttpRequest) -> Option<Arc<Ready>> {
    let (preview, address) = asked(app, req).filter(|_| portal.is_built())?;
    let question = format!("page {address}");
    let build = || async {
        let (db, app, portal) = (app.db.clone(), Arc::clone(app), Arc::clone(portal));
        db.read(move |conn| {
            let pack = app.regency();
            let mut cx = Cx::new(conn, &app, &pack, &Who(None), app.clock.now());
            let head = head(&mut cx, preview, &address)?;
            portal.page_with(&head).ok_or_else(AppError::not_found)
        })
        .await
    };
    let answer = app.cache.answer(&question, app.clock.now(), build);
    tokio::time::timeout(PATIENCE, answer).await.ok()?.ok()
}

/// Whoever knows the address, and how that one writes it.
fn asked(app: &App, req: &HttpRequest) -> Option<(&'static Preview, String)> {
    let pack = app.regency();
    let path = req.path().trim_end_matches('/');
    app.modules
        .iter()
        .filter_map(|module| module.preview.as_ref())
        .find_map(|it| Some((it, (it.address)(&pack, path, req.query_string())?)))
}

fn head(cx: &mut Cx<'_>, preview: &Preview, address: &str) -> Result<Head> {
    let site = cx.pack.about().brand.clone();
    let page = (preview.head)(cx, address)?;
    Ok(Head {
        title: page
            .title
            .map_or_else(|| site.clone(), |title| format!("{title} · {site}")),
        card: page.card,
        description: page.description,
        address: format!("{}{address}", cx.app.config.public_url),
        site,
    })
}

/// What its first card says today, for a chat shows one sentence.
fn first_screen(cx: &mut Cx<'_>, _address: &str) -> Result<LinkText> {
    let regency = cx.pack.about().name.clone();
    let said = cards(cx)?.into_iter().find(|card| !card.monthly);
    let (title, rows) = match &said {
        Some(card) => (card.title.indonesian(), sentences(card)),
        None => ("Layanan publik", Vec::new()),
    };
    Ok(LinkText {
        title: None,
        card: format!("{title} di {regency}"),
        description: match rows.is_empty() {
            true => format!("Layanan publik {regency} dalam satu pintu."),
            false => format!("{}.", rows.join(". ")),
        },
    })
}

/// "Beras medium Rp13.000 per kg, 30 Nov 2026".
fn sentences(card: &Card) -> Vec<String> {
    let said = |row: &CardRow| {
        let Figure::Rupiah { amount, per } = &row.value else {
            return None;
        };
        let mark = if row.demo { "[Contoh] " } else { "" };
        let (label, amount) = (row.label.indonesian(), Rupiah(*amount));
        let day = short_date(row.day.unwrap_or(card.day));
        Some(format!("{mark}{label} {amount} per {per}, {day}"))
    };
    card.rows.iter().filter_map(said).collect()
}
