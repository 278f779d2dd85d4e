//! Checking a link, reporting one, the officer's lists, and warnings, on the wire.

use super::rules::{HostState, LinkCheck, Signed, SigningKey};
use crate::page::Page;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

crate::endpoints! { "links";
    /// Whether an address is the regency's own. Nothing is opened, and nothing of it is kept, but for
    /// a page of ours that sends people on to another host: the office is told of that.
    CheckLink: POST "/links/check", () + LinkText => LinkCheck, Public, [];
    /// Tells the office of a suspicious address. Nobody's name is kept, and neither is its query.
    ReportLink: POST "/links/reports", () + LinkText => LinkCheck, Public, [];
    /// The lists that links are judged by, signed, for devices without a signal and for others who
    /// pass the verdicts on. They hold for a week.
    SignedLinkLists: GET "/links/lists", () => Signed, Public, [cached];
    /// The keys that lists and warnings are signed with, the one in use first.
    SigningKeys: GET "/links/keys", () => Page<SigningKey>, Public, [cached];
    /// Takes the key in use out of it for good and begins another: what was signed with the old one
    /// counts no longer.
    ReplaceSigningKey: POST "/links/keys", () => Page<SigningKey>, Roles[Editor], [step_up];
    /// Warnings that stand, newest first.
    LinkAlerts: GET "/links/alerts", () => Page<LinkAlert>, Public, [cached];
    /// Warns everybody; on the first screen at once.
    PostLinkAlert: POST "/links/alerts", () + NewLinkAlert => LinkAlert, Roles[Editor], [];
    /// Takes a warning back.
    EndLinkAlert: DELETE "/links/alerts/{number}", LinkAlertNumber => LinkAlert, Roles[Editor], [];
    /// Reported addresses, those that wait first, the most reported at the top.
    LinkReports: GET "/links/reports", LinkReportQuery => Page<LinkReport>, Roles[Editor], [];
    /// What the office makes of a reported address.
    DecideLinkReport: POST "/links/reports/{id}/decision", LinkReportId + LinkDecision => LinkReport, Roles[Editor], [versioned];
    /// Official hosts, pages under incident and harmful addresses, as they stand.
    LinkEntries: GET "/links/entries", LinkEntryQuery => Page<LinkEntry>, Roles[Editor], [];
    /// Puts an address on a list.
    AddLinkEntry: POST "/links/entries", () + NewLinkEntry => LinkEntry, Roles[Editor], [];
    /// Changes how an address stands on its list.
    ChangeLinkEntry: PATCH "/links/entries", LinkEntryKey + LinkEntryEdit => LinkEntry, Roles[Editor], [versioned];
}

/// What somebody wants to know about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkText {
    /// An address, or a message with one address in it. At most 2,048 letters.
    pub text: String,
}

/// A warning that stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct LinkAlert {
    /// Its number, in the order of the years.
    pub number: i64,
    /// In a few words.
    pub title: String,
    /// What goes round, and what to do.
    pub text: String,
    /// Since when.
    pub issued_at: DateTime<Utc>,
    /// It ends by itself then.
    pub expires_at: DateTime<Utc>,
    /// When it was taken back before its time; absent while it stands.
    pub ended_at: Option<DateTime<Utc>>,
    /// Made up for a demonstration.
    pub demo: bool,
    /// The same words, signed.
    pub signed: Signed,
}

/// A warning to be given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewLinkAlert {
    /// 5 to 80 letters.
    pub title: String,
    /// 10 to 500 letters.
    pub text: String,
    /// For how many days, 1 to 30.
    pub days: u8,
}

/// Which warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkAlertNumber {
    /// Its number.
    pub number: i64,
}

/// How the office stands to a reported address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LinkReportState {
    /// Nobody has looked at it.
    Open,
    /// On the list of harmful addresses.
    Harmful,
    /// A page of ours, under incident.
    Incident,
    /// Nothing is wrong with it, or nothing can be said.
    Dismissed,
}

