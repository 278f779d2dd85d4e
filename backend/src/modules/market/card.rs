//! What the first screen says about prices: a few of today's, else the means that another publisher
//! has, else that there are none.

use super::headline::{Headline, headline};
use super::pack;
use super::pack::MarketPack;
use super::published;
use crate::platform::cx::Cx;
use crate::platform::error::Result;
use rembang_shared::home::api::{CARD_ROWS, Card, CardRow, Change, Figure};
use rembang_shared::market::api::{Level, PriceView, PublishedView};
use rembang_shared::words::Words;

/// The prices of the commodities a device watches first, then those the pack names.
pub fn card(cx: &mut Cx<'_>, watched: &[&str]) -> Result<Option<Card>> {
    let headline = headline(cx, watched, CARD_ROWS)?;
    let pack = pack(cx.pack)?;
    let mut card = empty(cx, &headline);
    if headline.prices.is_empty() {
        let mut means = published::published(cx)?;
        means.truncate(CARD_ROWS);
        match means.first() {
            Some(first) => say_means(pack, &mut card, first, &means),
            None => say_none(pack, &mut card),
        }
        return Ok(Some(card));
    }
    card.rows = headline
        .prices
        .iter()
        .filter_map(|price| row(pack, price))
        .collect();
    // Nobody has reported today: then the heading does not say so either.
    if card.rows.iter().all(|row| row.day.is_some()) {
        card.title = last_figures();
    }
    Ok(Some(card))
}

fn empty(cx: &Cx<'_>, headline: &Headline) -> Card {
    let open = headline.levels.iter();
    Card {
        module: "market".to_owned(),
        title: Words::text(
            "Harga pasar hari ini",
            "Regi peken dinten menika",
            "Market prices today",
        ),
        href: "/pasar".to_owned(),
        more: Words::text("Semua harga", "Sedaya regi", "All prices"),
        day: cx.now.day(),
        monthly: false,
        as_of: headline.as_of.map(|at| at.0),
        provisional: headline.provisional,
        demo: headline.demo,
        lead: None,
        rows: Vec::new(),
        note: None,
        open: open
            .filter(|level| **level != Level::Retail)
            .map(|level| format!("/pasar?di={}", level.slug()))
            .collect(),
    }
}

fn last_figures() -> Words {
    Words::text("Harga terakhir", "Regi pungkasan", "Latest figures")
}

/// A name of the pack in every language. A new one that nobody has translated stays as it is.
pub(super) fn in_every_language(pack: &MarketPack, name: &str) -> Words {
    let mut translations = pack.translations().iter();
    match translations.find(|it| it.id == name) {
        Some(it) => Words::text(&it.id, &it.jv, &it.en),
        None => Words::name(name),
    }
}

fn row(pack: &MarketPack, price: &PriceView) -> Option<CardRow> {
    let value = price.value.as_ref()?;
    let day = value.day(price.day);
    let markets = value.n;
    Some(CardRow {
        key: price.commodity.clone(),
        href: format!("/pasar/{}", price.commodity),
        label: in_every_language(pack, &price.name),
        value: Figure::Rupiah {
            amount: value.display,
            per: price.unit.clone(),
        },
        change: price.change.as_ref().map(|it| Change {
            difference: it.difference_display,
            since: it.since,
        }),
        day: (day < price.day).then_some(day),
        note: Some(match markets {
            1 => Words::text("1 pasar", "1 peken", "1 market"),
            n => Words::text(
                format!("{n} pasar"),
                format!("{n} peken"),
                format!("{n} markets"),
            ),
        }),
        demo: price.demo,
    })
}

/// Another publisher's figures never stand beside our own, and say whose they are.
fn say_means(pack: &MarketPack, card: &mut Card, first: &PublishedView, means: &[PublishedView]) {
    card.title = last_figures();
    (card.day, card.monthly) = (first.period, true);
    card.lead = Some(Words::text(
        "Belum ada laporan pasar hari ini. Ini rata-rata bulanan.",
        "Dèrèng wonten laporan peken dinten menika. Menika rata-rata wulanan.",
        "No market reports today. These are monthly means.",
    ));
    let (area, publisher) = (&first.area, &first.publisher);
    let said = format!("Rata-rata {area}, {publisher}");
    let english = format!("Mean of {area}, {publisher}");
    card.note = Some(Words::text(said.clone(), said, english));
    let rows = means.iter().map(|mean| CardRow {
        key: mean.commodity.clone(),
        href: format!("/pasar/{}#terbitan", mean.commodity),
        label: in_every_language(pack, &mean.name),
        value: Figure::Rupiah {
            amount: mean.price,
            per: mean.unit.clone(),
        },
        change: None,
        day: None,
        note: None,
        demo: false,
    });
    card.rows = rows.collect();
}

fn say_none(pack: &MarketPack, card: &mut Card) {
    card.lead = Some(Words::text(
        "Belum ada harga pasar hari ini.",
        "Dèrèng wonten regi peken dinten menika.",
        "No market prices yet today.",
    ));
    let fixed = pack.settings().rhythm.publish_at;
    let (at, english) = (fixed.format("%H.%M"), fixed.format("%H:%M"));
    card.note = Some(Words::text(
        format!("Harga tampil setelah petugas pasar melapor, tetap pukul {at}."),
        format!("Regi katingal sasampunipun petugas peken lapur, ajeg tabuh {at}."),
        format!("Prices appear once market reporters send them, final at {english}."),
    ));
}
