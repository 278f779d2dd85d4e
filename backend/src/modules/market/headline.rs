//! The few prices that stand for all of them: on the first screen and in the head of a link.

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
    /// Levels at which anything has a value today.
    pub levels: Vec<Level>,
    /// When the newest of their values was accepted.
    pub as_of: Option<Instant>,
    /// Some may still change today.
    pub provisional: bool,
    /// Some were made up.
    pub demo: bool,
}

/// Retail prices with a value today: all that are asked for, and as many more as make `count`. Those
/// named in the pack come first, then the rest in its order.
pub fn headline(cx: &mut Cx<'_>, asked_for: &[&str], count: usize) -> Result<Headline> {
    let pack = pack(cx.pack)?;
    let asked = Asked {
        level: Level::Retail,
        place: None,
        day: cx.now.day(),
    };
    let rows = asked.recent(cx)?;
    let named = pack.settings().headline.iter().map(String::as_str);
    let first: Vec<&str> = asked_for.iter().copied().chain(named).collect();
    let rank = |code: &str| {
        let at = first.iter().position(|it| *it == code);
        at.unwrap_or(first.len())
    };
    let mut commodities = prices::quoted_at(pack, asked.level, asked.day);
    commodities.sort_by_key(|commodity| rank(&commodity.code));
    let mut headline = Headline {
        prices: Vec::new(),
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
        headline.as_of = headline.as_of.max(Some(Instant::new(value.as_of)));
        headline.provisional |= value.provisional;
        headline.demo |= prices::made_up(own);
        let is_asked_for = asked_for.contains(&commodity.code.as_str());
        if is_asked_for || headline.prices.len() < count {
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