impl LinkReportState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Open, Self::Harmful, Self::Incident, Self::Dismissed];

    /// The word in JSON and SQL.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Harmful => "harmful",
            Self::Incident => "incident",
            Self::Dismissed => "dismissed",
        }
    }
}

/// Which reports.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "describe", ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct LinkReportQuery {
    /// Those that wait, unless another state is asked for.
    pub state: Option<LinkReportState>,
    /// From an earlier page.
    pub cursor: Option<String>,
    /// 1 to 100.
    pub limit: Option<u32>,
}

/// What an officer may do with a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LinkOutcome {
    /// This address, and everything below its path, is harmful.
    Harmful,
    /// The whole host is harmful.
    HarmfulHost,
    /// A page of an official host is under incident.
    Incident,
    /// Nothing is wrong with it, or nothing can be said.
    Dismiss,
}

/// An address that people reported, or that was noticed because a page of ours leads elsewhere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct LinkReport {
    /// Id.
    pub id: Uuid,
    /// Host and path, without the query.
    pub address: String,
    /// How it is judged now.
    pub check: LinkCheck,
    /// The host of another that a page of ours leads to; such a report nobody made.
    pub leads_to: Option<String>,
    /// How often it was reported.
    pub times: i64,
    /// First.
    pub first_at: DateTime<Utc>,
    /// Last.
    pub last_at: DateTime<Utc>,
    /// How the office stands to it.
    pub state: LinkReportState,
    /// The officer's words.
    pub note: Option<String>,
    /// What the caller may do.
    pub actions: Vec<LinkOutcome>,
    /// For `If-Match`.
    pub version: i64,
}

/// Which report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkReportId {
    /// Its id.
    pub id: Uuid,
}

/// What the office makes of an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkDecision {
    /// One of the report's actions.
    pub outcome: LinkOutcome,
    /// What it rests on, 3 to 300 letters.
    pub note: String,
}

/// The lists that officers keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LinkList {
    /// Hosts that the regency answers for.
    Official,
    /// Pages of official hosts under incident, with everything below them.
    Incident,
    /// Harmful hosts, or harmful pages of hosts of many.
    Harmful,
}

impl LinkList {
    /// The word in JSON and SQL.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Incident => "incident",
            Self::Harmful => "harmful",
        }
    }
}

/// Which list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "describe", ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct LinkEntryQuery {
    /// The official hosts, unless another one is asked for.
    pub list: Option<LinkList>,
}

/// What an officer may do with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LinkEntryAction {
    /// Say that its office answers for it, as seen today.
    Confirm,
    /// In use, or on the list, again.
    Activate,
    /// The whole host is under incident.
    Incident,
    /// Not used any more, or taken off the list.
    Retire,
}

/// An address on a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct LinkEntry {
    /// Which list.
    pub list: LinkList,
    /// A host, or a host and a path.
    pub address: String,
    /// Of pages and harmful addresses only `active` and `retired`.
    pub state: HostState,
    /// Who answers for it.
    pub office: Option<String>,
    /// What the entry rests on.
    pub source: String,
    /// The day on which its office confirmed it.
    pub confirmed_on: Option<NaiveDate>,
    /// What the caller may do.
    pub actions: Vec<LinkEntryAction>,
    /// For `If-Match`; nought as long as only the regency pack speaks of it.
    pub version: i64,
}

/// An address to be put on a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewLinkEntry {
    /// Which list.
    pub list: LinkList,
    /// A host; a page of an official host; a harmful host or page.
    pub address: String,
    /// Who answers for an official host; of others nobody does. 3 to 80 letters.
    pub office: Option<String>,
    /// What it rests on, 3 to 300 letters.
    pub source: String,
}

/// Which entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkEntryKey {
    /// Which list.
    pub list: LinkList,
    /// As it stands there.
    pub address: String,
}

/// A change of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkEntryEdit {
    /// One of the entry's actions.
    pub action: LinkEntryAction,
    /// What it rests on, 3 to 300 letters.
    pub source: String,
}
