//! Rows of the price office.

use super::*;
use crate::access::{Case, Effect};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};

const SHEET: &str = "xl/worksheets/sheet1.xml";

pub async fn queue(world: &mut World, _: Who) -> Vec<Case> {
    // What lies in another area is not there, even for who asks for its place.
    let other = world.author.id;
    let near = stored_report(world, other, true).await;
    let far = stored_report(world, other, false).await;
    let of = |place: String, effect: Effect| {
        let query = QueueQuery {
            place: Some(place),
            limit: Some(100),
            ..QueueQuery::default()
        };
        Case::of::<Queue>(query, (), effect)
    };
    vec![
        of(near.place, Effect::shows([near.id])),
        of(far.place, Effect::hides([far.id])),
    ]
}

pub async fn decide_report(world: &mut World, who: Who) -> Case {
    let id = report_of(world, who, true).await;
    let decided = format!(
        "price_report WHERE id = {} AND state = 'rejected' AND decided_by = {}",
        world.literal(id),
        world.literal(world.me(who).id)
    );
    Case::of::<DecideReport>(ReportParam { id }, rejection(), Effect::Holds(decided))
}

/// The call itself is allowed; each report is answered as if it were alone.
pub async fn decide_reports(world: &mut World, who: Who) -> Case {
    let id = report_of(world, who, true).await;
    let said = match who.relation {
        Relation::Own => "own_report",
        Relation::SameArea => "rejected",
        _ => "NotFound",
    };
    let decision = ReportDecision {
        id,
        version: 1,
        decision: rejection(),
    };
    let all = Decisions {
        items: vec![decision],
    };
    let effect = Effect::shows([id.to_string(), said.to_owned()]);
    Case::of::<DecideReports>((), all, effect)
}

fn rejection() -> Decision {
    let note = "Ditanyakan lagi".to_owned();
    Decision::Reject { note }
}

pub async fn correction_rule(world: &mut World, who: Who) -> Case {
    let id = report_of(world, who, true).await;
    let effect = Effect::shows(["thresholds", "quotes"]);
    Case::of::<CorrectionRule>(ReportParam { id }, (), effect)
}

pub async fn market_desk(_: &mut World, _: Who) -> Case {
    Case::of::<MarketDesk>((), (), Effect::shows([NEAR_MARKET, "verify_by"]))
}

pub async fn queue_counts(world: &mut World, _: Who) -> Case {
    let other = world.author.id;
    let report = stored_report(world, other, true).await;
    Case::of::<QueueCounts>((), (), Effect::shows([report.place]))
}

pub async fn queue_csv(world: &mut World, _: Who) -> Case {
    let other = world.author.id;
    let place = stored_report(world, other, true).await.place;
    let query = QueueExport {
        place: Some(place.clone()),
        ..QueueExport::default()
    };
    Case::of::<QueueCsv>(query, (), Effect::shows([place, "reporter".to_owned()]))
}

pub async fn queue_xlsx(_: &mut World, _: Who) -> Case {
    Case::of::<QueueXlsx>(QueueExport::default(), (), Effect::shows([SHEET]))
}

pub async fn enumerators(world: &mut World, _: Who) -> Case {
    let effect = Effect::shows([world.author.id]);
    Case::of::<Enumerators>(EnumeratorQuery::default(), (), effect)
}

pub async fn assignments(world: &mut World, _: Who) -> Case {
    let other = world.author.id;
    let id = stored_assignment(world, other);
    Case::of::<Assignments>((), (), Effect::shows([id]))
}

pub async fn assign_place(world: &mut World, who: Who) -> Case {
    clear_assignments(world);
    let place = match who.relation {
        Relation::Elsewhere => NEAR_MARKET.to_owned(),
        _ => world.unheard_of(),
    };
    let made = format!(
        "panel_assignment WHERE place = '{place}' AND created_by = {} AND ended_at IS NULL",
        world.literal(world.me(who).id)
    );
    let new = NewAssignment {
        place,
        account: world.author.id,
        valid_from: TODAY,
        valid_to: None,
    };
    Case::of::<AssignPlace>((), new, Effect::Holds(made))
}

pub async fn end_assignment(world: &mut World, who: Who) -> Case {
    let other = world.author.id;
    let id = match who.relation {
        Relation::Elsewhere => stored_assignment(world, other),
        _ => Uuid::now_v7(),
    };
    let ended = format!(
        "panel_assignment WHERE id = {} AND ended_by = {}",
        world.literal(id),
        world.literal(world.me(who).id)
    );
    Case::of::<EndAssignment>(AssignmentParam { id }, (), Effect::Holds(ended))
}

pub async fn import_prices(world: &mut World, who: Who) -> Case {
    let serial = world.serial();
    let file_name = format!("harga-{serial}.csv");
    let place = village(world, AREA, serial);
    let another = world.serial();
    let new = price(world, another, &place, Level::Producer);
    let text = format!(
        "day,place,commodity,level,quote_1,quote_2,quote_3,status,reason\n\
         {},{},{},producer,10000,,,,\n",
        new.day, new.place, new.commodity
    );
    let stored = format!(
        "price_import WHERE file_name = '{file_name}' AND created_by = {}",
        world.literal(world.me(who).id)
    );
    let import = NewImport {
        file_name,
        format: FileFormat::Csv,
        content: BASE64.encode(text),
        by: Some(world.author.id),
        dry_run: false,
    };
    Case::of::<ImportPrices>((), import, Effect::Holds(stored))
}

pub async fn import_template_csv(_: &mut World, _: Who) -> Case {
    Case::of::<ImportTemplateCsv>((), (), Effect::shows(["day,place,commodity"]))
}

pub async fn import_template_xlsx(_: &mut World, _: Who) -> Case {
    Case::of::<ImportTemplateXlsx>((), (), Effect::shows([SHEET]))
}

pub async fn amendments(world: &mut World, who: Who) -> Case {
    let me = world.me(who).id;
    let id = stored_amendment(world, me, FAR_MARKET);
    Case::of::<Amendments>((), (), Effect::shows([id]))
}

pub async fn amend(world: &mut World, who: Who) -> Case {
    let code = match who.relation {
        Relation::SameArea => NEAR_MARKET.to_owned(),
        Relation::Elsewhere => FAR_MARKET.to_owned(),
        _ => world.unheard_of(),
    };
    let serial = world.serial();
    let source = format!("Surat {serial}");
    let made = format!("pack_amendment WHERE source = '{source}' AND code = '{code}'");
    let new = NewAmendment {
        edit: closure(&code),
        valid_from: TODAY + TimeDelta::days(serial.into()),
        source,
    };
    Case::of::<Amend>((), new, Effect::Holds(made))
}

pub async fn withdraw_amendment(world: &mut World, who: Who) -> Case {
    let me = world.me(who).id;
    let id = match who.relation {
        Relation::SameArea => stored_amendment(world, me, NEAR_MARKET),
        Relation::Elsewhere => stored_amendment(world, me, FAR_MARKET),
        _ => Uuid::now_v7(),
    };
    let taken = format!(
        "pack_amendment WHERE id = {} AND withdrawn_by = {}",
        world.literal(id),
        world.literal(me)
    );
    Case::of::<WithdrawAmendment>(AmendmentParam { id }, (), Effect::Holds(taken))
}
