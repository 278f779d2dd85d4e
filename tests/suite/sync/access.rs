//! How the row of sync is called for the access table: everybody may call it, and what comes down
//! is what the lists would show them.

use crate::access::{Case, Effect, Relation, Who, World, fixtures};
use crate::market::access::report_of;
use rembang_shared::access::Role;
use rembang_shared::page::MAX_LIMIT;
use rembang_shared::sync::api::*;

fixtures! { sync;
    Sync: Own SameArea OtherArea Elsewhere => sync,
}

async fn sync(world: &mut World, who: Who) -> Case {
    // What lies in another area is somebody else's there.
    let relation = match who.relation {
        Relation::OtherArea => Relation::Elsewhere,
        relation => relation,
    };
    let report = report_of(world, Who { relation, ..who }, false).await;
    let shown = matches!(
        (who.relation, who.asker),
        (Relation::Own, Some(Role::Farmer | Role::Enumerator))
            | (Relation::SameArea, Some(Role::PriceOfficer))
    );
    let query = SyncQuery {
        limit: Some(MAX_LIMIT),
        ..SyncQuery::default()
    };
    let effect = match shown {
        true => Effect::shows([report]),
        false => Effect::hides([report]),
    };
    Case::of::<Sync>(query, (), effect)
}
