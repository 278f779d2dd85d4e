//! Accounts, devices, sessions, grants on the wire. A phone number in a request body is
//! written in any usual way; in an answer it is always masked.

use super::rules::SecretKind;
use crate::access::Role;
use crate::error::Refusal;
use crate::page::Page;
use crate::values::sent_day;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

crate::endpoints! { "identity";
    /// A new account with an unproven phone number, bound to this device.
    SignUp: POST "/identity/accounts", () + NewAccount => SessionView, Public, [tokens];
    /// Phone and PIN on a known device; password and one-time code for officers.
    SignIn: POST "/identity/sessions", () + Credentials => SessionView, Public, [tokens];
    /// The next pair of tokens for the app; a token used twice ends the whole family.
    Refresh: POST "/identity/sessions/refresh", () + RefreshToken => SessionView, Public, [tokens];
    /// Ends this session.
    SignOut: DELETE "/identity/sessions/current", () => (), SignedIn, [tokens];
    /// A code from an officer proves the phone, sets a new PIN and enrols this device.
    Activate: POST "/identity/activation", () + Activation => SessionView, Public, [tokens];
    /// Who am I, and what may I do.
    Me: GET "/identity/me", () => MeView, SignedIn, [];
    /// My devices.
    Devices: GET "/identity/devices", () => Page<DeviceView>, SignedIn, [];
    /// Ends a device and its sessions.
    RevokeDevice: DELETE "/identity/devices/{id}", DeviceParam => (), SignedIn, [];
    /// A new PIN or password; every other session ends.
    ChangeSecret: POST "/identity/secret", () + SecretChange => SessionView, SignedIn, [tokens];
    /// PIN or one-time code once more, for what needs a fresh proof.
    StepUp: POST "/identity/step-up", () + Proof => StepUpView, SignedIn, [tokens];
    /// How to address me; the next screen has it.
    ChangeName: POST "/identity/name", () + NameChange => MeView, SignedIn, [];
    /// The secret for an authenticator app, for somebody whose role needs the second factor.
    StartTotp: POST "/identity/totp", () => TotpSetup, SignedIn, [tokens, step_up];
    /// A password and the first code: from now on this is an officer's account.
    ConfirmTotp: POST "/identity/totp/confirm", () + TotpConfirmation => SessionView, SignedIn, [tokens, step_up];
    /// An officer prints an activation code for a phone number, new or known. For somebody with an
    /// office it takes two administrators: the first is told so, the second gets the code.
    Invite: POST "/identity/invitations", () + NewInvitation => Invitation, Roles[ExtensionOfficer, Admin], [tokens, step_up];
    /// A role for an account, dated, with evidence.
    GrantRole: POST "/identity/grants", () + NewGrant => GrantView, Roles[Admin], [step_up];
    /// Ends a grant today.
    RevokeGrant: DELETE "/identity/grants/{id}", GrantParam => (), Roles[Admin], [step_up];
    /// Who holds which role where, newest first.
    Grants: GET "/identity/grants", GrantQuery => Page<HeldGrant>, Roles[Admin], [personal];
    /// Regency and kecamatan in which I may give roles.
    GrantAreas: GET "/identity/grants/areas", () => Page<GrantArea>, Roles[Admin], [];
    /// The people with exactly this number: the owner first, then those who only claim it.
    FindPerson: POST "/identity/people/find", () + PersonLookup => Page<PersonView>, Roles[Admin], [];
    /// An account as an officer sees it, everything personal masked.
    Account: GET "/identity/accounts/{id}", AccountParam => AccountView, Roles[ExtensionOfficer, Admin], [personal];
    /// An officer has seen the KTP: level 2. Whoever saw one before stays on record.
    SeeNik: POST "/identity/accounts/{id}/nik", AccountParam + SeenNik => AccountView, Roles[ExtensionOfficer, Admin], [versioned, step_up];
}

/// Where the session lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Client {
    /// Tokens in the answer, kept in the system's key store.
    App,
    /// An `HttpOnly` cookie; scripts never see a token.
    Portal,
}

/// A new account.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewAccount {
    /// How to address the person, 1 to 80 characters.
    pub name: String,
    /// Mobile number.
    pub phone: String,
    /// Six digits, not a common one.
    pub pin: String,
    /// App or portal.
    pub client: Client,
    /// What the person calls this device.
    pub device_label: String,
}

