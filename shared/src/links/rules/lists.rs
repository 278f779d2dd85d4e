//! The lists that `links.check` decides by. They are dated data of the regency, not constants.

use serde::{Deserialize, Serialize};

/// Everything the verdict is decided by, besides the address itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkLists {
    /// Hosts that the regency answers for.
    pub hosts: Vec<OfficialHost>,
    /// Paths of official hosts under incident, `dinkes.rembangkab.go.id/slot-gacor`; each stands
    /// for everything below it.
    pub flagged: Vec<String>,
    /// Hosts known to be harmful, with everything below them: `pkh32.b-cdn.net`, or only a path,
    /// `heylink.me/bantuanppkm`.
    pub blocked: Vec<String>,
    /// Suffixes under which only governments can have a name: `go.id`, `desa.id`.
    pub government: Vec<String>,
    /// Words that bait, whole: `bansos`, `cekbansos`.
    pub words: Vec<String>,
    /// Hosts whose addresses do not show where they lead: `bit.ly`.
    pub shorteners: Vec<String>,
    /// Hosts that show another host's page under their own name.
    pub relays: Vec<Relay>,
}

/// A host that the regency answers for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OfficialHost {
    /// In ASCII and small letters, without a closing dot.
    pub host: String,
    /// Whether it can be relied on.
    pub state: HostState,
}

/// Whether an official host can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum HostState {
    /// In use.
    Active,
    /// Something is wrong with the whole host, such as a break-in.
    Incident,
    /// No longer used; its name is kept so that nobody else gets it.
    Retired,
}

impl HostState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Active, Self::Incident, Self::Retired];

    /// The word in JSON and SQL.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Incident => "incident",
            Self::Retired => "retired",
        }
    }
}

/// A host that shows another host's page under its own name, and where it says which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Relay {
    /// The host, with everything below it: `translate.goog`.
    pub host: String,
    /// Where the other address stands.
    pub form: RelayForm,
}

/// Where a relay's address says which page it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RelayForm {
    /// In the first label, dots as `-` and hyphens as `--`: `rembangkab-go-id.translate.goog`.
    Label,
    /// In the path, after single letters: `cdn.ampproject.org/c/s/rembangkab.go.id/berita`.
    Path,
    /// In a query parameter: `google.com/url?q=https://rembangkab.go.id`.
    Query,
}
