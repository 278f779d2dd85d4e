//! What the search finds of the regency itself: its kecamatan and their villages.

use crate::platform::cx::Cx;
use crate::platform::error::Result;
use crate::regency::Area;
use rembang_shared::home::api::Found;
use rembang_shared::words::Words;

/// Each kecamatan, followed by its desa and kelurahan.
pub fn found(cx: &mut Cx<'_>) -> Result<Vec<Found>> {
    let pack = cx.pack;
    let districts = pack.children(pack.about().code.as_str());
    Ok(districts
        .flat_map(|area| {
            let villages = pack.children(area.code.as_str());
            std::iter::once(district(area)).chain(villages.map(|it| village(area, it)))
        })
        .collect())
}

/// Its first word is its name without the kind.
fn district(area: &Area) -> Found {
    let name = &area.name;
    Found {
        kind: "district".to_owned(),
        href: format!("/wilayah/{}", area.code),
        title: Words::text(
            format!("Kecamatan {name}"),
            format!("Kecamatan {name}"),
            format!("{name} district"),
        ),
        note: Some(Words::text(
            "Tempat dan desa di kecamatan ini",
            "Panggénan lan dhusun ing kecamatan menika",
            "Places and villages of this district",
        )),
        words: vec![name.clone()],
        area: None,
    }
}

fn village(district: &Area, area: &Area) -> Found {
    Found {
        kind: "village".to_owned(),
        href: format!("/wilayah/{}", area.code),
        title: Words::name(area.title()),
        note: None,
        words: Vec::new(),
        area: Some(district.code.to_string()),
    }
}
