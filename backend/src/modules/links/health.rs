//! What the state of the service says about links.

use super::entries::entries;
use crate::platform::cx::Cx;
use crate::platform::error::Result;
use rembang_shared::home::api::{Figure, StatusLine, StatusPart};
use rembang_shared::links::api::LinkList;
use rembang_shared::words::Words;

/// How many official hosts there are, and how many of them their offices confirmed.
pub fn health(cx: &mut Cx<'_>) -> Result<StatusPart> {
    let hosts = entries(cx, LinkList::Official)?;
    let (all, confirmed) = (hosts.len(), hosts.iter().filter_map(|it| it.confirmed_on));
    let confirmed = confirmed.count();
    Ok(StatusPart {
        module: "links".to_owned(),
        title: Words::text("Cek tautan", "Priksa tautan", "Link check"),
        newest: None,
        demo: false,
        lines: vec![StatusLine {
            label: Words::text(
                "Alamat resmi yang dikonfirmasi kantornya",
                "Alamat resmi ingkang dipunkonfirmasi kantoripun",
                "Official addresses confirmed by their office",
            ),
            note: None,
            value: Figure::Text {
                text: Words::text(
                    format!("{confirmed} dari {all}"),
                    format!("{confirmed} saking {all}"),
                    format!("{confirmed} of {all}"),
                ),
            },
        }],
    })
}
