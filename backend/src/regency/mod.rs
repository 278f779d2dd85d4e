//! The regency pack: names, areas, holidays, places, commodities, reference prices and thresholds
//! of one regency, as data. Another regency is another folder.
//!
//! Pure: reads a pack once, refuses it at its first fault with file, row and reason, and answers
//! look-ups ever after. It has no clock (days are parameters) and writes nothing.

mod about;
mod amended;
mod areas;
mod files;
mod list;
mod lists;
mod series;
pub(crate) mod table;
#[cfg(test)]
mod tests;
mod thresholds;

pub use about::{About, Bounds, Contact, Facts, Rhythm};
pub use amended::{Amendment, Refused};
pub use areas::{Area, AreaKind};
pub use files::PackError;
pub use lists::{
    Commodity, Holiday, Language, Place, Reference, SeriesMapping, Synonym, Translation, Unit,
};
pub use series::{Series, SeriesFormat};
pub use thresholds::MarketThresholds;

use chrono::NaiveDate;
use files::Files;
use list::List;
use rembang_shared::market::api::{Level, PlaceKind};
use rembang_shared::values::AreaCode;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use table::Fault;

/// A whole pack, checked.
#[derive(Debug, Clone)]
pub struct Regency {
    files: Files,
    about: About,
    areas: List<Area>,
    holidays: BTreeMap<NaiveDate, Holiday>,
    places: List<Place>,
    closures: HashSet<(String, NaiveDate)>,
    villages: List<Place>,
    commodities: List<Commodity>,
    synonyms: Vec<Synonym>,
    translations: Vec<Translation>,
    references: Vec<Reference>,
    thresholds: Vec<MarketThresholds>,
    series: List<Series>,
    series_map: Vec<SeriesMapping>,
    mapped: HashMap<String, HashMap<String, usize>>,
    retired: HashMap<String, NaiveDate>,
}

impl Regency {
    /// Rembang, as built into the binary.
    pub fn builtin() -> Result<Self, PackError> {
        Self::read(Files::Builtin)
    }

    /// The pack in a folder.
    pub fn load(dir: &Path) -> Result<Self, PackError> {
        Self::read(Files::Folder(dir.to_owned()))
    }

    fn read(files: Files) -> Result<Self, PackError> {
        let about = about::read(&files)?;
        let areas = areas::read(&files, &about.code)?;
        let holidays = lists::holidays(&files)?;
        let places = lists::places(&files, |code| areas.get(code.as_str()).is_some())?;
        let closures = lists::closures(&files, |code| places.get(code).is_some())?;
        let commodities = lists::commodities(&files)?;
        about::check_headline(&files, |code| commodities.get(code).is_some())?;
        let synonyms = lists::synonyms(&files, &commodities)?;
        let translations = lists::translations(&files)?;
        let references = lists::references(&files, &commodities)?;
        let thresholds = thresholds::read(&files)?;
        let series = series::read(&files)?;
        let series_map = lists::series_map(&files, &series, &commodities)?;
        let mapped = index(&series, &series_map)?;
        Ok(Self {
            villages: villages(&areas),
            holidays: holidays.into_iter().map(|day| (day.date, day)).collect(),
            files,
            about,
            areas,
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

    /// Who the regency is.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// All areas, in the order of their codes as published.
    pub fn areas(&self) -> &[Area] {
        self.areas.items()
    }

    /// One area.
    pub fn area(&self, code: &str) -> Option<&Area> {
        self.areas.get(code)
    }

    /// The areas directly inside `code`.
    pub fn children(&self, code: &str) -> impl Iterator<Item = &Area> {
        self.areas()
            .iter()
            .filter(move |area| area.parent.as_str() == code)
    }

    /// The listed markets and fish auctions; villages are places too, see [`Self::place`].
    pub fn places(&self) -> &[Place] {
        self.places.items()
    }

    /// The villages as places: where farm-gate prices are asked.
    pub fn villages(&self) -> &[Place] {
        self.villages.items()
    }

    /// Name of the kecamatan a place lies in, where a source states it.
    pub fn area_name(&self, place: &Place) -> Option<String> {
        let area = self.area(place.area.as_ref()?.as_str())?;
        Some(area.name.clone())
    }

    /// An area's name as it stands alone: villages share names, so theirs comes with the
    /// kecamatan, `Desa Sidorejo, Pamotan`.
    pub fn full_name(&self, code: &str) -> Option<String> {
        match self.villages.get(code) {
            Some(village) => {
                let within = self.area_name(village).map(|name| format!(", {name}"));
                Some(village.name.clone() + &within.unwrap_or_default())
            }
            None => self.area(code).map(|area| area.name.clone()),
        }
    }

    /// A market, a fish auction, or the village of an area code such as `33.17.14.2003`.
    pub fn place(&self, code: &str) -> Option<&Place> {
        self.places.get(code).or_else(|| self.villages.get(code))
    }

    /// The area a place answers to. What no source puts into a kecamatan belongs to whoever has
    /// the whole regency.
    pub fn area_of(&self, place: &Place) -> Option<AreaCode> {
        match &place.area {
            _ if place.kind == PlaceKind::Desa => place.code.parse().ok(),
            Some(area) => Some(area.clone()),
            None => self.about.code.parse().ok(),
        }
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
    pub fn thresholds(&self) -> &[MarketThresholds] {
        &self.thresholds
    }

    /// The thresholds in force on `date`; none before the first table.
    pub fn thresholds_on(&self, date: NaiveDate) -> Option<&MarketThresholds> {
        self.thresholds
            .iter()
            .rfind(|table| table.valid_from <= date)
    }

    /// All known holidays by date; the list may not cover every year.
    pub fn holidays(&self) -> impl Iterator<Item = &Holiday> {
        self.holidays.values()
    }

    /// Which holiday a day is.
    pub fn holiday(&self, date: NaiveDate) -> Option<&Holiday> {
        self.holidays.get(&date)
    }

    /// Whether a day is a public holiday or cuti bersama; Saturdays and Sundays are not by
    /// themselves.
    pub fn is_holiday(&self, date: NaiveDate) -> bool {
        self.holiday(date).is_some()
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

/// Every village is a place where farm-gate prices are asked.
fn villages(areas: &List<Area>) -> List<Place> {
    let mut list = List::default();
    for area in areas.items() {
        let kind = match area.kind {
            AreaKind::Desa => "Desa",
            AreaKind::Kelurahan => "Kelurahan",
            AreaKind::Kabupaten | AreaKind::Kota | AreaKind::Kecamatan => continue,
        };
        list.add(Place {
            code: area.code.to_string(),
            kind: PlaceKind::Desa,
            name: format!("{kind} {}", area.name),
            area: Some(area.parent.clone()),
            confirmed: true,
            source: "areas.csv".to_owned(),
        });
    }
    list
}

/// The map's rows by series and text; a series nobody mapped is a forgotten one.
fn index(
    series: &List<Series>,
    map: &[SeriesMapping],
) -> Result<HashMap<String, HashMap<String, usize>>, PackError> {
    let mut by_series: HashMap<String, HashMap<String, usize>> = HashMap::new();
    for (i, row) in map.iter().enumerate() {
        let texts = by_series.entry(row.series.clone()).or_default();
        texts.insert(row.publisher_commodity.clone(), i);
    }
    match series
        .items()
        .iter()
        .find(|s| !by_series.contains_key(&s.id))
    {
        Some(unmapped) => {
            let fault = Fault::file(format!("has no row for series {}", unmapped.id));
            Err(PackError::new("series_map.csv", fault))
        }
        None => Ok(by_series),
    }
}
