//! How market's rows are called for the access table, and the places, reports, assignments and
//! amendments on which.

mod office;
mod prices;

use crate::access::{AREA, OTHER_AREA, Relation, Who, World, fixtures};
use crate::prelude::*;
use chrono::TimeDelta;
use diesel::prelude::*;
use office::*;
use prices::*;
use rembang_backend::modules::market::pack::amendment;
use rembang_backend::modules::market::schema::panel_assignment;
use rembang_backend::platform::amendment::{self, AmendmentRow};
use rembang_backend::platform::clock::new_id;
use rembang_backend::platform::db::Id;
use rembang_shared::market::api::*;
use uuid::Uuid;

fixtures! { market;
    LatestPrices: Unowned => latest_prices,
    Commodity: Elsewhere Absent => commodity,
    ComparePlaces: Unowned => compare_places,
    PricesCsv: Unowned => prices_csv,
    PricesRss: Unowned => prices_rss,
    HistoryCsv: Elsewhere Absent => history_csv,
    Places: Unowned => places,
    Names: Unowned => names,
    Published: Unowned => published,
    PricePanel: SameArea Elsewhere Absent => price_panel,
    PostPrice: SameArea Elsewhere Absent => post_price,
    MyReports: Own => my_reports,
    MyReportCounts: Own => my_report_counts,
    Queue: Unowned => queue,
    Report: Own SameArea Elsewhere Absent => report,
    DecideReport: Own SameArea Elsewhere Absent => decide_report,
    DecideReports: Own SameArea Elsewhere Absent => decide_reports,
    CorrectionRule: Own SameArea Elsewhere Absent => correction_rule,
    MarketDesk: Unowned => market_desk,
    QueueCounts: Unowned => queue_counts,
    QueueCsv: Unowned => queue_csv,
    QueueXlsx: Unowned => queue_xlsx,
    Enumerators: Unowned => enumerators,
    Assignments: Unowned => assignments,
    AssignPlace: Elsewhere Absent => assign_place,
    EndAssignment: Elsewhere Absent => end_assignment,
    MyPlaces: Own => my_places,
    EntryPlaces: Own => entry_places,
    ImportPrices: Unowned => import_prices,
    ImportTemplateCsv: Unowned => import_template_csv,
    ImportTemplateXlsx: Unowned => import_template_xlsx,
    Amendments: Unowned => amendments,
    Amend: SameArea Elsewhere Absent => amend,
    WithdrawAmendment: SameArea Elsewhere Absent => withdraw_amendment,
}

const COMMODITY: &str = "beras-medium";
/// In everybody's area, and beyond it.
const NEAR_MARKET: &str = "pasar-lasem";
const FAR_MARKET: &str = "pasar-pamotan";

/// Where a price is paid.
struct Place {
    code: String,
    level: Level,
}

impl Place {
    fn new(code: &str, level: Level) -> Self {
        let code = code.to_owned();
        Self { code, level }
    }
}

/// Another village of the area with each serial number.
fn village(world: &World, area: &str, serial: u32) -> String {
    let pack = world.server.app.regency();
    let villages: Vec<_> = pack.children(area).collect();
    villages[index(serial) % villages.len()].code.to_string()
}

fn index(serial: u32) -> usize {
    usize::try_from(serial).expect("a small number")
}

/// Places of that relation. A farmer sells at the farm gate: to a farmer a market is elsewhere,
/// even the one next door. A place without an area is the whole regency's.
fn places_of(world: &mut World, who: Who) -> Vec<Place> {
    let serial = world.serial();
    let gate = |area| Place::new(&village(world, area, serial), Level::Producer);
    let next_door = Place::new(NEAR_MARKET, Level::Retail);
    let gate_only = who.asker == Some(Role::Farmer);
    match who.relation {
        Relation::SameArea if gate_only => vec![gate(AREA)],
        Relation::SameArea => vec![gate(AREA), next_door],
        Relation::Elsewhere => {
            let mut places = vec![
                gate(OTHER_AREA),
                Place::new(FAR_MARKET, Level::Retail),
                Place::new("tpi-tanjungsari", Level::Auction),
            ];
            places.extend(gate_only.then_some(next_door));
            places
        }
        _ => vec![
            Place::new("pasar-tidak-ada", Level::Retail),
            Place::new("33.17.14.9999", Level::Producer),
        ],
    }
}

