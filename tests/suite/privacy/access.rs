//! How privacy's rows are called for the access table, and on whose requests.

use crate::access::{Case, Effect, Relation, Who, World, fixtures};
use diesel::prelude::*;
use rembang_backend::platform::clock::new_id;
use rembang_backend::platform::db::Id;
use rembang_backend::platform::schema::rights_request;
use rembang_shared::privacy::api::*;
use uuid::Uuid;

fixtures! { privacy;
    MyTrail: Own => my_trail,
    ExportMe: Own => export_me,
    MyRights: Own => my_rights,
    RequestErasure: Own => request_erasure,
    CancelErasure: Own Absent => cancel_erasure,
    RequestCorrection: Own => request_correction,
    RightsRequests: Elsewhere OtherArea => rights_requests,
    DecideRights: Own Elsewhere OtherArea Absent => decide_rights,
    AuditTrail: Elsewhere OtherArea => audit_trail,
    ProcessingRegister: Unowned => processing_register,
}

const CORRECTION: &str = "correction";
const ERASURE: &str = "erasure";

async fn my_trail(_: &mut World, _: Who) -> Case {
    Case::of::<MyTrail>(TrailQuery::default(), (), Effect::shows(["SeeNik"]))
}

async fn export_me(world: &mut World, who: Who) -> Case {
    let me = world.me(who);
    // The one place where one's own numbers are whole.
    let effect = Effect::shows([me.id.to_string(), me.nik.clone()]);
    Case::of::<ExportMe>((), (), effect)
}

async fn my_rights(world: &mut World, who: Who) -> Case {
    let (me, other) = (world.account(who), world.bystander.id);
    let mine = request(world, me, CORRECTION);
    let theirs = request(world, other, CORRECTION);
    Case::of::<MyRights>((), (), Effect::tells_apart(mine, theirs))
}

async fn request_erasure(world: &mut World, who: Who) -> Case {
    no_requests(world);
    let made = format!(
        "rights_request WHERE account_id = {} AND kind = 'erasure' AND state = 'open'",
        world.literal(world.account(who))
    );
    Case::of::<RequestErasure>((), (), Effect::Holds(made))
}

async fn cancel_erasure(world: &mut World, who: Who) -> Case {
    no_requests(world);
    let account = world.account(who);
    if who.relation == Relation::Own {
        request(world, account, ERASURE);
    }
    Case::of::<CancelErasure>((), (), Effect::shows(["cancelled"]))
}

async fn request_correction(world: &mut World, _: Who) -> Case {
    no_requests(world);
    let new = NewCorrection {
        what: "NIK saya keliru satu angka".to_owned(),
    };
    Case::of::<RequestCorrection>((), new, Effect::shows(["keliru satu angka"]))
}

async fn rights_requests(world: &mut World, who: Who) -> Case {
    no_requests(world);
    let account = world.account(who);
    let id = request(world, account, CORRECTION);
    let effect = match who.relation {
        Relation::OtherArea => Effect::hides([id, account]),
        _ => Effect::shows([id]),
    };
    let case = Case::of::<RightsRequests>(RightsQuery::default(), (), effect);
    case.hiding(world.bystander.secrets())
}

async fn decide_rights(world: &mut World, who: Who) -> Case {
    no_requests(world);
    let account = world.account(who);
    let id = match who.relation {
        Relation::Absent => account,
        _ => request(world, account, CORRECTION),
    };
    let decision = RightsDecision {
        outcome: RightsOutcome::Complete,
        note: "Sudah diperbaiki".to_owned(),
        name: None,
    };
    let case = Case::of::<DecideRights>(RightsParam { id }, decision, Effect::shows(["done"]));
    case.hiding(world.bystander.secrets())
}

async fn audit_trail(world: &mut World, who: Who) -> Case {
    let subject = world.account(who);
    let effect = match who.relation {
        Relation::OtherArea => Effect::hides([subject]),
        _ => Effect::shows([subject.to_string(), "SeeNik".to_owned()]),
    };
    let query = AuditQuery {
        subject: Some(subject),
        ..AuditQuery::default()
    };
    Case::of::<AuditTrail>(query, (), effect)
}

async fn processing_register(_: &mut World, _: Who) -> Case {
    Case::of::<ProcessingRegister>((), (), Effect::shows(["phone_sealed"]))
}

/// A request that waits, past the form.
fn request(world: &mut World, account: Uuid, kind: &str) -> Uuid {
    let (id, now) = (new_id(), world.server.app.clock.now());
    diesel::insert_into(rights_request::table)
        .values((
            rights_request::id.eq(id),
            rights_request::account_id.eq(Id(account)),
            rights_request::kind.eq(kind),
            rights_request::state.eq("open"),
            rights_request::created_at.eq(now),
            rights_request::due_at.eq(now.plus(72 * 3600)),
            rights_request::version.eq(1),
        ))
        .execute(&mut world.conn)
        .expect("a request is stored");
    id.0
}

/// Nobody has asked for anything.
fn no_requests(world: &mut World) {
    world.execute("DELETE FROM rights_request");
}
