//! One-time codes of officers. That a code is worth one sign-in is for the account row to say.

use crate::platform::db::{Id, Instant};
use crate::platform::error::{AppError, Result};
use crate::platform::keys::random;
use crate::platform::vault::{Column, Vault};
use rembang_shared::values::Phone;
use totp_rs::{Algorithm, Builder, Secret, Totp};

/// A new secret, Base32.
pub fn new_secret() -> String {
    Secret::from(random::<20>()).to_base32()
}

/// A secret that only this ring can make, for this state of an account.
pub fn derived_secret(vault: &Vault, account: Id, version: i64) -> Result<String> {
    let tag = vault.index(
        Column("account.totp_offered"),
        &format!("{}|{version}", account.0),
    )?;
    Ok(Secret::from(tag.bytes[..20].to_vec()).to_base32())
}

/// The step a one-time code is good for; one step back and forth for slow clocks.
pub fn step(secret: &str, code: &str, now: Instant) -> Result<Option<i64>> {
    let bare: String = code.chars().filter(|c| *c != ' ').collect();
    let step = generator(secret)?.check(&bare, seconds(now)?);
    Ok(step.and_then(|step| i64::try_from(step).ok()))
}

/// The code of this moment and how many seconds it has left.
pub fn code(secret: &str, now: Instant) -> Result<(String, u64)> {
    let at = seconds(now)?;
    Ok((generator(secret)?.generate(at).to_string(), 30 - at % 30))
}

/// The address that an authenticator app reads from a QR code. It keeps its entries apart by
/// issuer and label, so the label tells one person's from another's; no number stands there whole.
pub fn url(secret: &str, phone: &Phone) -> Result<String> {
    let national = phone.national();
    let label = format!("Petugas ••{}", &national[national.len() - 2..]);
    builder(secret)?
        .with_account_name(label)
        .build()
        .map_err(|e| AppError::internal(e.to_string()))?
        .to_url()
        .map_err(|e| AppError::internal(e.to_string()))
}

/// Six digits, thirty seconds, SHA-1: what every authenticator app understands.
fn generator(secret: &str) -> Result<Totp> {
    builder(secret)?
        .build()
        .map_err(|e| AppError::internal(e.to_string()))
}

fn builder(secret: &str) -> Result<Builder> {
    let secret = Secret::try_from_base32(secret).map_err(|e| AppError::internal(e.to_string()))?;
    Ok(Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(1)
        .with_step_duration(30)
        .with_secret(secret)
        .with_issuer(Some("Rembang Gemilang"))
        .with_account_name("akun"))
}

fn seconds(now: Instant) -> Result<u64> {
    u64::try_from(now.0.timestamp()).map_err(|_| AppError::internal("clock before 1970"))
}
