//! `links.signed`: does a signed paper count? Lists and warnings travel on without the server, as a
//! copy on a phone or a code on a wall, so they carry their signature with them.

use super::lists::LinkLists;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use chrono::{DateTime, Utc};
use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};

/// What is said, and until when it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// Number of the key it is signed with.
    pub kid: i64,
    /// Signed at this moment.
    pub issued_at: DateTime<Utc>,
    /// It counts for nothing from then on.
    pub expires_at: DateTime<Utc>,
    /// What it says.
    pub content: PaperContent,
}

/// What a paper says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum PaperContent {
    /// A warning.
    Alert {
        /// Its number.
        number: i64,
        /// In a few words.
        title: String,
        /// The whole of it.
        text: String,
    },
    /// The lists that links are judged by.
    Lists {
        /// As they stood.
        lists: LinkLists,
    },
}

/// A paper and its signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Signed {
    /// What is signed.
    pub paper: Paper,
    /// Ed25519 over [`signed_bytes`] of the paper, Base64.
    pub signature: String,
}

/// A key that papers are signed with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SigningKey {
    /// Its number.
    pub kid: i64,
    /// 32 bytes, Base64.
    pub public: String,
    /// In use since then; absent for the first one.
    pub since: Option<DateTime<Utc>>,
    /// Taken out of use for good: whatever it signed, whenever, counts no longer.
    pub revoked_at: Option<DateTime<Utc>>,
}

/// A paper, the keys that are known, and now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SignedInput {
    /// The paper.
    pub signed: Signed,
    /// All that the server has named.
    pub keys: Vec<SigningKey>,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Whether it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SignedVerdict {
    /// The regency said this, and it holds.
    Sah,
    /// Nobody knows who said this.
    TidakSah,
    /// The regency said this, and its time is over.
    Kedaluwarsa,
}

/// Why a paper does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SignedReason {
    /// No such key.
    UnknownKey,
    /// The key was taken out of use: its signatures may be anybody's.
    RevokedKey,
    /// Something was changed, or another key signed it.
    BadSignature,
    /// Its time is over.
    Expired,
}

/// Whether a paper counts, and why not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct SignedCheck {
    /// The verdict.
    pub verdict: SignedVerdict,
    /// Absent where it counts.
    pub reason: Option<SignedReason>,
}

/// What a signature is made over: the paper as canonical JSON (RFC 8785), so that it can be checked
/// however it was written down meanwhile. A paper has neither fractions nor names beyond ASCII, the
/// two things in which that differs from JSON with sorted names and no blanks.
pub fn signed_bytes(paper: &Paper) -> Vec<u8> {
    let sorted = serde_json::to_value(paper).unwrap_or_default();
    sorted.to_string().into_bytes()
}

/// Judges a paper. A signature that cannot be trusted comes before a time that has passed: who says
/// when it was signed is the paper itself.
pub fn signed(input: &SignedInput) -> SignedCheck {
    let paper = &input.signed.paper;
    let reason = match input.keys.iter().find(|key| key.kid == paper.kid) {
        None => Some(SignedReason::UnknownKey),
        Some(key) if key.revoked_at.is_some() => Some(SignedReason::RevokedKey),
        Some(key) if !fits(key, &input.signed) => Some(SignedReason::BadSignature),
        Some(_) if paper.expires_at <= input.now => Some(SignedReason::Expired),
        Some(_) => None,
    };
    SignedCheck {
        verdict: match reason {
            None => SignedVerdict::Sah,
            Some(SignedReason::Expired) => SignedVerdict::Kedaluwarsa,
            Some(_) => SignedVerdict::TidakSah,
        },
        reason,
    }
}

fn fits(key: &SigningKey, signed: &Signed) -> bool {
    let bytes = |text: &str| BASE64_STANDARD.decode(text).ok();
    let key = bytes(&key.public)
        .and_then(|key| <[u8; 32]>::try_from(key).ok())
        .and_then(|key| VerifyingKey::from_bytes(&key).ok());
    let signature = bytes(&signed.signature).and_then(|it| Signature::from_slice(&it).ok());
    let (Some(key), Some(signature)) = (key, signature) else {
        return false;
    };
    key.verify_strict(&signed_bytes(&signed.paper), &signature)
        .is_ok()
}

/// The first vector row.
pub fn signed_example() -> SignedInput {
    let at = |seconds| DateTime::from_timestamp(seconds, 0).unwrap_or_default();
    SignedInput {
        signed: Signed {
            paper: Paper {
                kid: 1,
                issued_at: at(1_795_996_800),
                expires_at: at(1_796_601_600),
                content: PaperContent::Alert {
                    number: 7,
                    title: "Tautan bansos palsu".to_owned(),
                    text: "Jangan diisi.".to_owned(),
                },
            },
            signature: "i2nzhTrkDexa250qWEoHd1Zqe81qeiPAMXdUuwr1HvGHnWQrE7shj94Ok25hTfdP0MSULPTR1aRwBsT8DCrzDA==".to_owned(),
        },
        keys: vec![SigningKey {
            kid: 1,
            public: "iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w=".to_owned(),
            since: None,
            revoked_at: None,
        }],
        now: at(1_796_040_000),
    }
}
