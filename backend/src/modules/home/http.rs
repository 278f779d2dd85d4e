//! Handlers. Each gathers what the modules say of themselves and knows none of them.

use crate::platform::cx::Cx;
use crate::platform::error::{AppError, Result};
use crate::platform::module::Module;
use rembang_shared::error::FieldCode;
use rembang_shared::home::api::*;

const LONGEST_KEY: usize = 64;

pub fn home(cx: &mut Cx<'_>, (): (), (): ()) -> Result<HomeView> {
    Ok(HomeView {
        day: cx.now.day(),
        cards: cards(cx)?,
    })
}

/// What every module says of today that has something to say.
pub fn cards(cx: &mut Cx<'_>) -> Result<Vec<Card>> {
    let mut cards = Vec::new();
    for card in cx.app.modules.iter().filter_map(|module| module.card) {
        cards.extend(card(cx, &[])?);
    }
    Ok(cards)
}

pub fn card_of(cx: &mut Cx<'_>, query: CardQuery, (): ()) -> Result<Card> {
    let card = module(cx, &query.module)?
        .card
        .ok_or_else(AppError::not_found)?;
    let rows = query.rows.unwrap_or_default();
    let keys: Vec<&str> = rows.split(',').filter(|key| !key.is_empty()).collect();
    if keys.len() > CARD_ROWS_ASKED || !keys.iter().all(|key| is_key(key)) {
        return Err(AppError::field("rows", FieldCode::Format));
    }
    card(cx, &keys)?.ok_or_else(AppError::not_found)
}

/// As modules name what can be watched: `cabai-rawit-merah`.
fn is_key(key: &str) -> bool {
    let signs = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    key.len() <= LONGEST_KEY && key.bytes().all(signs)
}

pub fn search(
    cx: &mut Cx<'_>,
    ModuleName { module: name }: ModuleName,
    (): (),
) -> Result<SearchView> {
    let items = match module(cx, &name)?.found {
        Some(found) => found(cx)?,
        None => Vec::new(),
    };
    Ok(SearchView { items })
}

pub fn contact(cx: &mut Cx<'_>, (): (), (): ()) -> Result<ContactView> {
    let contact = cx.pack.about().contact.as_ref();
    Ok(ContactView {
        office: contact.map(|it| it.office.clone()),
        phone: contact.and_then(|it| it.phone.clone()),
        address: contact.and_then(|it| it.address.clone()),
    })
}

pub fn status(cx: &mut Cx<'_>, (): (), (): ()) -> Result<StatusView> {
    let mut parts = Vec::new();
    for health in cx.app.modules.iter().filter_map(|module| module.health) {
        parts.push(health(cx)?);
    }
    Ok(StatusView {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        now: cx.now.0,
        started_at: cx.app.started.0,
        parts,
    })
}

fn module(cx: &Cx<'_>, name: &str) -> Result<&'static Module> {
    let found = cx.app.modules.iter().find(|module| module.name == name);
    found.copied().ok_or_else(AppError::not_found)
}