/// A price nobody has reported yet: another good with each serial number.
fn price(world: &World, serial: u32, place: &str, level: Level) -> NewPrice {
    let pack = world.server.market();
    let commodities: Vec<_> = pack
        .commodities()
        .iter()
        .filter(|commodity| commodity.levels.contains(&level))
        .collect();
    NewPrice {
        place: place.to_owned(),
        commodity: commodities[index(serial) % commodities.len()].code.clone(),
        level,
        day: TODAY,
        quotes: vec![10_000],
        status: None,
        reason: None,
    }
}

/// A report by its id and place.
struct Stored {
    id: Uuid,
    place: String,
}

/// A report that waits for a verifier, the asker's own or somebody else's; made up where there is
/// none of that relation. One's own lies in the own area where `own_area`, else anywhere.
pub async fn report_of(world: &mut World, who: Who, own_area: bool) -> Uuid {
    let (me, other) = (world.me(who).id, world.author.id);
    match who.relation {
        Relation::Own => stored_report(world, me, own_area).await.id,
        Relation::SameArea => stored_report(world, other, true).await.id,
        Relation::Elsewhere => stored_report(world, other, false).await.id,
        _ => Uuid::now_v7(),
    }
}

/// Posted by the one who may; then its author is replaced, because a report outlives the role of
/// whoever wrote it.
async fn stored_report(world: &mut World, author: Uuid, near: bool) -> Stored {
    let serial = world.serial();
    let villages: Vec<String> = world
        .server
        .app
        .regency()
        .areas()
        .iter()
        .map(|area| area.code.to_string())
        .filter(|code| code.len() > AREA.len() && near == code.starts_with(AREA))
        .collect();
    let at = index(serial);
    let mut new = price(
        world,
        serial,
        &villages[at % villages.len()],
        Level::Producer,
    );
    if near {
        // The few villages here are posted from by others too, but as of today.
        let back = 1 + at / (villages.len() * 9) % 3;
        new.day = TODAY - TimeDelta::days(i64::try_from(back).expect("up to three"));
    }
    let place = new.place.clone();
    let receipt = world.author.client.call::<PostPrice>((), new).await;
    let receipt = receipt.expect("the author may report");
    assert_eq!(receipt.state, ReportState::Held, "nothing to compare with");
    let (author, report) = (world.literal(author), world.literal(receipt.id));
    world.execute(&format!(
        "UPDATE price_report SET author_id = {author} WHERE id = {report}"
    ));
    let id = receipt.id;
    Stored { id, place }
}

/// Somebody stands at one market once.
fn clear_assignments(world: &mut World) {
    world.execute("DELETE FROM panel_assignment");
}

/// Lasem's market in somebody's hands, and nothing else in anybody's.
fn stored_assignment(world: &mut World, account: Uuid) -> Uuid {
    clear_assignments(world);
    let (id, now) = (new_id(), world.server.app.clock.now());
    diesel::insert_into(panel_assignment::table)
        .values((
            panel_assignment::id.eq(id),
            panel_assignment::place.eq(NEAR_MARKET),
            panel_assignment::account_id.eq(Id(account)),
            panel_assignment::valid_from.eq(TODAY),
            panel_assignment::created_by.eq(Id(world.author.id)),
            panel_assignment::created_at.eq(now),
        ))
        .execute(&mut world.conn)
        .expect("an assignment is stored");
    id.0
}

fn closure(place: &str) -> PackEdit {
    PackEdit::Closure {
        code: place.to_owned(),
        reason: "Perbaikan atap".to_owned(),
    }
}

/// A market that is closed on a day long after the tests.
fn stored_amendment(world: &mut World, by: Uuid, place: &str) -> Uuid {
    let amendment = amendment(&NewAmendment {
        edit: closure(place),
        valid_from: TODAY + TimeDelta::days(400 + i64::from(world.serial())),
        source: "Surat dinas".to_owned(),
    });
    let (id, now) = (new_id(), world.server.app.clock.now());
    let row = AmendmentRow::new(id, amendment.expect("a change"), Id(by), now);
    amendment::insert(&mut world.conn, &row).expect("an amendment is stored");
    id.0
}
