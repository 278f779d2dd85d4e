//! The code on paper: it proves a number, sets a new secret and enrols a device. Also the way
//! back in for whoever lost phone or PIN, hence what a thief of accounts would want.

use super::guard::{About, kecamatan_of};
use super::opening::{Device, Opening, Signed, open, worth};
use super::store::{self, AccountRow, StandingCode};
use super::{input, note, qr};
use crate::platform::app::App;
use crate::platform::auth::secret::Asker;
use crate::platform::auth::throttle;
use crate::platform::bind::Answer;
use crate::platform::db::{Conn, Id, Instant};
use crate::platform::error::{AppError, Result};
use crate::platform::keys::random;
use crate::platform::request::Call;
use crate::platform::vault::{Column, Vault};
use rembang_shared::access::Role;
use rembang_shared::error::Refusal;
use rembang_shared::identity::api::*;
use rembang_shared::identity::rules::SecretKind;
use rembang_shared::values::{AreaCode, Phone};
use std::sync::Arc;

/// An activation code on paper.
pub const CODE_SECONDS: i64 = 72 * 3600;
/// Letters and digits that nobody confuses on paper.
const CODE_ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const CODE: Column = Column("activation.code_hash");

pub async fn activate(call: Call, (): (), given: Activation) -> Signed {
    let phone = input::phone(&given.phone)?;
    let label = input::device_label(&given.device_label)?;
    let (app, now) = (Arc::clone(&call.app), call.now);
    let index = store::phone_index(&app.vault, &phone)?;
    let code_hash = code_index(&app.vault, &given.code)?;
    let (found, owner) = app
        .db
        .read(move |conn| {
            let found = store::account_of_code(conn, &index, &code_hash, now)?;
            let owner = store::proven_account(conn, &index)?.map(|owner| owner.id);
            Ok((found.map(|found| (found, index)), owner))
        })
        .await?;
    let invalid = move || AppError::refused(Refusal::CodeInvalid).about(owner);
    let Some(((row, code), index)) = found else {
        count_wrong_code(&call, &phone).await?;
        return Err(invalid());
    };
    input::new_secret(row.kind(), &given.secret, &phone, "secret")?;
    let place = app.secrets.place(Asker::Known)?;
    let hash = place.hash(given.secret).await?;
    drop(place);
    let running = Arc::clone(&app);
    let opened = app
        .db
        .write(move |conn| {
            let app = running;
            if !store::use_activation(conn, code.id, now)? || !store::prove(conn, row.id, &hash)? {
                return Err(invalid());
            }
            store::end_codes(conn, row.id, now)?;
            end_later_offices(conn, &call, row.id, code)?;
            for claim in store::end_claims(conn, row.id, &index, now)? {
                note(conn, &call, "AccountEnded", claim, Some(row.id))?;
            }
            // A lost phone must not stay signed in.
            store::revoke_all_devices(conn, row.id, now)?;
            note(conn, &call, "Activate", row.id, None)?;
            let opening = Opening {
                account: row.id,
                client: given.client,
                device: Device::New(&label),
                worth: worth(row.kind(), false, now),
            };
            open(conn, &app, &opening, now)
        })
        .await?;
    app.sessions.forget();
    Ok(opened)
}

/// What an office was given after the code was printed, by somebody other than its printer, was
/// not given to whoever holds the paper: it ends, and whoever gave it gives it again.
fn end_later_offices(conn: &mut Conn, call: &Call, account: Id, code: StandingCode) -> Result<()> {
    let Some(printer) = code.printed_by else {
        return Ok(());
    };
    let offices: Vec<&str> = Role::ALL
        .iter()
        .filter(|role| role.is_office())
        .map(|role| role.slug())
        .collect();
    let since = (code.printed_at, printer);
    for grant in store::end_later_grants(conn, account, &offices, since, call.now)? {
        note(conn, call, "GrantEnded", account, Some(grant))?;
    }
    Ok(())
}

/// Wrong codes are slowed down, by number and address. A right one is never refused for the wrong
/// ones of others: it is the only way back in, and with 50 random bits a code needs no protection
/// by lock-out. 300 guesses a second, all that an address gets, find one in its 72 hours with a
/// chance of one in 14 million.
async fn count_wrong_code(call: &Call, phone: &Phone) -> Result<()> {
    let (vault, now) = (Arc::clone(&call.app.vault), call.now);
    let here = format!("activate|{}|{}", phone.as_str(), call.household_name());
    call.app
        .db
        .write(move |conn| throttle::count(conn, &vault, &here, throttle::LIMIT, now))
        .await
}

