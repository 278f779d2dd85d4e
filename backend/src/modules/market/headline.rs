//! What the first screen and the state of the service say about prices: few figures out of all.

use super::pack;
use super::prices::{self, Asked};
use super::summary;
use super::values::{self, ValueRow};
use crate::platform::cx::Cx;
use crate::platform::db::Instant;
use crate::platform::error::Result;
use chrono::NaiveDate;
use rembang_shared::market::api::{Level, PriceView};

/// A few prices, and what is true of all of them.
pub struct Headline {
    /// Those shown.
    pub prices: Vec<PriceView>,
    /// How many commodities have a value today.
    pub quoted: u32,
    /// Levels at which anything has a value today.
    pub levels: Vec<Level>,
    /// When the newest of their values was accepted.
    pub as_of: Option<Instant>,
    /// Some may still change today.
    pub provisional: bool,
    /// Some were made up.
    pub demo: bool,
}

/// The first `count` retail prices with a value today: those named in the pack first, then the
/// rest in its order.
pub fn headline(cx: &mut Cx<'_>, count: usize) -> Result<Headline> {
    let pack = pack(cx.pack)?;
    let asked = Asked {
        level: Level::Retail,
        place: None,
        day: cx.now.day(),
    };
    let rows = asked.recent(cx)?;
    let first = &pack.settings().headline;
    let rank = |code: &str| {
        first
            .iter()
            .position(|it| it == code)
            .unwrap_or(first.len())
    };
    let mut commodities = prices::quoted_at(pack, asked.level, asked.day);
    commodities.sort_by_key(|commodity| rank(&commodity.code));
    let mut headline = Headline {
        prices: Vec::new(),
        quoted: 0,
        levels: quoted_levels(cx, asked.day)?,
        as_of: None,
        provisional: false,
        demo: false,
    };
    for commodity in commodities {
        let Some(own) = rows.get(&commodity.code) else {
            continue;
        };
        let Some(value) = summary::day_value(pack, own, asked.day, cx.now)? else {
            continue;
        };
        headline.quoted += 1;
        headline.as_of = headline.as_of.max(Some(Instant::new(value.as_of)));
        headline.provisional |= value.provisional;
        headline.demo |= prices::made_up(own);
        if headline.prices.len() < count {
            let view = prices::price_view(cx, commodity, &asked, own)?;
            headline.prices.push(view);
        }
    }
    Ok(headline)
}

/// The levels of which somebody has reported within the days that still count.
fn quoted_levels(cx: &mut Cx<'_>, day: NaiveDate) -> Result<Vec<Level>> {
    let pack = pack(cx.pack)?;
    let oldest = summary::oldest_counting(pack, day)?;
    let mut quoted = Vec::new();
    for level in [Level::Retail, Level::Producer, Level::Auction] {
        let rows = values::read(cx.conn, level, None, oldest, day)?;
        let asked = |row: &ValueRow| row.ended_at.is_none() && pack.is_asked(&row.commodity, day);
        if rows.iter().any(asked) {
            quoted.push(level);
        }
    }
    Ok(quoted)
}

/// How new the prices are.
pub struct Freshness {
    /// When the newest price was accepted, and whether it was made up.
    pub newest: Option<(Instant, bool)>,
    /// Places with an accepted price of today.
    pub places_today: u32,
}

/// How new the prices of all levels are.
pub fn freshness(cx: &mut Cx<'_>) -> Result<Freshness> {
    let mut fresh = Freshness {
        newest: None,
        places_today: 0,
    };
    for level in [Level::Retail, Level::Producer, Level::Auction] {
        let newest = values::newest(cx.conn, level)?;
        fresh.newest = fresh.newest.max(newest);
        // A place has one level, so none is counted twice.
        let places = values::places_on(cx.conn, level, cx.now.day())?;
        fresh.places_today += u32::try_from(places.len()).unwrap_or(u32::MAX);
    }
    Ok(fresh)
}
