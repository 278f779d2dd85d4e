//! What the market reads from the regency pack: what is priced and where, reference prices, figures
//! of the rules, series of other publishers, and the rhythm of the day.
//!
//! Pure like the pack around it: no clock (days are parameters), and nothing is written.

mod amended;
mod goods;
mod places;
mod series;
mod settings;
#[cfg(test)]
pub(crate) mod tests;
mod thresholds;

pub use amended::{amendment, edit_of};
pub use goods::{Commodity, Language, Reference, Synonym, Translation, Unit};
pub use places::Place;
pub use series::{Series, SeriesFormat, SeriesMapping};
pub use settings::{Rhythm, Settings};
pub use thresholds::DatedThresholds;

use crate::regency::{Files, List, PackError, Part, Regency};
use chrono::NaiveDate;
use rembang_shared::market::api::Level;
use rembang_shared::values::AreaCode;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// How the pack is read and amended.
pub const PART: Part = Part {
    read: |regency, files| Ok(Arc::new(MarketPack::read(regency, files)?)),
    amend: |regency, files, amendments, day| {
        let amended = MarketPack::amended(regency, files, amendments, day)?;
        Ok(Arc::new(amended))
    },
};

/// The market's part of the pack, checked.
#[derive(Debug, Clone)]
pub struct MarketPack {
    files: Files,
    regency: AreaCode,
    settings: Settings,
    places: List<Place>,
    closures: HashSet<(String, NaiveDate)>,
    villages: List<Place>,
    commodities: List<Commodity>,
    synonyms: Vec<Synonym>,
    translations: Vec<Translation>,
    references: Vec<Reference>,
    thresholds: Vec<DatedThresholds>,
    series: List<Series>,
    series_map: Vec<SeriesMapping>,
    mapped: series::Mapped,
    retired: HashMap<String, NaiveDate>,
}

impl MarketPack {
    /// Reads the folder; areas and names are the regency's.
    pub fn read(regency: &Regency, files: &Files) -> Result<Self, PackError> {
        let places = places::read(files, regency)?;
        let closures = places::closures(files, |code| places.get(code).is_some())?;
        let commodities = goods::commodities(files)?;
        let settings = settings::read(files, &commodities, &places)?;
        let synonyms = goods::synonyms(files, &commodities)?;
        let translations = goods::translations(files)?;
        let references = goods::references(files, &commodities)?;
        let thresholds = thresholds::read(files)?;
        let series = series::read(files)?;
        let series_map = series::map(files, &series, &commodities)?;
        let mapped = series::index(files, &series, &series_map)?;
        Ok(Self {
            villages: places::villages(regency),
            regency: regency.about().code.clone(),
            files: files.clone(),
            settings,
            places,
            closures,
            commodities,
            synonyms,
            translations,
            references,
            thresholds,
            series,
            series_map,
            mapped,
            retired: HashMap::new(),
        })
    }

    /// Rhythm of the day, and what is shown first.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The listed markets and fish auctions; villages are places too, see [`Self::place`].
    pub fn places(&self) -> &[Place] {
        self.places.items()
    }

    /// The villages as places: where farm-gate prices are asked.
    pub fn villages(&self) -> &[Place] {
        self.villages.items()
    }

    /// A market, a fish auction, or the village of an area code such as `33.17.14.2003`.
    pub fn place(&self, code: &str) -> Option<&Place> {
        self.places.get(code).or_else(|| self.villages.get(code))
    }

    /// The area whose office answers for a place. One that the pack has dropped is the whole
    /// regency's.
    pub fn office_of(&self, place: &str) -> &AreaCode {
        self.place(place).map_or(&self.regency, |it| &it.office)
    }

    /// Codes of all places whose office is one of these; nothing where the whole regency's is.
    pub fn places_of(&self, is_one: impl Fn(&AreaCode) -> bool) -> Option<Vec<String>> {
        if is_one(&self.regency) {
            return None;
        }
        let all = self.places().iter().chain(self.villages());
        let own = all.filter(|place| is_one(&place.office));
        Some(own.map(|place| place.code.clone()).collect())
    }

    /// The whole regency.
    pub fn regency(&self) -> &AreaCode {
        &self.regency
    }

    /// Whether a place trades on a day: always, unless a closure is known or the office asks
    /// there no longer.
    pub fn is_open(&self, place: &str, date: NaiveDate) -> bool {
        !self.closures.contains(&(place.to_owned(), date)) && self.is_asked(place, date)
    }

    /// The days on which a place does not trade, from `date` on, in order.
    pub fn closed_from(&self, place: &str, date: NaiveDate) -> Vec<NaiveDate> {
        let days = self.closures.iter();
        let mut days: Vec<NaiveDate> = days
            .filter(|(code, day)| code == place && *day >= date)
            .map(|(_, day)| *day)
            .collect();
        days.sort_unstable();
        days
    }

    /// Whether prices of this commodity, or at this place, are asked for on a day. What was
    /// asked before stays readable.
    pub fn is_asked(&self, code: &str, date: NaiveDate) -> bool {
        self.retired_from(code).is_none_or(|from| date < from)
    }

    /// The day from which a commodity or place is asked for no longer.
    pub fn retired_from(&self, code: &str) -> Option<NaiveDate> {
        self.retired.get(code).copied()
    }

    /// All commodities, in the order they are shown.
    pub fn commodities(&self) -> &[Commodity] {
        self.commodities.items()
    }

    /// One commodity.
    pub fn commodity(&self, code: &str) -> Option<&Commodity> {
        self.commodities.get(code)
    }

    /// Other words for commodities, in file order.
    pub fn synonyms(&self) -> &[Synonym] {
        &self.synonyms
    }

    /// Names of goods and groups in the other languages.
    pub fn translations(&self) -> &[Translation] {
        &self.translations
    }

    /// All reference prices.
    pub fn references(&self) -> &[Reference] {
        &self.references
    }

    /// The reference price in force on `date`: the newest that has started.
    pub fn reference_on(
        &self,
        commodity: &str,
        level: Level,
        date: NaiveDate,
    ) -> Option<&Reference> {
        self.references
            .iter()
            .filter(|r| r.commodity == commodity && r.level == level && r.valid_from <= date)
            .max_by_key(|r| r.valid_from)
    }

    /// All thresholds, oldest first.
    pub fn thresholds(&self) -> &[DatedThresholds] {
        &self.thresholds
    }

    /// The thresholds in force on `date`; none before the first table.
    pub fn thresholds_on(&self, date: NaiveDate) -> Option<&DatedThresholds> {
        self.thresholds
            .iter()
            .rfind(|table| table.valid_from <= date)
    }

    /// The series of other publishers.
    pub fn series(&self) -> &[Series] {
        self.series.items()
    }

    /// One series.
    pub fn series_by_id(&self, id: &str) -> Option<&Series> {
        self.series.get(id)
    }

    /// The file of a series, for the import.
    pub fn series_bytes(&self, series: &Series) -> Result<Cow<'static, [u8]>, PackError> {
        self.files.bytes(&series.file)
    }

    /// Which publisher's commodity is ours, and why or why not.
    pub fn series_map(&self) -> &[SeriesMapping] {
        &self.series_map
    }

    /// The map's row for a publisher's commodity.
    pub fn series_mapping(
        &self,
        series: &str,
        publisher_commodity: &str,
    ) -> Option<&SeriesMapping> {
        let index = self.mapped.get(series)?.get(publisher_commodity)?;
        self.series_map.get(*index)
    }
}
