//! Errors on the wire: closed codes, fields, a refusal of a closed list, an incident number.
//! The sentence a person reads is chosen by code in the reader's language; `message` is for
//! integrators and stays English.

use serde::{Deserialize, Serialize};

/// What went wrong, closed. The status follows from the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub enum ErrorCode {
    /// Not JSON, not a query, or not of the row's shape.
    Malformed,
    /// No session, or it ended.
    Unauthenticated,
    /// Your role may never call this.
    Forbidden,
    /// It does not exist, or is not yours; the two look the same.
    NotFound,
    /// The path exists with another method, see `Allow`.
    WrongMethod,
    /// The body did not arrive in time.
    TooSlow,
    /// Somebody changed it since you read it; read it again.
    Conflict,
    /// It was there and has ended.
    Gone,
    /// The body is too large.
    TooLarge,
    /// The body is not `application/json`.
    WrongType,
    /// The shape is right, a value is not; see `fields`.
    Invalid,
    /// A rule says no; see `refusal`.
    Refused,
    /// A change needs `If-Match`.
    PreconditionRequired,
    /// Too often; see `Retry-After`.
    TooMany,
    /// Our fault; quote the incident number.
    Internal,
    /// Not now; see `Retry-After`.
    Unavailable,
    /// No room to store it.
    Full,
}

impl ErrorCode {
    /// Every code, for the message test.
    pub const ALL: [Self; 17] = [
        Self::Malformed,
        Self::Unauthenticated,
        Self::Forbidden,
        Self::NotFound,
        Self::WrongMethod,
        Self::TooSlow,
        Self::Conflict,
        Self::Gone,
        Self::TooLarge,
        Self::WrongType,
        Self::Invalid,
        Self::Refused,
        Self::PreconditionRequired,
        Self::TooMany,
        Self::Internal,
        Self::Unavailable,
        Self::Full,
    ];

    /// HTTP status.
    pub const fn status(self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::Unauthenticated => 401,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::WrongMethod => 405,
            Self::TooSlow => 408,
            Self::Conflict => 409,
            Self::Gone => 410,
            Self::TooLarge => 413,
            Self::WrongType => 415,
            Self::Invalid | Self::Refused => 422,
            Self::PreconditionRequired => 428,
            Self::TooMany => 429,
            Self::Internal => 500,
            Self::Unavailable => 503,
            Self::Full => 507,
        }
    }
}

/// Why a single field is not acceptable, closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FieldCode {
    /// Must be given.
    Required,
    /// Not of the right form.
    Format,
    /// Too small, too large, too short or too long.
    Range,
    /// No such place, commodity, area or role.
    Unknown,
    /// Not together with the other fields.
    Combination,
}

impl FieldCode {
    /// Every code, for the message test.
    pub const ALL: [Self; 5] = [
        Self::Required,
        Self::Format,
        Self::Range,
        Self::Unknown,
        Self::Combination,
    ];
}

/// One field that must be mended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct FieldError {
    /// Where, `quotes[2]`.
    pub path: String,
    /// Why.
    pub code: FieldCode,
}

/// Why a rule said no, closed over all modules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The same `Idempotency-Key` came with another body.
    KeyReused,
    /// Phone, PIN, password or code do not match, or this device is not known.
    SignInFailed,
    /// The one-time code is missing.
    TotpNeeded,
    /// The activation code is wrong, used or too old.
    CodeInvalid,
    /// This PIN or password is too easy to guess.
    SecretWeak,
    /// This NIK stands with another account.
    NikTaken,
    /// Nobody grants a role to themselves.
    OwnGrant,
    /// This account only claims its number; a code on paper proves it first.
    ClaimOnly,
    /// A made-up account of a demonstration.
    MadeUp,
    /// Another area's office helps this person.
    OtherOffice,
    /// Only administrators help somebody with an office back in.
    AdminOnly,
    /// It was noted; a second administrator prints the code.
    SecondAdmin,
    /// The regency would have no administrator any more.
    LastAdmin,
    /// Prove once more that it is you, with PIN or one-time code; then send the same call again.
    StepUpNeeded,
    /// Whoever holds an office cannot be erased: what they decided must keep its author.
    ErasureHeld,
    /// Such a request waits already.
    RightsOpen,
    /// This request has been answered, withdrawn or carried out.
    RightsClosed,
    /// `x / reference` lies outside the hard limits: check the unit, or a nought too many.
    PriceRatio,
    /// The market is closed that day.
    PriceClosed,
    /// The day lies in the future.
    PriceFuture,
    /// The day lies too far back.
    PriceTooOld,
    /// The step or the spread needs a reason code.
    PriceReason,
    /// This market has a value for that day already.
    PriceReported,
    /// This report has been decided.
    ReportDecided,
    /// Nobody decides a report of their own, nor one they brought in.
    OwnReport,
    /// You have vouched for this price; another officer publishes it.
    SecondOfficer,
}

impl Refusal {
    /// Every refusal, for the message test.
    pub const ALL: [Self; 26] = [
        Self::KeyReused,
        Self::SignInFailed,
        Self::TotpNeeded,
        Self::CodeInvalid,
        Self::SecretWeak,
        Self::NikTaken,
        Self::OwnGrant,
        Self::ClaimOnly,
        Self::MadeUp,
        Self::OtherOffice,
        Self::AdminOnly,
        Self::SecondAdmin,
        Self::LastAdmin,
        Self::StepUpNeeded,
        Self::ErasureHeld,
        Self::RightsOpen,
        Self::RightsClosed,
        Self::PriceRatio,
        Self::PriceClosed,
        Self::PriceFuture,
        Self::PriceTooOld,
        Self::PriceReason,
        Self::PriceReported,
        Self::ReportDecided,
        Self::OwnReport,
        Self::SecondOfficer,
    ];
}

/// Served as `application/problem+json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ErrorBody {
    /// What went wrong.
    pub code: ErrorCode,
    /// English, for integrators.
    pub message: String,
    /// Fields to mend.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "describe", ts(optional, as = "Option<Vec<FieldError>>"))]
    pub fields: Vec<FieldError>,
    /// Which rule said no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "describe", ts(optional))]
    pub refusal: Option<Refusal>,
    /// With `Conflict`: the thing as it is now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "describe", ts(optional, type = "unknown"))]
    pub current: Option<serde_json::Value>,
    /// Quote this to the help desk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "describe", ts(optional))]
    pub incident: Option<String>,
}
