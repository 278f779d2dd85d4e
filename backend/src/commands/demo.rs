//! `serve --demo`: the made-up people of every module, then its made-up data. The accounts sign in
//! only while the server runs with `--demo`.

use crate::modules::identity;
use crate::platform::app::App;
use crate::platform::error::{AppError, Result};
use crate::platform::module::DemoPerson;
use rembang_shared::access::Role;
use rembang_shared::values::Phone;
use std::fmt::Write;
use std::sync::Arc;

/// PIN of made-up residents, farmers and enumerators.
pub const PIN: &str = "402613";
/// Password of made-up officers.
pub const PASSWORD: &str = "kata sandi contoh";

/// Adds what is missing and returns the list to print.
pub async fn load(app: &Arc<App>) -> Result<String> {
    let demos = app.modules.iter().filter_map(|module| module.demo.as_ref());
    let mut people: Vec<_> = demos.clone().flat_map(|demo| demo.people).collect();
    people.sort_by_key(|person| person.phone);
    let mut text = "Demo accounts (made up, loopback only):\n".to_owned();
    for person in people {
        let phone = Phone::parse(person.phone).map_err(|e| AppError::internal(e.to_string()))?;
        let second = person.role.is_some_and(Role::needs_second_factor);
        let (secret, code) = if second {
            (PASSWORD, "  code: rembang user code --phone ")
        } else {
            (PIN, "")
        };
        if identity::account_id(app, &phone).await?.is_none() {
            add(app, person, phone, secret).await?;
        }
        let phone_for_code = if second { person.phone } else { "" };
        let _ = writeln!(
            text,
            "  {}  {:<24}{secret}{code}{phone_for_code}",
            person.phone, person.name
        );
    }
    for load in demos.filter_map(|demo| demo.load) {
        load(Arc::clone(app)).await?;
    }
    Ok(text)
}

async fn add(app: &App, person: &DemoPerson, phone: Phone, secret: &'static str) -> Result<()> {
    let now = app.clock.now();
    let Some(role) = person.role else {
        return identity::add_demo_resident(app, phone, person.name, secret, now).await;
    };
    // Another regency has other areas; its demo people then hold the whole of it.
    let pack = app.regency();
    let area = pack
        .area(person.area)
        .map_or(&pack.about().code, |area| &area.code)
        .clone();
    let officer = identity::Officer {
        phone,
        name: person.name.to_owned(),
        role,
        area,
        demo: Some(secret),
    };
    identity::add_officer(app, officer, now).await.map(drop)
}
