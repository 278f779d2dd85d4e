//! What people type: numbers, names, secrets. Nothing here looks anything up, so that a refusal
//! tells nothing about anybody.

use crate::platform::error::{AppError, Result};
use rembang_shared::error::{FieldCode, Refusal};
use rembang_shared::identity::rules::{SecretInput, SecretKind, SecretVerdict, secret};
use rembang_shared::values::Phone;
use std::ops::RangeInclusive;

/// A mobile number in any usual spelling.
pub fn phone(text: &str) -> Result<Phone> {
    Phone::parse(text).map_err(|_| AppError::field("phone", FieldCode::Format))
}

/// How to address a person.
pub fn name(text: &str) -> Result<String> {
    line(text, 1..=80, "name")
}

/// What a person calls a device.
pub fn device_label(text: &str) -> Result<String> {
    line(text, 1..=80, "device_label")
}

/// A text of one line. Control characters are refused, because no screen shows them, and so are
/// overrides of the writing direction, by which a name could pass for another one.
pub fn line(text: &str, characters: RangeInclusive<usize>, field: &str) -> Result<String> {
    let text = text.trim();
    let overrides = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.chars().any(|c| c.is_control() || overrides(c)) {
        return Err(AppError::field(field, FieldCode::Format));
    }
    if !characters.contains(&text.chars().count()) {
        return Err(AppError::field(field, FieldCode::Range));
    }
    Ok(text.to_owned())
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
