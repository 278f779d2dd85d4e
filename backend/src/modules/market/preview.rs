//! What a link to a price says before it is opened.

use super::headline::headline;
use super::pack;
use super::prices;
use crate::platform::cx::Cx;
use crate::platform::error::{AppError, Result};
use crate::platform::module::{LinkText, Preview};
use crate::platform::portal::short_date;
use crate::regency::Regency;
use rembang_shared::market::api::{Level, PriceView};
use rembang_shared::values::Rupiah;

/// Prices named in the description of the list.
const NAMED: usize = 3;
const LIST: &str = "/pasar";

/// The list of prices, and one price.
pub const PREVIEW: Preview = Preview { address, head };

/// The list; a commodity, with its level where it is not the retail price.
fn address(regency: &Regency, path: &str, query: &str) -> Option<String> {
    if path == LIST {
        return Some(LIST.to_owned());
    }
    let commodity = pack(regency)
        .ok()?
        .commodity(path.strip_prefix("/pasar/")?)?;
    let asked = form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == "tingkat")
        .and_then(|(_, level)| Level::from_slug(&level));
    let level = asked.or(commodity.levels.first().copied())?;
    let code = &commodity.code;
    commodity.levels.contains(&level).then(|| match level {
        Level::Retail => format!("/pasar/{code}"),
        _ => format!("/pasar/{code}?tingkat={}", level.slug()),
    })
}

fn head(cx: &mut Cx<'_>, address: &str) -> Result<LinkText> {
    let regency = cx.pack.about().name.clone();
    if address == LIST {
        let card = format!("Harga pasar hari ini di {regency}");
        return Ok(LinkText {
            title: Some(card.clone()),
            card,
            description: several(cx)?,
        });
    }
    let (path, level) = address
        .split_once("?tingkat=")
        .unwrap_or((address, Level::Retail.slug()));
    let code = path.strip_prefix("/pasar/").unwrap_or_default();
    let commodity = pack(cx.pack)?
        .commodity(code)
        .ok_or_else(AppError::not_found)?;
    let level = Level::from_slug(level).ok_or_else(AppError::not_found)?;
    let price = prices::price_of(cx, commodity, level)?;
    let (card, description) = one(&price, &regency);
    Ok(LinkText {
        title: Some(price.name),
        card,
        description,
    })
}

/// "Beras medium Rp13.000 per kg, 30 Nov 2026. Cabai rawit merah …".
fn several(cx: &mut Cx<'_>) -> Result<String> {
    let prices = headline(cx, &[], NAMED)?.prices;
    let said = prices.iter().filter_map(|price| {
        let day = price.value.as_ref()?.day(price.day);
        Some(format!("{}, {}", figure(price)?, short_date(day)))
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
            let day = short_date(value.day(price.day));
            let description = format!("{figure}, {day}{}", change.map_or(String::new(), moved));
            (figure, description)
        }
        (_, _, Some(last)) => {
            let mark = mark(price);
            let amount = Rupiah(last.display);
            let said = format!("{mark}{name} terakhir {amount} per {}", price.unit);
            let description = format!(
                "{said}, {}. Belum dilaporkan hari ini.",
                short_date(last.day)
            );
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
