//! The first screen in one answer, what can be found, and how the service is doing: a small closed
//! vocabulary, in which every module says its part and which is drawn without knowing who said it.

use crate::words::Words;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

crate::endpoints! { "home";
    /// Everything the first screen shows: what each module says of today.
    Home: GET "/home", () => HomeView, Public, [cached];
    /// One module's card with the rows that this device watches.
    CardOf: GET "/home/cards/{module}", CardQuery => Card, Public, [cached];
    /// What can be found in one module, to be searched without asking the server again.
    Search: GET "/home/search/{module}", ModuleName => SearchView, Public, [cached];
    /// Whom to ask, where the regency has said so.
    Contact: GET "/home/contact", () => ContactView, Public, [cached];
    /// Whether the service works, and how old everything in it is.
    Status: GET "/home/status", () => StatusView, Public, [cached];
    /// What screens say that differs from regency to regency. The start page carries it already.
    Regency: GET "/home/regency", () => RegencyView, Public, [cached];
}

/// Most rows of a card on the first screen.
pub const CARD_ROWS: usize = 3;
/// Most rows of a card that a device may ask for by name.
pub const CARD_ROWS_ASKED: usize = 6;

/// Which module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ModuleName {
    /// Its name, `market`.
    pub module: String,
}

/// Which card, and what shall stand on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct CardQuery {
    /// The module's name, `market`.
    pub module: String,
    /// Keys of rows, with commas between them, as the module names them; six at most. One without
    /// a figure today makes room for the next.
    pub rows: Option<String>,
}

/// The first screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct HomeView {
    /// Today in WIB.
    pub day: NaiveDate,
    /// In the order they are shown.
    pub cards: Vec<Card>,
}

/// What a module says of today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Card {
    /// Whose it is, `market`.
    pub module: String,
    /// Heading.
    pub title: Words,
    /// The screen with all of it.
    pub href: String,
    /// What the link to that screen says.
    pub more: Words,
    /// The day the figures are of in WIB, or the first one of their month.
    pub day: NaiveDate,
    /// They are of that whole month.
    pub monthly: bool,
    /// When the newest figure of all that the card stands for was accepted.
    pub as_of: Option<DateTime<Utc>>,
    /// Some may still change today.
    pub provisional: bool,
    /// Some were made up for a demonstration.
    pub demo: bool,
    /// A sentence above the rows, or in their place.
    pub lead: Option<Words>,
    /// Three at most, unless a device asked for its own.
    pub rows: Vec<CardRow>,
    /// A sentence below the rows: whose figures they are.
    pub note: Option<Words>,
    /// Addresses of the module that have something to show only on some days, and have it today.
    pub open: Vec<String>,
}

/// One figure of a card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct CardRow {
    /// What a device may ask for it by, `cabai-rawit-merah`.
    pub key: String,
    /// Where more of it stands.
    pub href: String,
    /// What it is the figure of.
    pub label: Words,
    /// The figure.
    pub value: Figure,
    /// Against an earlier day.
    pub change: Option<Change>,
    /// The figure's own day, where it is older than the card's.
    pub day: Option<NaiveDate>,
    /// What else is to be known: how many markets are in it.
    pub note: Option<Words>,
    /// Some of it was made up for a demonstration.
    pub demo: bool,
}

/// What a figure may be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub enum Figure {
    /// Money.
    Rupiah {
        /// Whole rupiah.
        amount: i64,
        /// The unit it is paid for, `kg`.
        per: String,
    },
    /// Things counted.
    Count {
        /// How many.
        n: u32,
        /// What was counted, `tempat tidur`.
        what: Words,
    },
    /// A word or a sentence.
    Text {
        /// As it is shown.
        text: Words,
    },
    /// A moment.
    Moment {
        /// In UTC; shown in WIB.
        at: DateTime<Utc>,
    },
    /// A day in WIB.
    Day {
        /// That day.
        day: NaiveDate,
    },
    /// A month.
    Month {
        /// Its first day.
        day: NaiveDate,
    },
}

/// How a figure moved, in its own unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Change {
    /// Now less then.
    pub difference: i64,
    /// The day it is compared with.
    pub since: NaiveDate,
}

/// What can be found in a module.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct SearchView {
    /// In the order they are shown among equals.
    pub items: Vec<Found>,
}

/// A thing to find.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Found {
    /// What it is, in the module's own word: `commodity`, `village`.
    pub kind: String,
    /// Its screen.
    pub href: String,
    /// What it is called.
    pub title: Words,
    /// What is said below the title; the area is said beside it.
    pub note: Option<Words>,
    /// What else people call it, in any of the languages.
    pub words: Vec<String>,
    /// Code of the kecamatan it lies in.
    pub area: Option<String>,
}

/// Whom to ask, as the regency pack says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ContactView {
    /// The office; absent where the regency has named none.
    pub office: Option<String>,
    /// Number to call.
    pub phone: Option<String>,
    /// Where to go.
    pub address: Option<String>,
}

/// How the service is doing. That it is an answer at all says that the database answers: without
/// it this row is 503 like every other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct StatusView {
    /// Of the server.
    pub version: String,
    /// Now, by the server's clock.
    pub now: DateTime<Utc>,
    /// Since when this server runs.
    pub started_at: DateTime<Utc>,
    /// Each module that has data of its own.
    pub parts: Vec<StatusPart>,
}

/// How a module is doing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct StatusPart {
    /// Whose it is, `market`.
    pub module: String,
    /// Heading.
    pub title: Words,
    /// When the newest of its data came in.
    pub newest: Option<DateTime<Utc>>,
    /// That was made up for a demonstration.
    pub demo: bool,
    /// What else is to be known.
    pub lines: Vec<StatusLine>,
}

/// One fact about a module.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct StatusLine {
    /// What it is about.
    pub label: Words,
    /// What else is to be known.
    pub note: Option<Words>,
    /// The fact.
    pub value: Figure,
}

/// What screens say that differs from regency to regency, out of its pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct RegencyView {
    /// What the portal calls itself.
    pub app: String,
    /// The regency's official name.
    pub area: RegencyName,
    /// How people call the local time: WIB, WITA or WIT.
    pub zone: String,
    /// What the words of modules leave open, by the name in their braces: names, and times of day as
    /// `12:00`.
    pub facts: BTreeMap<String, String>,
}

/// A regency's official name in each language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct RegencyName {
    /// Indonesian.
    pub id: String,
    /// Javanese.
    pub jv: String,
    /// English.
    pub en: String,
}
