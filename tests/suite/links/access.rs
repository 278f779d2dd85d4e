//! How the rows of links are called for the access table.

use crate::access::{Case, Effect, Relation, Who, World, fixtures};
use diesel::prelude::*;
use rembang_backend::modules::links::schema::{link_alert, link_report};
use rembang_backend::platform::clock::new_id;
use rembang_backend::platform::db::Id;
use rembang_shared::links::api::*;
use uuid::Uuid;

fixtures! { links;
    CheckLink: Unowned => check_link,
    ReportLink: Unowned => report_link,
    SignedLinkLists: Unowned => signed_link_lists,
    SigningKeys: Unowned => signing_keys,
    ReplaceSigningKey: Unowned => replace_signing_key,
    LinkAlerts: Unowned => link_alerts,
    PostLinkAlert: Unowned => post_link_alert,
    EndLinkAlert: Unowned Absent => end_link_alert,
    LinkReports: Unowned => link_reports,
    DecideLinkReport: Unowned Absent => decide_link_report,
    LinkEntries: Unowned => link_entries,
    AddLinkEntry: Unowned => add_link_entry,
    ChangeLinkEntry: Unowned Absent => change_link_entry,
}

const FALSE: &str = "bansos.example/isi-data";

async fn check_link(_: &mut World, _: Who) -> Case {
    let text = "https://rembangkab.go.id/".to_owned();
    Case::of::<CheckLink>((), LinkText { text }, Effect::shows(["RESMI"]))
}

async fn report_link(world: &mut World, _: Who) -> Case {
    world.execute("DELETE FROM link_report");
    let text = format!("https://{FALSE}?nik=1");
    let counted = format!("link_report WHERE address = '{FALSE}' AND times = 1");
    Case::of::<ReportLink>((), LinkText { text }, Effect::Holds(counted))
}

async fn signed_link_lists(_: &mut World, _: Who) -> Case {
    Case::of::<SignedLinkLists>((), (), Effect::shows(["signature", "rembangkab.go.id"]))
}

async fn signing_keys(_: &mut World, _: Who) -> Case {
    Case::of::<SigningKeys>((), (), Effect::shows(["public"]))
}

async fn replace_signing_key(world: &mut World, who: Who) -> Case {
    world.execute("DELETE FROM revoked_key");
    let mine = world.literal(world.me(who).id);
    let revoked = format!("revoked_key WHERE kid = 1 AND revoked_by = {mine}");
    Case::of::<ReplaceSigningKey>((), (), Effect::Holds(revoked))
}

async fn link_alerts(world: &mut World, _: Who) -> Case {
    let number = alert(world);
    Case::of::<LinkAlerts>((), (), Effect::shows([format!("\"number\":{number}")]))
}

async fn post_link_alert(world: &mut World, _: Who) -> Case {
    world.execute("DELETE FROM link_alert");
    let new = NewLinkAlert {
        title: "Tautan contoh".to_owned(),
        text: "Jangan diisi, contoh".to_owned(),
        days: 1,
    };
    let posted = "link_alert WHERE title = 'Tautan contoh'".to_owned();
    Case::of::<PostLinkAlert>((), new, Effect::Holds(posted))
}

async fn end_link_alert(world: &mut World, who: Who) -> Case {
    let number = match who.relation {
        Relation::Absent => 999,
        _ => alert(world),
    };
    let ended = format!("link_alert WHERE number = {number} AND ended_at IS NOT NULL");
    Case::of::<EndLinkAlert>(LinkAlertNumber { number }, (), Effect::Holds(ended))
}

async fn link_reports(world: &mut World, _: Who) -> Case {
    let id = report(world);
    Case::of::<LinkReports>(LinkReportQuery::default(), (), Effect::shows([id]))
}

async fn decide_link_report(world: &mut World, who: Who) -> Case {
    world.execute("DELETE FROM link_entry");
    let id = match who.relation {
        Relation::Absent => world.bystander.id,
        _ => report(world),
    };
    let decision = LinkDecision {
        outcome: LinkOutcome::Harmful,
        note: "Meminta NIK".to_owned(),
    };
    let listed = format!("link_entry WHERE list = 'harmful' AND address = '{FALSE}'");
    let case = Case::of::<DecideLinkReport>(LinkReportId { id }, decision, Effect::Holds(listed));
    case.on_version(1)
}

async fn link_entries(_: &mut World, _: Who) -> Case {
    let query = LinkEntryQuery { list: None };
    Case::of::<LinkEntries>(query, (), Effect::shows(["cctv.rembangkab.go.id"]))
}

async fn add_link_entry(world: &mut World, _: Who) -> Case {
    world.execute("DELETE FROM link_entry");
    let new = NewLinkEntry {
        list: LinkList::Harmful,
        address: FALSE.to_owned(),
        office: None,
        source: "Laporan contoh".to_owned(),
    };
    let added = format!("link_entry WHERE address = '{FALSE}' AND state = 'active'");
    Case::of::<AddLinkEntry>((), new, Effect::Holds(added))
}

async fn change_link_entry(world: &mut World, who: Who) -> Case {
    world.execute("DELETE FROM link_entry");
    let host = match who.relation {
        Relation::Absent => "tidak-ada.rembangkab.go.id",
        _ => "cctv.rembangkab.go.id",
    };
    let key = LinkEntryKey {
        list: LinkList::Official,
        address: host.to_owned(),
    };
    let edit = LinkEntryEdit {
        action: LinkEntryAction::Incident,
        source: "Diretas, contoh".to_owned(),
    };
    let changed = format!("link_entry WHERE address = '{host}' AND state = 'incident'");
    let case = Case::of::<ChangeLinkEntry>(key, edit, Effect::Holds(changed));
    case.on_version(0)
}

/// An address that was reported once.
fn report(world: &mut World) -> Uuid {
    world.execute("DELETE FROM link_report");
    let (id, now) = (new_id(), world.server.app.clock.now());
    diesel::insert_into(link_report::table)
        .values((
            link_report::id.eq(id),
            link_report::address.eq(FALSE),
            link_report::times.eq(1),
            link_report::first_at.eq(now),
            link_report::last_at.eq(now),
            link_report::state.eq("open"),
            link_report::version.eq(1),
        ))
        .execute(&mut world.conn)
        .expect("a report is stored");
    id.0
}

/// A warning that stands.
fn alert(world: &mut World) -> i64 {
    world.execute("DELETE FROM link_alert");
    let now = world.server.app.clock.now();
    diesel::insert_into(link_alert::table)
        .values((
            link_alert::number.eq(7),
            link_alert::title.eq("Contoh"),
            link_alert::body.eq("Contoh"),
            link_alert::kid.eq(1),
            link_alert::signature.eq(""),
            link_alert::demo.eq(true),
            link_alert::issued_by.eq(Id(world.bystander.id)),
            link_alert::issued_at.eq(now),
            link_alert::expires_at.eq(now.plus(3600)),
        ))
        .execute(&mut world.conn)
        .expect("a warning is stored");
    7
}