/// A sign-in.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    /// Mobile number.
    pub phone: String,
    /// PIN or password.
    pub secret: String,
    /// Six digits, for officers.
    #[serde(default)]
    pub totp: Option<String>,
    /// App or portal.
    pub client: Client,
    /// The app's device token; the portal has it in a cookie.
    #[serde(default)]
    pub device: Option<String>,
    /// What the person calls this device.
    pub device_label: String,
}

/// An activation.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Activation {
    /// Mobile number the code was made for.
    pub phone: String,
    /// Eight characters from the slip; spaces and dashes do not count.
    pub code: String,
    /// New PIN, or password for officers.
    pub secret: String,
    /// App or portal.
    pub client: Client,
    /// What the person calls this device.
    pub device_label: String,
}

/// A refresh.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RefreshToken {
    /// The newest refresh token.
    pub refresh: String,
    /// The device token: a token that left its device is worthless.
    pub device: String,
}

/// Signed in.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct SessionView {
    /// Who.
    pub me: MeView,
    /// For the app only.
    pub tokens: Option<Tokens>,
}

/// What the app keeps in the key store.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Tokens {
    /// Signed, ten minutes.
    pub access: String,
    /// Opaque, used once.
    pub refresh: String,
    /// Opaque, names this device; present when it was enrolled just now.
    pub device: Option<String>,
    /// When `access` ends.
    pub expires_at: DateTime<Utc>,
}

/// The signed-in person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct MeView {
    /// Account id.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// `+62812••••••78`.
    pub phone_masked: String,
    /// An activation code was used: the number is theirs.
    pub proven: bool,
    /// Seen by an officer: `3317••••••••0001`.
    pub nik_masked: Option<String>,
    /// Signs in with PIN or password.
    pub secret: SecretKind,
    /// Grants valid today.
    pub roles: Vec<GrantView>,
    /// Grants of today that count for nothing in this session, with what is missing.
    pub pending: Vec<GrantView>,
    /// Made up for a demonstration.
    pub demo: bool,
}

/// A device of mine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct DeviceView {
    /// Id.
    pub id: Uuid,
    /// Label.
    pub label: String,
    /// First seen.
    pub created_at: DateTime<Utc>,
    /// Last sign-in or refresh.
    pub last_seen_at: DateTime<Utc>,
    /// The one asking.
    pub current: bool,
}

/// Which device.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeviceParam {
    /// Id.
    pub id: Uuid,
}

/// A change of PIN or password.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SecretChange {
    /// The one in use.
    pub old: String,
    /// The next one.
    pub new: String,
}

/// Whom to invite.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewInvitation {
    /// Mobile number.
    pub phone: String,
    /// Name, for a number not known yet.
    pub name: String,
}

/// To print or show as a QR code; shown once.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Invitation {
    /// Account it belongs to.
    pub account: Uuid,
    /// `ABCDE-FGHJK`, in any case and with any dashes.
    pub code: String,
    /// Worthless after this.
    pub expires_at: DateTime<Utc>,
    /// The page that takes the code, with number and code behind its `#`, where no server sees them.
    pub qr: QrView,
}

/// A QR code as a drawing.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct QrView {
    /// Modules along one side, without the quiet zone of four that belongs around them.
    pub size: u32,
    /// Path data of the dark modules, a module being 1 by 1.
    pub path: String,
}

/// A grant to make.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewGrant {
    /// To whom.
    pub account: Uuid,
    /// Which role; `resident` needs no grant.
    pub role: Role,
    /// Area code within which it holds.
    pub area: String,
    /// First day.
    #[serde(deserialize_with = "sent_day")]
    pub valid_from: NaiveDate,
    /// Last day, at most 366 days on.
    #[serde(deserialize_with = "sent_day")]
    pub valid_to: NaiveDate,
    /// Letter or number it rests on, 3 to 200 characters.
    pub evidence: String,
}

/// A grant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct GrantView {
    /// Id.
    pub id: Uuid,
    /// Role.
    pub role: Role,
    /// Area code.
    pub area: String,
    /// Area name.
    pub area_name: String,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    pub valid_to: NaiveDate,
    /// What keeps it from counting; absent when nothing does.
    pub missing: Option<GrantGap>,
}

/// Why a grant that holds today counts for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum GrantGap {
    /// Nobody has used the activation code yet.
    Activation,
    /// The account has a PIN; this role needs a password and one-time codes.
    SecondFactor,
    /// The account has them, this session was opened without.
    SignIn,
}

/// Which grants to list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[cfg_attr(feature = "describe", ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct GrantQuery {
    /// Only this role.
    pub role: Option<Role>,
    /// Only within this area.
    pub area: Option<String>,
    /// True: those that stand today; false: those that ended or have not begun.
    pub active: Option<bool>,
    /// From an earlier page.
    pub cursor: Option<String>,
    /// 1 to 100.
    pub limit: Option<u32>,
}

