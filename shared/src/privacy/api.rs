//! Trail, export, correction, erasure and the register of processing on the wire.

use super::rules::{RightsKind, Urgency};
use crate::access::Role;
use crate::identity::api::{DeviceView, HeldGrant};
use crate::page::Page;
use crate::values::sent_day_option;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

crate::endpoints! { "privacy";
    /// Who looked at or changed my data, newest first.
    MyTrail: GET "/privacy/trail", TrailQuery => Page<TrailEntry>, SignedIn, [];
    /// Everything that is held about me, in one document.
    ExportMe: GET "/privacy/export", () => Export, SignedIn, [personal, step_up];
    /// What I have asked for, newest first.
    MyRights: GET "/privacy/requests/mine", () => Page<RightsView>, SignedIn, [];
    /// Erase my account; carried out after 48 hours, until then it can be taken back.
    RequestErasure: POST "/privacy/erasure", () => RightsView, SignedIn, [step_up];
    /// Takes the wish to be erased back.
    CancelErasure: DELETE "/privacy/erasure", () => RightsView, SignedIn, [];
    /// Something about me is wrong.
    RequestCorrection: POST "/privacy/corrections", () + NewCorrection => RightsView, SignedIn, [];
    /// Requests of everybody, the one that is due first at the top.
    RightsRequests: GET "/privacy/requests", RightsQuery => Page<RightsCase>, Roles[Dpo], [personal];
    /// The answer to a request.
    DecideRights: POST "/privacy/requests/{id}/decision", RightsParam + RightsDecision => RightsCase, Roles[Dpo], [versioned];
    /// The trail of everybody; reading it leaves a row in it.
    AuditTrail: GET "/privacy/audit", AuditQuery => Page<AuditEntry>, Roles[Dpo, Admin], [personal];
    /// What is kept, why, on which ground and for how long.
    ProcessingRegister: GET "/privacy/register", () => Page<RegisterEntry>, Public, [cached];
}

/// Which stretch of the trail.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "describe", ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct TrailQuery {
    /// From an earlier page.
    pub cursor: Option<String>,
    /// 1 to 100.
    pub limit: Option<u32>,
}

/// Who it was, without a name: an office answers for its people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TrailActor {
    /// The person themselves.
    Me,
    /// Somebody in an office.
    Office,
    /// Somebody who was not signed in, or another resident.
    Other,
    /// The server itself, or its operator at the command line.
    System,
}

/// A line of my trail.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct TrailEntry {
    /// Id.
    pub id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub by: TrailActor,
    /// In which role, where the row asks for one.
    pub role: Option<Role>,
    /// Name of the area of that role.
    pub area_name: Option<String>,
    /// Name of the endpoint or command.
    pub action: String,
}

/// Which rows of the audit trail.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "describe", ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct AuditQuery {
    /// Only what this account did.
    pub actor: Option<Uuid>,
    /// Only what is about this account.
    pub subject: Option<Uuid>,
    /// Only this endpoint or command.
    pub action: Option<String>,
    /// From this day on, WIB.
    #[serde(default, deserialize_with = "sent_day_option")]
    pub from: Option<NaiveDate>,
    /// Up to and with this day, WIB.
    #[serde(default, deserialize_with = "sent_day_option")]
    pub to: Option<NaiveDate>,
    /// From an earlier page.
    pub cursor: Option<String>,
    /// 1 to 100.
    pub limit: Option<u32>,
}

/// A row of the audit trail.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct AuditEntry {
    /// Id.
    pub id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// Account that acted; absent for visitors and the system.
    pub actor: Option<Uuid>,
    /// Name of somebody with an office; nobody else is named here.
    pub actor_name: Option<String>,
    /// Roles that let them call it.
    pub roles: Vec<Role>,
    /// Name of the endpoint or command.
    pub action: String,
    /// Account it is about.
    pub subject: Option<Uuid>,
    /// Id of the thing it is about.
    pub object: Option<String>,
    /// Ties the row to the log.
    pub request_id: String,
    /// Its number in the chain, once it is sealed.
    pub seq: Option<i64>,
}

/// Everything that is held about somebody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Export {
    /// When it was put together.
    pub made_at: DateTime<Utc>,
    /// Version of this document's form.
    pub format: u32,
    /// The account.
    pub account: ExportedAccount,
    /// Devices that stand.
    pub devices: Vec<DeviceView>,
    /// Roles, those that ended too.
    pub grants: Vec<HeldGrant>,
    /// Sessions, which are the sign-ins.
    pub sign_ins: Vec<ExportedSignIn>,
    /// What was asked for under the law.
    pub requests: Vec<RightsView>,
    /// Who looked at or changed it; the newest thousand.
    pub trail: Vec<TrailEntry>,
    /// What the services hold, by table; each as the service stores it.
    #[cfg_attr(feature = "describe", ts(type = "Record<string, unknown>"))]
    pub services: serde_json::Value,
}

