//! Who may call a row at all. Whose objects they then see is decided in the module.
//!
//! What is expected of both stands in `<module>/access.csv`: who may do what with whose things.
//! Written by hand from what each row means and reviewed by a person; never derived from the
//! guards, and the server never reads it. The suite asks the running server for every cell, on both
//! databases. A line is `endpoint,relation,role=cell…,others=cell`; `others` are the roles that are
//! not named. `anonymous` gets 401 where it is not named, and `all=cell` is for everybody.
//!
//! | relation | |
//! |---|---|
//! | `none` | the row has no object of somebody's |
//! | `own` | the caller's own; to `anonymous`, of somebody who is not signed in at the moment |
//! | `ward` | of a person the caller answers for |
//! | `assigned` | handed to the caller by the office |
//! | `same_area` | inside the area of the caller's grant |
//! | `other_area` | of another kecamatan or of the whole regency, where the caller's grant is for one kecamatan: each office is tried with such a holder too |
//! | `same_office`, `elsewhere` | of the caller's office, of nobody the caller has to do with |
//! | `absent` | made up: there is no such thing |
//!
//! | cell | |
//! |---|---|
//! | `yes` | 2xx and the effect can be seen |
//! | `masked` | the same, and no phone number or NIK leaves in full |
//! | `401` | sign in first, or a token that counts for nothing |
//! | `403` | this role may never call the row |
//! | `404` | there is no such thing for you: the very bytes a made-up id gets |
//! | `422` | the call is allowed, a rule or the form refuses it: nobody grants a role to themselves, and a wrong code or secret looks like an unknown number |

use serde::{Deserialize, Serialize};

/// Each line a role: what it does, its name here, its word in JSON, SQL and `access.csv`, and what
/// is true of it. `office` acts for the public, so that what it decided must keep its author;
/// `second_factor` signs in with a password and a one-time code, never with a PIN.
macro_rules! roles {
    ($($(#[doc = $doc:literal])+ $Role:ident $slug:literal $($mark:ident)*;)+) => {
        /// A role is a dated grant, never a flag on an account.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
        pub enum Role {
            $($(#[doc = $doc])+ #[serde(rename = $slug)] $Role),+
        }

        impl Role {
            /// Every role, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$Role),+];

            /// The word in JSON, SQL and `access.csv`.
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$Role => $slug),+ }
            }

            const fn marks(self) -> Marks {
                match self { $(Self::$Role => Marks::NONE$(.$mark())*),+ }
            }
        }
    };
}

roles! {
    /// Anyone with an account.
    Resident "resident";
    /// Sells own harvest; posts producer prices of the own area.
    Farmer "farmer";
    /// Penyuluh pertanian: helps farmers, sees farmers' identity on paper.
    ExtensionOfficer "extension_officer" office second_factor;
    /// Asks traders in the markets of an area every morning.
    Enumerator "enumerator" office;
    /// Verifies prices for the whole regency (Dindagkop UKM).
    PriceOfficer "price_officer" office second_factor;
    /// Keeps the list of official addresses and warnings (Diskominfo).
    Editor "editor" office second_factor;
    /// Data protection officer: reads the audit trail, answers requests for correction and erasure.
    Dpo "dpo" office second_factor;
    /// Grants roles and invites people; sees no clinical or marriage data.
    Admin "admin" office second_factor;
}

/// What a line of `roles!` may say of a role.
#[derive(Clone, Copy)]
struct Marks {
    office: bool,
    second_factor: bool,
}

impl Marks {
    const NONE: Self = Self {
        office: false,
        second_factor: false,
    };

    const fn office(self) -> Self {
        Self {
            office: true,
            ..self
        }
    }

    const fn second_factor(self) -> Self {
        Self {
            second_factor: true,
            ..self
        }
    }
}

impl Role {
    /// The role of that slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|role| role.slug() == slug)
    }

    /// Acts for the public, so that what they decided must keep its author.
    pub const fn is_office(self) -> bool {
        self.marks().office
    }

    /// Officers sign in with a password and a one-time code, never with a PIN.
    pub const fn needs_second_factor(self) -> bool {
        self.marks().second_factor
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
