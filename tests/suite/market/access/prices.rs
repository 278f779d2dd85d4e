//! Rows of who reads and who reports.

use super::*;
use crate::access::{Case, Effect};

pub async fn latest_prices(_: &mut World, _: Who) -> Case {
    Case::of::<LatestPrices>(PriceQuery::default(), (), Effect::shows([COMMODITY]))
}

pub async fn commodity(world: &mut World, who: Who) -> Case {
    Case::of::<Commodity>(commodity_of(world, who), (), Effect::shows([COMMODITY]))
}

pub async fn history_csv(world: &mut World, who: Who) -> Case {
    let effect = Effect::shows(["price_rupiah"]);
    Case::of::<HistoryCsv>(commodity_of(world, who), (), effect)
}

fn commodity_of(world: &mut World, who: Who) -> CommodityQuery {
    CommodityQuery {
        commodity: match who.relation {
            Relation::Absent => world.unheard_of(),
            _ => COMMODITY.to_owned(),
        },
        level: None,
        days: None,
    }
}

pub async fn compare_places(_: &mut World, _: Who) -> Case {
    let effect = Effect::shows([COMMODITY, NEAR_MARKET]);
    Case::of::<ComparePlaces>(LevelQuery::default(), (), effect)
}

pub async fn prices_csv(_: &mut World, _: Who) -> Case {
    let effect = Effect::shows(["price_rupiah", COMMODITY]);
    Case::of::<PricesCsv>(PriceFileQuery::default(), (), effect)
}

pub async fn prices_rss(_: &mut World, _: Who) -> Case {
    let effect = Effect::shows(["<rss version=\"2.0\""]);
    Case::of::<PricesRss>(LevelQuery::default(), (), effect)
}

pub async fn places(_: &mut World, _: Who) -> Case {
    Case::of::<Places>((), (), Effect::shows([NEAR_MARKET]))
}

pub async fn names(_: &mut World, _: Who) -> Case {
    let jv = LanguageParam {
        language: OtherLanguage::Jv,
    };
    Case::of::<Names>(jv, (), Effect::shows(["names"]))
}

pub async fn published(_: &mut World, _: Who) -> Case {
    Case::of::<Published>((), (), Effect::shows(["items"]))
}

pub async fn price_panel(world: &mut World, who: Who) -> Vec<Case> {
    let panel = |place: Place| {
        let effect = Effect::shows([&place.code]);
        Case::of::<PricePanel>(PlaceParam { place: place.code }, (), effect)
    };
    places_of(world, who).into_iter().map(panel).collect()
}

pub async fn post_price(world: &mut World, who: Who) -> Vec<Case> {
    let me = world.literal(world.me(who).id);
    let mut posts = Vec::new();
    for place in places_of(world, who) {
        let serial = world.serial();
        let new = price(world, serial, &place.code, place.level);
        let posted = format!(
            "price_report WHERE place = '{}' AND commodity = '{}' AND day = '{}' AND author_id = {me}",
            new.place, new.commodity, new.day
        );
        posts.push(Case::of::<PostPrice>((), new, Effect::Holds(posted)));
    }
    posts
}

pub async fn my_reports(world: &mut World, who: Who) -> Case {
    let (me, other) = (world.me(who).id, world.author.id);
    let mine = stored_report(world, me, false).await.id;
    let theirs = stored_report(world, other, false).await.id;
    let effect = Effect::tells_apart(mine, theirs);
    Case::of::<MyReports>(ListQuery::default(), (), effect)
}

pub async fn my_report_counts(world: &mut World, who: Who) -> Case {
    report_of(world, who, false).await;
    Case::of::<MyReportCounts>((), (), Effect::shows(["\"held\":"]))
}

pub async fn report(world: &mut World, who: Who) -> Case {
    let id = report_of(world, who, false).await;
    Case::of::<Report>(ReportParam { id }, (), Effect::shows([id]))
}

pub async fn my_places(world: &mut World, who: Who) -> Case {
    let me = world.me(who).id;
    stored_assignment(world, me);
    Case::of::<MyPlaces>((), (), Effect::shows([NEAR_MARKET]))
}

pub async fn entry_places(_: &mut World, _: Who) -> Case {
    let effect = Effect::Shows {
        words: vec!["33.17.14.2003".to_owned()],
        hides: vec!["33.17.01.2001".to_owned(), FAR_MARKET.to_owned()],
    };
    Case::of::<EntryPlaces>((), (), effect)
}
