//! What the search finds here: the official hosts.

use super::entries::entries;
use crate::platform::cx::Cx;
use crate::platform::error::Result;
use rembang_shared::home::api::Found;
use rembang_shared::links::api::LinkList;
use rembang_shared::links::rules::HostState;
use rembang_shared::words::Words;

/// Hosts in use, as the list has them.
pub fn found(cx: &mut Cx<'_>) -> Result<Vec<Found>> {
    let hosts = entries(cx, LinkList::Official)?.into_iter();
    let used = hosts.filter(|it| it.state == HostState::Active);
    let found = used.map(|host| Found {
        kind: "host".to_owned(),
        href: format!("/tautan?alamat={}", host.address),
        title: Words::name(host.address),
        note: Some(match host.office {
            Some(office) => Words::name(office),
            None => Words::text("Alamat resmi", "Alamat resmi", "Official address"),
        }),
        words: Vec::new(),
        area: None,
    });
    Ok(found.collect())
}
