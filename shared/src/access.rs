//! Who may call a row at all. Whose objects they then see is decided in the module and held
//! by `access.csv`, which is written by hand and which the server never reads.

use serde::{Deserialize, Serialize};

/// A role is a dated grant, never a flag on an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Anyone with an account.
    Resident,
    /// Sells own harvest; posts producer prices of the own area.
    Farmer,
    /// Penyuluh pertanian: helps farmers, sees farmers' identity on paper.
    ExtensionOfficer,
    /// Asks traders in the markets of an area every morning.
    Enumerator,
    /// Verifies prices for the whole regency (Dindagkop UKM).
    PriceOfficer,
    /// Data protection officer: reads the audit trail, answers requests for correction and erasure.
    Dpo,
    /// Grants roles and invites people; sees no clinical or marriage data.
    Admin,
}

impl Role {
    /// Every role, in the column order of `access.csv` (after `anonymous`).
    pub const ALL: [Self; 7] = [
        Self::Resident,
        Self::Farmer,
        Self::ExtensionOfficer,
        Self::Enumerator,
        Self::PriceOfficer,
        Self::Dpo,
        Self::Admin,
    ];

    /// The word in JSON, SQL and `access.csv`.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Resident => "resident",
            Self::Farmer => "farmer",
            Self::ExtensionOfficer => "extension_officer",
            Self::Enumerator => "enumerator",
            Self::PriceOfficer => "price_officer",
            Self::Dpo => "dpo",
            Self::Admin => "admin",
        }
    }

    /// The role of that slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.slug() == slug)
    }

    /// Acts for the public, so that what they decided must keep its author.
    pub const fn is_office(self) -> bool {
        !matches!(self, Self::Resident | Self::Farmer)
    }

    /// Officers sign in with a password and a one-time code, never with a PIN.
    pub const fn needs_second_factor(self) -> bool {
        matches!(
            self,
            Self::ExtensionOfficer | Self::PriceOfficer | Self::Dpo | Self::Admin
        )
    }
}

/// First gate of a row. Outside it the answer is 401 without a session and 403 with one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Access {
    /// No account needed.
    Public,
    /// Any signed-in account.
    SignedIn,
    /// At least one of these roles, granted and valid today.
    Roles(&'static [Role]),
}
