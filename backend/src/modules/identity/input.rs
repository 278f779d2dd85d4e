//! What people type to get in: numbers, names, secrets. Nothing here looks anything up, so that
//! a refusal tells nothing about anybody.

use crate::platform::error::{AppError, Result};
use crate::platform::text;
use rembang_shared::error::{FieldCode, Refusal};
use rembang_shared::identity::rules::{SecretInput, SecretKind, SecretVerdict, secret};
use rembang_shared::values::Phone;

/// A mobile number in any usual spelling.
pub fn phone(text: &str) -> Result<Phone> {
    Phone::parse(text).map_err(|_| AppError::field("phone", FieldCode::Format))
}

/// How to address a person.
pub fn name(text: &str) -> Result<String> {
    text::line(text, 1..=80, "name")
}

/// What a person calls a device.
pub fn device_label(text: &str) -> Result<String> {
    text::line(text, 1..=80, "device_label")
}

/// A new PIN or password that is not among the first that anybody tries.
pub fn new_secret(kind: SecretKind, text: &str, phone: &Phone, field: &str) -> Result<()> {
    let input = SecretInput {
        kind,
        secret: text.to_owned(),
        phone: Some(phone.clone()),
    };
    match secret(&input) {
        SecretVerdict::Ok => Ok(()),
        SecretVerdict::Refused { .. } => {
            Err(AppError::refused(Refusal::SecretWeak).with_field(field, FieldCode::Format))
        }
    }
}
