//! What the first screen says: nothing, unless a warning stands.

use super::store;
use crate::platform::cx::Cx;
use crate::platform::error::Result;
use rembang_shared::home::api::Card;
use rembang_shared::words::Words;

/// The newest warning.
pub fn card(cx: &mut Cx<'_>, _: &[&str]) -> Result<Option<Card>> {
    let alerts = store::standing_alerts(cx.conn, cx.now)?;
    Ok(alerts.first().map(|alert| Card {
        module: "links".to_owned(),
        title: Words::text(
            "Awas tautan palsu",
            "Awas tautan palsu",
            "Beware of a false link",
        ),
        href: "/tautan".to_owned(),
        more: Words::text("Cek tautan", "Priksa tautan", "Check a link"),
        day: alert.issued_at.day(),
        monthly: false,
        as_of: Some(alert.issued_at.0),
        provisional: false,
        demo: alert.demo,
        lead: Some(Words::name(&alert.title)),
        rows: Vec::new(),
        note: Some(Words::name(&alert.body)),
        open: Vec::new(),
    }))
}
