//! Everything that is held about somebody, as one document (UU 27/2022 Art. 13 and 32).

use super::{requests, trail};
use crate::modules::identity;
use crate::platform::cx::Cx;
use crate::platform::error::Result;
use rembang_shared::privacy::api::*;
use serde_json::Map;

/// Form of the document.
const FORMAT: u32 = 1;
/// Lines of the trail in it; the screen has all of them.
const TRAIL: i64 = 1_000;

pub fn export_me(cx: &mut Cx<'_>, (): (), (): ()) -> Result<Export> {
    let person = cx.who.person()?.clone();
    let me = person.account;
    cx.about(me);
    let held = identity::held(cx.conn, cx.app, me, person.device, cx.now)?;
    let mut services = Map::new();
    for export in cx.app.modules.iter().filter_map(|module| module.export) {
        services.extend(export(cx, me)?);
    }
    Ok(Export {
        made_at: cx.now.0,
        format: FORMAT,
        account: held.account,
        devices: held.devices,
        grants: held.grants,
        sign_ins: held.sign_ins,
        requests: requests::of(cx.conn, cx.app, me)?,
        trail: trail::about(cx.conn, cx.pack, me, TRAIL)?,
        services: services.into(),
    })
}
