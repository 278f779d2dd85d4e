//! The first screen in one answer, the index of what can be found, and how the service is doing.

use crate::market::api::{Frequency, Level, PlaceKind, PriceView, PublishedView};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

crate::endpoints! { "home";
    /// Everything the first screen shows: a few of today's prices, else published means.
    Home: GET "/home", () => HomeView, Public, [cached];
    /// What can be found: commodities with the words people use, places and areas.
    SearchIndex: GET "/home/index", () => SearchIndexView, Public, [cached];
    /// Whether the service works, and how old everything in it is.
    Status: GET "/home/status", () => StatusView, Public, [cached];
    /// What screens say that differs from regency to regency. The start page carries it already.
    Regency: GET "/home/regency", () => RegencyView, Public, [cached];
}

/// The first screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct HomeView {
    /// Today in WIB.
    pub day: NaiveDate,
    /// A few retail prices that have a value, what households ask for first.
    pub prices: Vec<PriceView>,
    /// Commodities with a retail value today.
    pub quoted: u32,
    /// Levels at which anything has a value today: only their lists have something to show.
    pub levels: Vec<Level>,
    /// When the newest of all those values was accepted.
    pub as_of: Option<DateTime<Utc>>,
    /// Some of it may still change before it is fixed at noon.
    pub provisional: bool,
    /// Some of it was made up for a demonstration.
    pub demo: bool,
    /// Another publisher's newest means, only while there is no price of our own.
    pub published: Vec<PublishedView>,
}

/// What can be found without asking the server again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct SearchIndexView {
    /// In the order they are shown.
    pub commodities: Vec<IndexCommodity>,
    /// Markets and fish auctions.
    pub places: Vec<IndexPlace>,
    /// Kecamatan with their villages.
    pub districts: Vec<IndexDistrict>,
    /// Whom to ask, where the regency has said so.
    pub contact: Option<ContactView>,
}

/// A commodity to find.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct IndexCommodity {
    /// Code, `cabai-rawit-merah`.
    pub code: String,
    /// Name.
    pub name: String,
    /// Group heading.
    pub group: String,
    /// What else people call it, in any of the languages.
    pub words: Vec<String>,
}

/// A market or fish auction to find.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct IndexPlace {
    /// Code, `pasar-lasem`.
    pub code: String,
    /// Market or fish auction.
    pub kind: PlaceKind,
    /// Name.
    pub name: String,
    /// Code of its kecamatan, where a source states it.
    pub area: Option<String>,
    /// False: it stands in one list only.
    pub confirmed: bool,
}

/// A kecamatan to find.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct IndexDistrict {
    /// Code, `33.17.14`.
    pub code: String,
    /// Name without the kind.
    pub name: String,
    /// Its desa and kelurahan.
    pub villages: Vec<IndexVillage>,
}

/// A desa or kelurahan to find.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct IndexVillage {
    /// Code, `33.17.14.2003`.
    pub code: String,
    /// Name with the kind, `Desa Jolotundo`.
    pub name: String,
}

/// Whom to ask, as the regency pack says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ContactView {
    /// The office.
    pub office: String,
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
    /// When the newest price was accepted.
    pub newest_price_at: Option<DateTime<Utc>>,
    /// That price was made up for a demonstration.
    pub demo: bool,
    /// Places with an accepted price of today.
    pub places_today: u32,
    /// Places where prices may be asked.
    pub places: u32,
    /// When the next day's figures are fixed.
    pub next_publication: DateTime<Utc>,
    /// Other publishers' series for the area.
    pub series: Vec<SeriesAge>,
}

/// How old another publisher's series is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct SeriesAge {
    /// Code.
    pub id: String,
    /// Who published it.
    pub publisher: String,
    /// What it is.
    pub title: String,
    /// How often it has a value.
    pub frequency: Frequency,
    /// Its last day or month here; absent when it was never imported.
    pub last_period: Option<NaiveDate>,
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
