//! What screens say that differs from regency to regency: as a row of the contract, and as what the
//! portal's own pages carry from the start.

use crate::platform::app::App;
use crate::platform::cx::Cx;
use crate::platform::error::{AppError, Result};
use crate::platform::portal::Site;
use crate::regency::Regency;
use rembang_shared::home::api::{RegencyName, RegencyView};
use std::collections::BTreeMap;

pub fn regency(cx: &mut Cx<'_>, (): (), (): ()) -> Result<RegencyView> {
    view(cx.app, cx.pack)
}

fn view(app: &App, pack: &Regency) -> Result<RegencyView> {
    let about = pack.about();
    let mut facts = BTreeMap::new();
    for facts_of in app.modules.iter().filter_map(|module| module.facts) {
        for (name, text) in facts_of(pack)? {
            facts.insert(name.to_owned(), text);
        }
    }
    Ok(RegencyView {
        app: about.brand.clone(),
        area: RegencyName {
            id: about.name.clone(),
            jv: about.name_jv.clone(),
            en: about.name_en.clone(),
        },
        zone: about.zone.to_owned(),
        facts,
    })
}

/// What the portal's pages say of the regency. The office amends none of it, so it holds as long as a
/// server runs.
pub fn site(app: &App) -> Result<Site> {
    let pack = app.regency();
    let about = pack.about();
    let view = serde_json::to_string(&view(app, &pack)?)
        .map_err(|error| AppError::internal(error.to_string()))?;
    Ok(Site {
        name: about.brand.clone(),
        short: about.brand_short.clone(),
        area: about.name.clone(),
        view,
    })
}
