//! The figures of the screens as files: tables for spreadsheets and scripts, news for readers.
//! Numbers are those of the views; nothing is worked out here.

use crate::platform::csv::{self, Cell};
use crate::platform::error::{AppError, Result};
use crate::regency::About;
use rembang_shared::endpoint::{BASE_PATH, Endpoint, Feed};
use rembang_shared::market::api::*;
use rembang_shared::values::Rupiah;
use rss::extension::{Extension, ExtensionMap};
use rss::{Channel, Guid, Item};

/// Namespace of `atom:link`.
const ATOM: &str = "http://www.w3.org/2005/Atom";

/// Today's list. A row's day is the day its figure is from, which is not the day of the file while
/// every place stands in with an older value; a row without a figure has none on the file's day.
pub fn prices_csv(prices: &[PriceView], place: Option<&str>) -> Result<Feed> {
    let header = [
        "day",
        "level",
        "place",
        "commodity",
        "name",
        "group",
        "unit",
        "price_rupiah",
        "shown_rupiah",
        "places",
        "places_reported",
        "places_carried",
        "carried_from",
        "limited",
        "provisional",
        "change_rupiah",
        "change_since",
        "reference",
        "reference_lower",
        "reference_upper",
        "reference_basis",
        "last_day",
        "last_rupiah",
        "demo",
    ];
    let rows = prices.iter().map(|price| {
        let value = price.value.as_ref();
        let change = price.change.as_ref();
        let reference = price.reference.as_ref();
        let last = price.last.as_ref();
        [
            value.map_or(price.day, |value| value.day(price.day)).into(),
            price.level.slug().into(),
            place.into(),
            price.commodity.as_str().into(),
            price.name.as_str().into(),
            price.group.as_str().into(),
            price.unit.as_str().into(),
            value.map(|value| value.mean).into(),
            value.map(|value| value.display).into(),
            value.map(|value| value.n).into(),
            value.map(DayValue::reported).into(),
            value.map(|value| value.n - value.reported()).into(),
            value.and_then(DayValue::carried_from).into(),
            value.map(|value| value.limited).into(),
            value.map(|value| value.provisional).into(),
            change.map(|change| change.difference_display).into(),
            change.map(|change| change.since).into(),
            reference.map(|it| kind_word(it.kind)).into(),
            reference.and_then(|it| it.lower).into(),
            reference.and_then(|it| it.upper).into(),
            reference.map(|it| it.basis.as_str()).into(),
            last.map(|last| last.day).into(),
            last.map(|last| last.display).into(),
            price.demo.into(),
        ]
    });
    csv::file(header, rows).map(Feed)
}

const fn kind_word(kind: ReferenceKind) -> &'static str {
    match kind {
        ReferenceKind::HET => "HET",
        ReferenceKind::HAP => "HAP",
        ReferenceKind::HPP => "HPP",
    }
}

/// A commodity's days, and behind them other publishers' figures, each row marked as whose it is.
pub fn history_csv(view: &CommodityView, brand: &str) -> Result<Feed> {
    let header = [
        "source",
        "publisher",
        "series",
        "area",
        "commodity",
        "publisher_commodity",
        "level",
        "frequency",
        "period",
        "price_rupiah",
        "places",
        "places_carried",
        "demo",
    ];
    let (code, level) = (view.price.commodity.as_str(), view.price.level.slug());
    let own = view.history.iter().map(|point| -> [Cell; 13] {
        [
            "markets".into(),
            brand.into(),
            Cell::Empty,
            Cell::Empty,
            code.into(),
            Cell::Empty,
            level.into(),
            "daily".into(),
            point.day.into(),
            point.mean.into(),
            point.n.into(),
            point.carried.into(),
            view.price.demo.into(),
        ]
    });
    let published = view.series.iter().flat_map(|series| {
        series.points.iter().map(move |point| -> [Cell; 13] {
            [
                "published".into(),
                series.publisher.as_str().into(),
                series.id.as_str().into(),
                series.area.as_str().into(),
                code.into(),
                series.publisher_commodity.as_str().into(),
                level.into(),
                match series.frequency {
                    Frequency::Daily => "daily",
                    Frequency::Monthly => "monthly",
                }
                .into(),
                point.period.into(),
                point.price.into(),
                Cell::Empty,
                Cell::Empty,
                false.into(),
            ]
        })
    });
    csv::file(header, own.chain(published)).map(Feed)
}

