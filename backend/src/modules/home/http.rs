//! Handlers. Each gathers from other modules and from the regency pack.

use crate::modules::market;
use crate::modules::market::pack::{Commodity, MarketPack};
use crate::platform::cx::Cx;
use crate::platform::db::Instant;
use crate::platform::error::Result;
use crate::regency::Area;
use chrono::TimeDelta;
use rembang_shared::home::api::*;

/// Prices on the first screen.
const SHOWN: usize = 3;

pub fn home(cx: &mut Cx<'_>, (): (), (): ()) -> Result<HomeView> {
    let headline = market::headline(cx, SHOWN)?;
    let mut published = Vec::new();
    if headline.prices.is_empty() {
        published = market::published(cx)?;
        published.truncate(SHOWN);
    }
    Ok(HomeView {
        day: cx.now.day(),
        prices: headline.prices,
        quoted: headline.quoted,
        levels: headline.levels,
        as_of: headline.as_of.map(|at| at.0),
        provisional: headline.provisional,
        demo: headline.demo,
        published,
    })
}

pub fn search_index(cx: &mut Cx<'_>, (): (), (): ()) -> Result<SearchIndexView> {
    let regency = cx.pack;
    let pack = market::pack(regency)?;
    let commodities = pack.commodities().iter();
    let places = pack.places().iter();
    let districts = regency.children(regency.about().code.as_str());
    Ok(SearchIndexView {
        commodities: commodities.map(|it| index_commodity(pack, it)).collect(),
        places: places
            .map(|place| IndexPlace {
                code: place.code.clone(),
                kind: place.kind,
                name: place.name.clone(),
                area: place.area.as_ref().map(ToString::to_string),
                confirmed: place.confirmed,
            })
            .collect(),
        districts: districts.map(|area| index_district(cx, area)).collect(),
        contact: regency.about().contact.as_ref().map(|it| ContactView {
            office: it.office.clone(),
            phone: it.phone.clone(),
            address: it.address.clone(),
        }),
    })
}

fn index_commodity(pack: &MarketPack, commodity: &Commodity) -> IndexCommodity {
    let synonyms = pack.synonyms().iter();
    let translations = pack.translations().iter();
    IndexCommodity {
        code: commodity.code.clone(),
        name: commodity.name_id.clone(),
        group: commodity.group.clone(),
        words: synonyms
            .filter(|it| it.commodities.contains(&commodity.code))
            .map(|it| it.word.clone())
            .chain(
                translations
                    .filter(|it| it.id == commodity.name_id)
                    .flat_map(|it| [it.id.clone(), it.jv.clone(), it.en.clone()]),
            )
            .collect(),
    }
}

fn index_district(cx: &Cx<'_>, area: &Area) -> IndexDistrict {
    let villages = cx.pack.children(area.code.as_str());
    IndexDistrict {
        code: area.code.to_string(),
        name: area.name.clone(),
        villages: villages
            .map(|village| IndexVillage {
                code: village.code.to_string(),
                name: village.title(),
            })
            .collect(),
    }
}

pub fn status(cx: &mut Cx<'_>, (): (), (): ()) -> Result<StatusView> {
    let fresh = market::freshness(cx)?;
    Ok(StatusView {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        now: cx.now.0,
        started_at: cx.app.started.0,
        newest_price_at: fresh.newest.map(|(at, _)| at.0),
        demo: fresh.newest.is_some_and(|(_, demo)| demo),
        places_today: fresh.places_today,
        places: u32::try_from(market::pack(cx.pack)?.places().len()).unwrap_or(u32::MAX),
        next_publication: next_publication(cx)?.0,
        series: market::series_ages(cx)?,
    })
}

/// Today's while it is to come, else tomorrow's.
fn next_publication(cx: &Cx<'_>) -> Result<Instant> {
    let at = market::pack(cx.pack)?.settings().rhythm.publish_at;
    let today = Instant::at(cx.now.day(), at);
    Ok(if cx.now < today {
        today
    } else {
        Instant::at(cx.now.day() + TimeDelta::days(1), at)
    })
}