/// The account itself. The one place where a number leaves in full: it is the person's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ExportedAccount {
    /// Id.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Number in full.
    pub phone: String,
    /// It is theirs.
    pub proven: bool,
    /// NIK in full.
    pub nik: Option<String>,
    /// When an officer saw the KTP.
    pub nik_seen_at: Option<DateTime<Utc>>,
    /// Every time one did, newest first.
    pub nik_sightings: Vec<DateTime<Utc>>,
    /// The kecamatan whose office knows the person.
    pub area: Option<String>,
    /// First seen.
    pub created_at: DateTime<Utc>,
}

/// One sign-in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct ExportedSignIn {
    /// When.
    pub at: DateTime<Utc>,
    /// `app` or `portal`.
    pub client: String,
    /// With a one-time code.
    pub second_factor: bool,
    /// Ended at the latest.
    pub expires_at: DateTime<Utc>,
    /// Ended early.
    pub revoked_at: Option<DateTime<Utc>>,
}

/// How far a request is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RightsState {
    /// Waits.
    Open,
    /// Done as asked.
    Done,
    /// Refused, with a reason.
    Refused,
    /// Taken back.
    Cancelled,
}

impl RightsState {
    /// The word in SQL.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state of that word.
    pub fn from_slug(slug: &str) -> Option<Self> {
        [Self::Open, Self::Done, Self::Refused, Self::Cancelled]
            .into_iter()
            .find(|state| state.slug() == slug)
    }
}

/// What may be done with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RightsAction {
    /// Take it back.
    Cancel,
    /// It has been done.
    Complete,
    /// Refuse it with a reason.
    Refuse,
}

/// My request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct RightsView {
    /// Id.
    pub id: Uuid,
    /// What.
    pub kind: RightsKind,
    /// How far.
    pub state: RightsState,
    /// My words.
    pub what: Option<String>,
    /// When I asked.
    pub created_at: DateTime<Utc>,
    /// The law's last moment.
    pub due_at: DateTime<Utc>,
    /// From when an erasure is carried out.
    pub execute_at: Option<DateTime<Utc>>,
    /// When it was answered.
    pub decided_at: Option<DateTime<Utc>>,
    /// The answer's words.
    pub note: Option<String>,
    /// What I may do.
    pub actions: Vec<RightsAction>,
}

/// Something that is wrong.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCorrection {
    /// What, and how it should be; 3 to 500 characters.
    pub what: String,
}

/// Which requests.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "describe", ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct RightsQuery {
    /// In this state; open ones without it.
    pub state: Option<RightsState>,
    /// From an earlier page.
    pub cursor: Option<String>,
    /// 1 to 100.
    pub limit: Option<u32>,
}

/// A request as the data protection officer sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct RightsCase {
    /// The request, with what the officer may do.
    pub request: RightsView,
    /// Whose.
    pub account: Uuid,
    /// Their name.
    pub name: String,
    /// Their number, masked; nothing once they are erased.
    pub phone_masked: Option<String>,
    /// How it stands.
    pub urgency: Urgency,
    /// Read at this version.
    pub version: i64,
}

/// Which request.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RightsParam {
    /// Id.
    pub id: Uuid,
}

/// How a request is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RightsOutcome {
    /// It has been done.
    Complete,
    /// It is refused.
    Refuse,
}

/// The answer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RightsDecision {
    /// Done or refused.
    pub outcome: RightsOutcome,
    /// What was done, or why not; 3 to 500 characters that the person reads.
    pub note: String,
    /// The right name, where a correction that is done was about it.
    #[serde(default)]
    pub name: Option<String>,
}

/// What a column is for. The words people read are chosen by this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// To know an account again.
    Account,
    /// To let its owner in and nobody else.
    SignIn,
    /// To know who may act for the public.
    Office,
    /// To show who did what.
    Trail,
    /// To answer requests under the law.
    Rights,
    /// So that a repeated call does nothing twice.
    Retry,
    /// So that a phone has what its owner needs where there is no signal.
    Offline,
    /// Food prices.
    Prices,
    /// Another public service of the regency.
    Service,
    /// Published figures without anybody's data.
    PublicData,
}

/// On what ground, UU 27/2022 Art. 20.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The person agreed.
    Consent,
    /// To give what the person asked for.
    Contract,
    /// A law demands it.
    LegalDuty,
    /// In the public interest, by a public body.
    PublicTask,
    /// Nobody's data: no ground is needed.
    NotPersonal,
}

/// How much care it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub enum DataClass {
    /// Public.
    K1,
    /// Personal.
    K2,
    /// Specific under Art. 4: health, children, finance and their like.
    K3,
}

/// How long it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Retention {
    /// As long as the account.
    Account,
    /// One day after it counted.
    Day,
    /// Seven days after it was used.
    Week,
    /// Thirty days after it ended.
    Month,
    /// A year after it ended.
    Year,
    /// 90 days.
    Days90,
    /// 400 days.
    Days400,
    /// Five years; what is older is for the archive to decide.
    FiveYears,
    /// As long as the figures are, without a person once the account is erased.
    Figures,
}

/// A column of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RegisterEntry {
    /// Table.
    pub table: String,
    /// Column.
    pub column: String,
    /// What for.
    pub purpose: Purpose,
    /// On what ground.
    pub basis: Basis,
    /// How much care.
    pub class: DataClass,
    /// How long.
    pub retention: Retention,
}
