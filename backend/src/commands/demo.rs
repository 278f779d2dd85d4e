//! Made-up people and quotes for `serve --demo`. Every name says "Contoh"; the numbers belong
//! to no announced range; the accounts sign in only while the server runs with `--demo`.

use crate::modules::{identity, market};
use crate::platform::app::App;
use crate::platform::db::Id;
use crate::platform::error::{AppError, Result};
use rembang_shared::access::Role;
use rembang_shared::values::Phone;
use std::fmt::Write;
use std::sync::Arc;

/// PIN of made-up residents, farmers and enumerators.
pub const PIN: &str = "402613";
/// Password of made-up officers.
pub const PASSWORD: &str = "kata sandi contoh";

struct Account {
    phone: &'static str,
    name: &'static str,
    role: Option<Role>,
    area: &'static str,
}

const ACCOUNTS: [Account; 8] = [
    Account {
        phone: "089900000001",
        name: "Warga Contoh",
        role: None,
        area: "",
    },
    Account {
        phone: "089900000002",
        name: "Petani Contoh",
        role: Some(Role::Farmer),
        area: "33.17.14",
    },
    Account {
        phone: "089900000003",
        name: "Enumerator Contoh",
        role: Some(Role::Enumerator),
        area: "33.17",
    },
    Account {
        phone: "089900000004",
        name: "Petugas Harga Contoh",
        role: Some(Role::PriceOfficer),
        area: "33.17",
    },
    // What lies far beyond the usual takes two officers.
    Account {
        phone: "089900000008",
        name: "Petugas Harga Kedua Contoh",
        role: Some(Role::PriceOfficer),
        area: "33.17",
    },
    Account {
        phone: "089900000005",
        name: "Admin Contoh",
        role: Some(Role::Admin),
        area: "33.17",
    },
    Account {
        phone: "089900000006",
        name: "Penyuluh Contoh",
        role: Some(Role::ExtensionOfficer),
        area: "33.17.14",
    },
    Account {
        phone: "089900000007",
        name: "Pelindung Data Contoh",
        role: Some(Role::Dpo),
        area: "33.17",
    },
];

/// Adds what is missing and returns the list to print.
pub async fn load(app: &Arc<App>) -> Result<String> {
    let now = app.clock.now();
    let mut text = "Demo accounts (made up, loopback only):\n".to_owned();
    for account in &ACCOUNTS {
        let phone = Phone::parse(account.phone).map_err(|e| AppError::internal(e.to_string()))?;
        let second = account.role.is_some_and(Role::needs_second_factor);
        let (secret, code) = if second {
            (PASSWORD, "  code: rembang user code --phone ")
        } else {
            (PIN, "")
        };
        if identity::account_id(app, &phone).await?.is_none() {
            add(app, account, phone, secret).await?;
        }
        let phone_for_code = if second { account.phone } else { "" };
        let _ = writeln!(
            text,
            "  {}  {:<24}{secret}{code}{phone_for_code}",
            account.phone, account.name
        );
    }
    let (enumerator, officer) = (
        find(app, Role::Enumerator).await?,
        find(app, Role::PriceOfficer).await?,
    );
    market::add_demo_quotes(app, enumerator, officer, now).await?;
    Ok(text)
}

async fn add(app: &App, account: &Account, phone: Phone, secret: &'static str) -> Result<()> {
    let now = app.clock.now();
    let Some(role) = account.role else {
        return identity::add_demo_resident(app, phone, account.name, secret, now).await;
    };
    // Another regency has other areas; its demo people then hold the whole of it.
    let pack = app.regency();
    let area = pack
        .area(account.area)
        .map_or(&pack.about().code, |area| &area.code)
        .clone();
    let officer = identity::Officer {
        phone,
        name: account.name.to_owned(),
        role,
        area,
        demo: Some(secret),
    };
    identity::add_officer(app, officer, now).await.map(drop)
}

async fn find(app: &App, role: Role) -> Result<Id> {
    let account = ACCOUNTS.iter().find(|account| account.role == Some(role));
    let phone = account.and_then(|account| Phone::parse(account.phone).ok());
    let phone = phone.ok_or_else(|| AppError::internal("no demo account has this role"))?;
    identity::account_id(app, &phone)
        .await?
        .ok_or_else(|| AppError::internal("a demo account is missing"))
}