pub async fn invite(call: Call, (): (), new: NewInvitation) -> Result<Answer<Invitation>> {
    let phone = input::phone(&new.phone)?;
    let name = input::name(&new.name)?;
    let app = Arc::clone(&call.app);
    let (db, home, number) = (app.db.clone(), app.config.public_url.clone(), phone.clone());
    let printed = db
        .write(move |conn| print_or_ask(conn, &app, &call, (&number, &name)))
        .await?;
    // The wish is stored; the answer to it is that it takes two.
    let slip = printed.ok_or_else(|| AppError::refused(Refusal::SecondAdmin))?;
    let page = format!(
        "{home}/aktivasi#hp={number}&kode={code}",
        number = phone.national(),
        code = slip.code
    );
    Ok(Answer {
        output: Invitation {
            qr: qr::draw(&page)?,
            account: slip.account.0,
            code: slip.code,
            expires_at: slip.until.0,
        },
        cookies: Vec::new(),
    })
}

/// The code, or nothing when a second administrator must want it too.
fn print_or_ask(
    conn: &mut Conn,
    app: &App,
    call: &Call,
    whom: (&Phone, &str),
) -> Result<Option<Slip>> {
    let by = call.who.person()?;
    let known = account_to_invite(conn, &app.vault, whom.0)?;
    let known = match known {
        None => None,
        Some(row) => {
            let about = About::load(conn, app, by, row, call.now)?;
            if about.code().map_err(refuse)? != CodeStep::Print {
                store::ask_code(conn, about.row.id, by.account, call.now)?;
                note(conn, call, "CodeAsked", about.row.id, None)?;
                return Ok(None);
            }
            Some(about.row)
        }
    };
    let new = NewCode {
        by: Some(by.account),
        area: kecamatan_of(by),
    };
    let made = new_invitation(conn, &app.vault, known, whom, &new, call.now)?;
    store::delete_request(conn, made.account)?;
    note(conn, call, "Invite", made.account, None)?;
    Ok(Some(made))
}

/// Whom another office helps, and whom only administrators do, is no mistake in the form.
fn refuse(why: Refusal) -> AppError {
    match why {
        Refusal::OtherOffice | Refusal::AdminOnly => {
            AppError::forbidden(why, "Somebody else prints this code.")
        }
        why => AppError::refused(why),
    }
}

/// The owner of a number, or the account that waits for one since an earlier invitation. The
/// accounts that only claimed the number are left alone until a code is used.
pub fn account_to_invite(
    conn: &mut Conn,
    vault: &Vault,
    phone: &Phone,
) -> Result<Option<AccountRow>> {
    let index = store::phone_index(vault, phone)?;
    match store::proven_account(conn, &index)? {
        Some(owner) => Ok(Some(owner)),
        None => store::invited_account(conn, &index),
    }
}

/// A code, to be shown once.
pub struct Slip {
    /// Whom it lets in.
    pub account: Id,
    /// As printed.
    pub code: String,
    /// Worthless from then on.
    pub until: Instant,
}

/// Where a code comes from; by default the command line.
#[derive(Default)]
pub struct NewCode {
    /// Who prints it.
    pub by: Option<Id>,
    /// The kecamatan whose office will know the person.
    pub area: Option<AreaCode>,
}

/// An activation code for a known account, or for a new one of that number and name.
pub fn new_invitation(
    conn: &mut Conn,
    vault: &Vault,
    known: Option<AccountRow>,
    (phone, name): (&Phone, &str),
    new: &NewCode,
    now: Instant,
) -> Result<Slip> {
    let account = match known {
        Some(row) => {
            if !row.proven {
                store::rename(conn, row.id, name)?;
            }
            row.id
        }
        None => {
            let waiting = store::NewAccount {
                name,
                phone,
                kind: SecretKind::Pin,
                secret_hash: None,
                totp: None,
                proven: false,
                demo: false,
                area: new.area.as_ref(),
            };
            store::insert_account(conn, vault, &waiting, now)?
        }
    };
    new_code_for(conn, vault, account, new.by, now)
}

/// An activation code for an account; older ones end.
pub fn new_code_for(
    conn: &mut Conn,
    vault: &Vault,
    account: Id,
    by: Option<Id>,
    now: Instant,
) -> Result<Slip> {
    let code = new_code();
    let until = now.plus(CODE_SECONDS);
    store::insert_activation(conn, account, code_index(vault, &code)?, by, now, until)?;
    Ok(Slip {
        account,
        code,
        until,
    })
}

/// Ten characters, 50 random bits, in two groups.
fn new_code() -> String {
    let letters: String = random::<10>()
        .iter()
        .map(|byte| char::from(CODE_ALPHABET[usize::from(byte % 32)]))
        .collect();
    let (first, second) = letters.split_at(5);
    format!("{first}-{second}")
}

/// A phone's keyboard may make any dash of a dash, so only letters and digits count.
fn code_index(vault: &Vault, code: &str) -> Result<Vec<u8>> {
    let bare: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .collect();
    Ok(vault.index(CODE, &bare)?.bytes)
}
