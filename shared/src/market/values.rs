//! The words of the market that its endpoints and its rules share.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What becomes of a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Verdict {
    /// Publish.
    Accept,
    /// Unusual: wait for a verifier.
    Suspect,
    /// Very unusual: wait for a verifier.
    Extreme,
    /// Nothing to judge by: wait for a verifier.
    NoHistory,
    /// Cannot be entered.
    Reject,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Accept,
        Self::Suspect,
        Self::Extreme,
        Self::NoHistory,
        Self::Reject,
    ];

    /// The word in SQL and JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Accept => "ACCEPT",
            Self::Suspect => "SUSPECT",
            Self::Extreme => "EXTREME",
            Self::NoHistory => "NO_HISTORY",
            Self::Reject => "REJECT",
        }
    }

    /// The verdict of that word.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.slug() == slug)
    }
}

/// What the rule noticed about a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PriceFlag {
    /// One trader only.
    LowN,
    /// The traders lie far apart: asks for a reason.
    Spread,
    /// Far from the last accepted value: asks for a reason.
    Step,
    /// The other markets moved alike, which lowered the verdict by one.
    Regional,
    /// Outside the ratio, and somebody vouches for it: two officers publish it.
    Lifted,
}

impl PriceFlag {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::LowN,
        Self::Spread,
        Self::Step,
        Self::Regional,
        Self::Lifted,
    ];

    /// The word in SQL and JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::LowN => "LOW_N",
            Self::Spread => "SPREAD",
            Self::Step => "STEP",
            Self::Regional => "REGIONAL",
            Self::Lifted => "LIFTED",
        }
    }

    /// The flag of that word.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.slug() == slug)
    }
}

/// Why a price is unusual, in the enumerator's choice (picture 04, "Mengapa berbeda?").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// "Mutu barang berbeda."
    Quality,
    /// "Sudah ditanya ulang, memang begitu."
    AskedAgain,
    /// "Stok hampir habis."
    StockLow,
}

impl Reason {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Quality, Self::AskedAgain, Self::StockLow];

    /// The word in SQL and JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Quality => "quality",
            Self::AskedAgain => "asked_again",
            Self::StockLow => "stock_low",
        }
    }

    /// The reason of that word.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.slug() == slug)
    }
}

/// At which step of the trade a price was paid. Rules compare within one level only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// What a household pays at a market stall.
    Retail,
    /// What a farmer receives at the farm gate.
    Producer,
    /// What the fish auction (TPI) makes.
    Auction,
}

impl Level {
    /// The word in SQL and JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Retail => "retail",
            Self::Producer => "producer",
            Self::Auction => "auction",
        }
    }

    /// The level of that word.
    pub fn from_slug(slug: &str) -> Option<Self> {
        [Self::Retail, Self::Producer, Self::Auction]
            .into_iter()
            .find(|level| level.slug() == slug)
    }
}

/// How steady a price is by nature; sets the step that asks for a reason (section 2.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub enum StabilityClass {
    /// Stable, 5 %.
    S,
    /// Medium, 10 %.
    M,
    /// Volatile, 25 %.
    V,
}

/// Where a price was paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum PlaceKind {
    /// Pasar.
    Market,
    /// Tempat pelelangan ikan.
    Tpi,
    /// A village, for farm-gate prices.
    Desa,
}

impl PlaceKind {
    /// The one level that is quoted at such a place.
    pub const fn level(self) -> Level {
        match self {
            Self::Market => Level::Retail,
            Self::Tpi => Level::Auction,
            Self::Desa => Level::Producer,
        }
    }
}

/// Which public reference a price is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub enum ReferenceKind {
    /// Harga eceran tertinggi: a ceiling.
    HET,
    /// Harga acuan penjualan: a price or a band.
    HAP,
    /// Harga pembelian pemerintah: a floor for the producer.
    HPP,
}

/// Instead of a price: why there is none. A blank says nothing; a code is an observation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub enum NoQuote {
    /// Sold out today.
    #[serde(rename = "HABIS")]
    Habis,
    /// The market or the stall is closed.
    #[serde(rename = "TUTUP")]
    Tutup,
    /// Not sold at this place.
    #[serde(rename = "TIDAK ADA")]
    TidakAda,
}

impl NoQuote {
    /// The word on forms, in SQL and in JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Habis => "HABIS",
            Self::Tutup => "TUTUP",
            Self::TidakAda => "TIDAK ADA",
        }
    }

    /// The code of that word.
    pub fn from_slug(slug: &str) -> Option<Self> {
        [Self::Habis, Self::Tutup, Self::TidakAda]
            .into_iter()
            .find(|code| code.slug() == slug)
    }
}

/// A place whose value is one to three days old.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Carried {
    /// Code of the place.
    pub place: String,
    /// The day the value is from.
    pub day: NaiveDate,
}