/// Where a role may be given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct GrantArea {
    /// Area code.
    pub area: String,
    /// Its name; a village's with that of its kecamatan, since villages share names.
    pub name: String,
    /// One of hundreds: to be found by typing, not in a list.
    pub village: bool,
}

/// A grant and who holds it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct HeldGrant {
    /// The grant.
    pub grant: GrantView,
    /// Whose.
    pub account: Uuid,
    /// Their name.
    pub name: String,
    /// Their number, masked.
    pub phone_masked: String,
    /// Made up for a demonstration.
    pub demo: bool,
    /// What it rests on.
    pub evidence: String,
    /// It stands today.
    pub active: bool,
    /// Ended early.
    pub revoked_at: Option<DateTime<Utc>>,
    /// What the caller may do with it.
    pub actions: Vec<GrantAction>,
    /// Why the caller may not end it, though it lies in their area.
    pub withheld: Option<Refusal>,
}

/// What may be done with a grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum GrantAction {
    /// End it today.
    Revoke,
}

/// A number to look for; in a body, because addresses are kept in logs.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PersonLookup {
    /// Mobile number, whole.
    pub phone: String,
}

/// Somebody as an administrator sees them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct PersonView {
    /// Account.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Masked number.
    pub phone_masked: String,
    /// The number is theirs.
    pub proven: bool,
    /// Has a PIN or password; without one the activation code has not been used.
    pub activated: bool,
    /// Signs in with PIN or password.
    pub secret: SecretKind,
    /// Has one-time codes.
    pub second_factor: bool,
    /// Made up for a demonstration.
    pub demo: bool,
    /// Grants that stand today.
    pub grants: Vec<GrantView>,
    /// What the caller may do.
    pub actions: Vec<PersonAction>,
    /// What not, and why.
    pub withheld: Vec<Withheld>,
    /// How the caller comes to an activation code.
    pub code: Option<CodeStep>,
}

/// Something that is not offered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Withheld {
    /// What.
    pub action: PersonAction,
    /// The answer to whoever tries all the same.
    pub why: Refusal,
}

/// How an officer comes to an activation code for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CodeStep {
    /// Prints it.
    Print,
    /// Asks for it; a second administrator prints it.
    Ask,
    /// Has asked for it and waits for the second one.
    Wait,
}

/// What an administrator may do about somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PersonAction {
    /// Give a role.
    Grant,
    /// Print an activation code.
    Invite,
}

/// Fresh proof of who is there. An account with a PIN proves it with the PIN, one with one-time
/// codes with a code; whatever is given must be right.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Proof {
    /// PIN or password.
    #[serde(default)]
    pub secret: Option<String>,
    /// Six digits, for officers.
    #[serde(default)]
    pub totp: Option<String>,
}

/// How long the proof counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct StepUpView {
    /// Until then nothing more is asked.
    pub until: DateTime<Utc>,
}

/// A new name.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NameChange {
    /// How to address the person, 1 to 80 characters.
    pub name: String,
}

/// For an authenticator app; the same until it is confirmed.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct TotpSetup {
    /// To type in, Base32.
    pub secret: String,
    /// To open on the same phone, `otpauth://…`.
    pub url: String,
    /// The same for the camera of another phone.
    pub qr: QrView,
}

/// What makes an account an officer's.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TotpConfirmation {
    /// Takes the place of the PIN: 12 characters or more.
    pub password: String,
    /// The code the app shows now.
    pub code: String,
}

/// Which grant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GrantParam {
    /// Id.
    pub id: Uuid,
}

/// Which account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountParam {
    /// Id.
    pub id: Uuid,
}

/// An account as officers see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct AccountView {
    /// Id.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Masked number.
    pub phone_masked: String,
    /// Number proven.
    pub proven: bool,
    /// Masked NIK.
    pub nik_masked: Option<String>,
    /// When an officer saw it.
    pub nik_seen_at: Option<DateTime<Utc>>,
    /// To send back in `If-Match`.
    pub version: i64,
    /// What the caller may do.
    pub actions: Vec<AccountAction>,
}

/// What an officer may do with an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccountAction {
    /// Note the NIK of a KTP.
    SeeNik,
}

/// A NIK seen on a KTP.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SeenNik {
    /// Sixteen digits; spaces, dots and dashes do not count.
    pub nik: String,
}