/// Today's changes. An item's guid names commodity, level and day, so that a reader shows a
/// corrected figure in its old place.
pub fn prices_rss(about: &About, origin: &str, level: Level, all: &[PriceView]) -> Result<Feed> {
    let items = all.iter().filter_map(|price| {
        let (value, change) = (price.value.as_ref()?, price.change.as_ref()?);
        let difference = change.difference_display;
        (difference != 0).then(|| Item {
            title: Some(title(price, value, difference)),
            link: Some(match level {
                Level::Retail => format!("{origin}/pasar/{}", price.commodity),
                _ => format!(
                    "{origin}/pasar/{}?tingkat={}",
                    price.commodity,
                    level.slug()
                ),
            }),
            description: Some(description(price, value, change.since, &about.name)),
            guid: Some(Guid {
                value: format!(
                    "rembang:price:{}:{}:{}",
                    level.slug(),
                    price.commodity,
                    price.day
                ),
                permalink: false,
            }),
            pub_date: Some(value.as_of.to_rfc2822()),
            ..Item::default()
        })
    });
    let newest = all.iter().filter_map(|price| price.value.as_ref());
    let channel = Channel {
        title: format!("{}: harga yang berubah hari ini", about.brand),
        link: format!("{origin}/pasar"),
        description: format!("Harga di {} yang naik atau turun hari ini", about.name),
        language: Some("id".to_owned()),
        last_build_date: newest
            .map(|value| value.as_of)
            .max()
            .map(|at| at.to_rfc2822()),
        ttl: Some("60".to_owned()),
        items: items.collect(),
        namespaces: [("atom".to_owned(), ATOM.to_owned())].into(),
        extensions: own_address(&format!("{origin}{BASE_PATH}{}", address(level))),
        ..Channel::default()
    };
    let mut file = Vec::new();
    channel
        .write_to(&mut file)
        .map_err(|error| AppError::internal(format!("a feed: {error}")))?;
    Ok(Feed(file))
}

/// Where a feed of this level is asked for.
fn address(level: Level) -> String {
    let path = PricesRss::INFO.path;
    match level {
        Level::Retail => path.to_owned(),
        _ => format!("{path}?level={}", level.slug()),
    }
}

/// A feed that was saved or passed on says where it came from: `atom:link rel="self"`.
fn own_address(href: &str) -> ExtensionMap {
    let attrs = [
        ("href", href),
        ("rel", "self"),
        ("type", "application/rss+xml"),
    ];
    let link = Extension {
        name: "atom:link".to_owned(),
        attrs: attrs
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into(),
        ..Extension::default()
    };
    let links = [("link".to_owned(), vec![link])].into();
    [("atom".to_owned(), links)].into()
}

fn title(price: &PriceView, value: &DayValue, difference: i64) -> String {
    format!(
        "{}{} {} {}, menjadi {} per {}",
        if price.demo { "[Contoh] " } else { "" },
        price.name,
        if difference > 0 { "naik" } else { "turun" },
        Rupiah(difference.abs()),
        Rupiah(value.display),
        price.unit
    )
}

fn description(
    price: &PriceView,
    value: &DayValue,
    since: chrono::NaiveDate,
    regency: &str,
) -> String {
    let places = match price.level {
        Level::Retail => "pasar",
        Level::Producer => "desa",
        Level::Auction => "TPI",
    };
    let mut text = format!(
        "Rata-rata {} {places} di {regency} pada {}, dibandingkan dengan {}.",
        value.n,
        price.day.format("%d-%m-%Y"),
        since.format("%d-%m-%Y"),
    );
    let carried = value.n - value.reported();
    if carried > 0 {
        text += &format!(" {carried} {places} memakai harga hari sebelumnya.");
    }
    if let Some(reference) = &price.reference {
        let kind = kind_word(reference.kind);
        if let Some(over) = reference.over {
            text += &format!(" {} di atas {kind}.", Rupiah(over));
        }
        if let Some(under) = reference.under {
            text += &format!(" {} di bawah {kind}.", Rupiah(under));
        }
    }
    if value.provisional {
        text += " Sementara: masih bisa berubah sampai siang.";
    }
    if price.demo {
        text += " Data contoh, bukan harga sebenarnya.";
    }
    text
}
