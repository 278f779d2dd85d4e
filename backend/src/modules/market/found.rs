//! What the search finds here: commodities by everything people call them, and the places where
//! prices are asked.

use super::card::in_every_language;
use super::pack;
use super::pack::{Commodity, MarketPack, Place};
use crate::platform::cx::Cx;
use crate::platform::error::Result;
use rembang_shared::home::api::Found;
use rembang_shared::market::api::PlaceKind;
use rembang_shared::words::Words;

/// In the order they are shown: commodities, then markets and fish auctions.
pub fn found(cx: &mut Cx<'_>) -> Result<Vec<Found>> {
    let pack = pack(cx.pack)?;
    let commodities = pack.commodities().iter().map(|it| commodity(pack, it));
    Ok(commodities.chain(pack.places().iter().map(place)).collect())
}

fn commodity(pack: &MarketPack, commodity: &Commodity) -> Found {
    let synonyms = pack.synonyms().iter();
    let [id, jv, en] = match in_every_language(pack, &commodity.group) {
        Words::Name(group) => [group.clone(), group.clone(), group],
        Words::Text { id, jv, en } => [id, jv, en],
    };
    Found {
        kind: "commodity".to_owned(),
        href: format!("/pasar/{}", commodity.code),
        title: in_every_language(pack, &commodity.name_id),
        note: Some(Words::text(
            format!("Harga bahan · {id}"),
            format!("Regi bahan · {jv}"),
            format!("Commodity price · {en}"),
        )),
        words: synonyms
            .filter(|it| it.commodities.contains(&commodity.code))
            .map(|it| it.word.clone())
            .collect(),
        area: None,
    }
}

fn place(place: &Place) -> Found {
    Found {
        kind: match place.kind {
            PlaceKind::Tpi => "auction",
            _ => "market",
        }
        .to_owned(),
        href: format!("/pasar?tempat={}", place.code),
        title: Words::name(&place.name),
        note: match (&place.area, place.confirmed) {
            (None, _) => Some(Words::text(
                "Kecamatan belum dikonfirmasi",
                "Kecamatan dèrèng dipunkonfirmasi",
                "District not confirmed",
            )),
            (Some(_), false) => Some(Words::text(
                "Belum dikonfirmasi",
                "Dèrèng dipunleresaken",
                "Not confirmed yet",
            )),
            (Some(_), true) => None,
        },
        words: Vec::new(),
        area: place.area.as_ref().map(ToString::to_string),
    }
}
