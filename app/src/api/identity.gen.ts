// Made from the contract by `make api`. Do not edit.

import type { Row, Rule } from './row';
import type { NikRefusal, Page, Refusal, Role, Sex } from './shared.gen';

/**
 * What an officer may do with an account.
 */
export type AccountAction = "see_nik";

/**
 * Which account.
 */
export type AccountParam = { 
/**
 * Id.
 */
id: string, };

/**
 * An account as officers see it.
 */
export type AccountView = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Masked number.
 */
phone_masked: string, 
/**
 * Number proven.
 */
proven: boolean, 
/**
 * Masked NIK.
 */
nik_masked: string | null, 
/**
 * When an officer saw it.
 */
nik_seen_at: string | null, 
/**
 * To send back in `If-Match`.
 */
version: number, 
/**
 * What the caller may do.
 */
actions: Array<AccountAction>, };

/**
 * An activation.
 */
export type Activation = { 
/**
 * Mobile number the code was made for.
 */
phone: string, 
/**
 * Eight characters from the slip; spaces and dashes do not count.
 */
code: string, 
/**
 * New PIN, or password for officers.
 */
secret: string, 
/**
 * App or portal.
 */
client: Client, 
/**
 * What the person calls this device.
 */
device_label: string, };

/**
 * Where the session lives.
 */
export type Client = "app" | "portal";

/**
 * How an officer comes to an activation code for somebody.
 */
export type CodeStep = "print" | "ask" | "wait";

/**
 * A sign-in.
 */
export type Credentials = { 
/**
 * Mobile number.
 */
phone: string, 
/**
 * PIN or password.
 */
secret: string, 
/**
 * Six digits, for officers.
 */
totp: string | null, 
/**
 * App or portal.
 */
client: Client, 
/**
 * The app's device token; the portal has it in a cookie.
 */
device: string | null, 
/**
 * What the person calls this device.
 */
device_label: string, };

/**
 * Which device.
 */
export type DeviceParam = { 
/**
 * Id.
 */
id: string, };

/**
 * A device of mine.
 */
export type DeviceView = { 
/**
 * Id.
 */
id: string, 
/**
 * Label.
 */
label: string, 
/**
 * First seen.
 */
created_at: string, 
/**
 * Last sign-in or refresh.
 */
last_seen_at: string, 
/**
 * The one asking.
 */
current: boolean, };

/**
 * What may be done with a grant.
 */
export type GrantAction = "revoke";

/**
 * Where a role may be given.
 */
export type GrantArea = { 
/**
 * Area code.
 */
area: string, 
/**
 * Its name; a village's with that of its kecamatan, since villages share names.
 */
name: string, 
/**
 * One of hundreds: to be found by typing, not in a list.
 */
village: boolean, };

/**
 * Why a grant that holds today counts for nothing.
 */
export type GrantGap = "activation" | "second_factor" | "sign_in";

/**
 * Which grant.
 */
export type GrantParam = { 
/**
 * Id.
 */
id: string, };

/**
 * Which grants to list.
 */
export type GrantQuery = { 
/**
 * Only this role.
 */
role?: Role, 
/**
 * Only within this area.
 */
area?: string, 
/**
 * True: those that stand today; false: those that ended or have not begun.
 */
active?: boolean, 
/**
 * From an earlier page.
 */
cursor?: string, 
/**
 * 1 to 100.
 */
limit?: number, };

/**
 * A grant.
 */
export type GrantView = { 
/**
 * Id.
 */
id: string, 
/**
 * Role.
 */
role: Role, 
/**
 * Area code.
 */
area: string, 
/**
 * Area name.
 */
area_name: string, 
/**
 * First day.
 */
valid_from: string, 
/**
 * Last day.
 */
valid_to: string, 
/**
 * What keeps it from counting; absent when nothing does.
 */
missing: GrantGap | null, };

/**
 * A grant and who holds it.
 */
export type HeldGrant = { 
/**
 * The grant.
 */
grant: GrantView, 
/**
 * Whose.
 */
account: string, 
/**
 * Their name.
 */
name: string, 
/**
 * Their number, masked.
 */
phone_masked: string, 
/**
 * Made up for a demonstration.
 */
demo: boolean, 
/**
 * What it rests on.
 */
evidence: string, 
/**
 * It stands today.
 */
active: boolean, 
/**
 * Ended early.
 */
revoked_at: string | null, 
/**
 * What the caller may do with it.
 */
actions: Array<GrantAction>, 
/**
 * Why the caller may not end it, though it lies in their area.
 */
withheld: Refusal | null, };

/**
 * To print or show as a QR code; shown once.
 */
export type Invitation = { 
/**
 * Account it belongs to.
 */
account: string, 
/**
 * `ABCDE-FGHJK`, in any case and with any dashes.
 */
code: string, 
/**
 * Worthless after this.
 */
expires_at: string, 
/**
 * The page that takes the code, with number and code behind its `#`, where no server sees them.
 */
qr: QrView, };

/**
 * What the KTP says of its holder.
 */
export type Ktp = { 
/**
 * Date of birth.
 */
born?: string, 
/**
 * Sex.
 */
sex?: Sex, };

/**
 * The signed-in person.
 */
export type MeView = { 
/**
 * Account id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * `+62812••••••78`.
 */
phone_masked: string, 
/**
 * An activation code was used: the number is theirs.
 */
proven: boolean, 
/**
 * Seen by an officer: `3317••••••••0001`.
 */
nik_masked: string | null, 
/**
 * Signs in with PIN or password.
 */
secret: SecretKind, 
/**
 * Grants valid today.
 */
roles: Array<GrantView>, 
/**
 * Grants of today that count for nothing in this session, with what is missing.
 */
pending: Array<GrantView>, 
/**
 * Made up for a demonstration.
 */
demo: boolean, };

/**
 * A new name.
 */
export type NameChange = { 
/**
 * How to address the person, 1 to 80 characters.
 */
name: string, };

/**
 * A new account.
 */
export type NewAccount = { 
/**
 * How to address the person, 1 to 80 characters.
 */
name: string, 
/**
 * Mobile number.
 */
phone: string, 
/**
 * Six digits, not a common one.
 */
pin: string, 
/**
 * App or portal.
 */
client: Client, 
/**
 * What the person calls this device.
 */
device_label: string, };

/**
 * A grant to make.
 */
export type NewGrant = { 
/**
 * To whom.
 */
account: string, 
/**
 * Which role; `resident` needs no grant.
 */
role: Role, 
/**
 * Area code within which it holds.
 */
area: string, 
/**
 * First day.
 */
valid_from: string, 
/**
 * Last day, at most 366 days on.
 */
valid_to: string, 
/**
 * Letter or number it rests on, 3 to 200 characters.
 */
evidence: string, };

/**
 * Whom to invite.
 */
export type NewInvitation = { 
/**
 * Mobile number.
 */
phone: string, 
/**
 * Name, for a number not known yet.
 */
name: string, };

/**
 * A NIK as typed, and what the KTP says.
 */
export type NikInput = { 
/**
 * Spaces, dots and dashes are ignored.
 */
nik: string, 
/**
 * Nobody was born later.
 */
today: string, 
/**
 * From the card itself.
 */
ktp?: Ktp, 
/**
 * The kecamatan of regencies that are known, from the regency pack. A code that is missing
 * from its regency's list gives a warning; other regencies are not checked.
 */
known_kecamatan?: Array<string>, };

/**
 * What the number tells.
 */
export type NikVerdict = { "verdict": "ok", 
/**
 * From the day.
 */
sex: Sex, 
/**
 * Every possible date of birth, earliest first.
 */
births: Array<string>, 
/**
 * The date of birth that holds: the only one, or the KTP's if it is among them.
 */
born: string | null, 
/**
 * Of first registration, never of domicile.
 */
province: string, 
/**
 * Of first registration.
 */
kabupaten: string, 
/**
 * Of first registration.
 */
kecamatan: string, 
/**
 * For a person to look at.
 */
warnings: Array<NikWarning>, } | { "verdict": "refused", 
/**
 * The first check that failed.
 */
refusal: NikRefusal, };

/**
 * What a person should look at.
 */
export type NikWarning = "ambiguous_century" | "unknown_kecamatan" | "born_differs" | "sex_differs";

/**
 * What an administrator may do about somebody.
 */
export type PersonAction = "grant" | "invite";

/**
 * A number to look for; in a body, because addresses are kept in logs.
 */
export type PersonLookup = { 
/**
 * Mobile number, whole.
 */
phone: string, };

/**
 * Somebody as an administrator sees them.
 */
export type PersonView = { 
/**
 * Account.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Masked number.
 */
phone_masked: string, 
/**
 * The number is theirs.
 */
proven: boolean, 
/**
 * Has a PIN or password; without one the activation code has not been used.
 */
activated: boolean, 
/**
 * Signs in with PIN or password.
 */
secret: SecretKind, 
/**
 * Has one-time codes.
 */
second_factor: boolean, 
/**
 * Made up for a demonstration.
 */
demo: boolean, 
/**
 * Grants that stand today.
 */
grants: Array<GrantView>, 
/**
 * What the caller may do.
 */
actions: Array<PersonAction>, 
/**
 * What not, and why.
 */
withheld: Array<Withheld>, 
/**
 * How the caller comes to an activation code.
 */
code: CodeStep | null, };

/**
 * Fresh proof of who is there. An account with a PIN proves it with the PIN, one with one-time
 * codes with a code; whatever is given must be right.
 */
export type Proof = { 
/**
 * PIN or password.
 */
secret: string | null, 
/**
 * Six digits, for officers.
 */
totp: string | null, };

/**
 * A QR code as a drawing.
 */
export type QrView = { 
/**
 * Modules along one side, without the quiet zone of four that belongs around them.
 */
size: number, 
/**
 * Path data of the dark modules, a module being 1 by 1.
 */
path: string, };

/**
 * A refresh.
 */
export type RefreshToken = { 
/**
 * The newest refresh token.
 */
refresh: string, 
/**
 * The device token: a token that left its device is worthless.
 */
device: string, };

/**
 * A change of PIN or password.
 */
export type SecretChange = { 
/**
 * The one in use.
 */
old: string, 
/**
 * The next one.
 */
new: string, };

/**
 * A secret somebody wants to use.
 */
export type SecretInput = { 
/**
 * Which rules hold.
 */
kind: SecretKind, 
/**
 * As typed; never printed.
 */
secret: string, 
/**
 * The account's own number must not be the secret.
 */
phone?: string, };

/**
 * What residents (PIN) and officers (password) sign in with.
 */
export type SecretKind = "pin" | "password";

/**
 * Why a secret is refused, in the order of the checks.
 */
export type SecretRefusal = "not_six_digits" | "too_short" | "too_long" | "one_character" | "run" | "common" | "phone";

/**
 * Whether it may be used.
 */
export type SecretVerdict = { "verdict": "ok" } | { "verdict": "refused", 
/**
 * The first reason.
 */
refusal: SecretRefusal, };

/**
 * A NIK seen on a KTP.
 */
export type SeenNik = { 
/**
 * Sixteen digits; spaces, dots and dashes do not count.
 */
nik: string, };

/**
 * Signed in.
 */
export type SessionView = { 
/**
 * Who.
 */
me: MeView, 
/**
 * For the app only.
 */
tokens: Tokens | null, };

/**
 * How long the proof counts.
 */
export type StepUpView = { 
/**
 * Until then nothing more is asked.
 */
until: string, };

/**
 * What the app keeps in the key store.
 */
export type Tokens = { 
/**
 * Signed, ten minutes.
 */
access: string, 
/**
 * Opaque, used once.
 */
refresh: string, 
/**
 * Opaque, names this device; present when it was enrolled just now.
 */
device: string | null, 
/**
 * When `access` ends.
 */
expires_at: string, };

/**
 * What makes an account an officer's.
 */
export type TotpConfirmation = { 
/**
 * Takes the place of the PIN: 12 characters or more.
 */
password: string, 
/**
 * The code the app shows now.
 */
code: string, };

/**
 * For an authenticator app; the same until it is confirmed.
 */
export type TotpSetup = { 
/**
 * To type in, Base32.
 */
secret: string, 
/**
 * To open on the same phone, `otpauth://…`.
 */
url: string, 
/**
 * The same for the camera of another phone.
 */
qr: QrView, };

/**
 * Something that is not offered.
 */
export type Withheld = { 
/**
 * What.
 */
action: PersonAction, 
/**
 * The answer to whoever tries all the same.
 */
why: Refusal, };

/** What a NIK tells of its holder, and whether it agrees with the KTP. */
export const NikCheck = 'identity.nik' as Rule<NikInput, NikVerdict>;

/** Whether a PIN or password is too easy to guess. */
export const Secret = 'identity.secret' as Rule<SecretInput, SecretVerdict>;

/** A new account with an unproven phone number, bound to this device. */
export const SignUp = 'POST /identity/accounts' as Row<null, NewAccount, SessionView>;

/** Phone and PIN on a known device; password and one-time code for officers. */
export const SignIn = 'POST /identity/sessions' as Row<null, Credentials, SessionView>;

/** The next pair of tokens for the app; a token used twice ends the whole family. */
export const Refresh = 'POST /identity/sessions/refresh' as Row<null, RefreshToken, SessionView>;

/** Ends this session. */
export const SignOut = 'DELETE /identity/sessions/current' as Row<null, null, null>;

/** A code from an officer proves the phone, sets a new PIN and enrols this device. */
export const Activate = 'POST /identity/activation' as Row<null, Activation, SessionView>;

/** Who am I, and what may I do. */
export const Me = 'GET /identity/me' as Row<null, null, MeView>;

/** My devices. */
export const Devices = 'GET /identity/devices' as Row<null, null, Page<DeviceView>>;

/** Ends a device and its sessions. */
export const RevokeDevice = 'DELETE /identity/devices/{id}' as Row<DeviceParam, null, null>;

/** A new PIN or password; every other session ends. */
export const ChangeSecret = 'POST /identity/secret' as Row<null, SecretChange, SessionView>;

/** PIN or one-time code once more, for what needs a fresh proof. */
export const StepUp = 'POST /identity/step-up' as Row<null, Proof, StepUpView>;

/** How to address me; the next screen has it. */
export const ChangeName = 'POST /identity/name' as Row<null, NameChange, MeView>;

/** The secret for an authenticator app, for somebody whose role needs the second factor. */
export const StartTotp = 'POST /identity/totp' as Row<null, null, TotpSetup>;

/** A password and the first code: from now on this is an officer's account. */
export const ConfirmTotp = 'POST /identity/totp/confirm' as Row<null, TotpConfirmation, SessionView>;

/** An officer prints an activation code for a phone number, new or known. For somebody with an office it takes two administrators: the first is told so, the second gets the code. */
export const Invite = 'POST /identity/invitations' as Row<null, NewInvitation, Invitation>;

/** A role for an account, dated, with evidence. */
export const GrantRole = 'POST /identity/grants' as Row<null, NewGrant, GrantView>;

/** Ends a grant today. */
export const RevokeGrant = 'DELETE /identity/grants/{id}' as Row<GrantParam, null, null>;

/** Who holds which role where, newest first. */
export const Grants = 'GET /identity/grants' as Row<GrantQuery, null, Page<HeldGrant>>;

/** Regency and kecamatan in which I may give roles. */
export const GrantAreas = 'GET /identity/grants/areas' as Row<null, null, Page<GrantArea>>;

/** The people with exactly this number: the owner first, then those who only claim it. */
export const FindPerson = 'POST /identity/people/find' as Row<null, PersonLookup, Page<PersonView>>;

/** An account as an officer sees it, everything personal masked. */
export const Account = 'GET /identity/accounts/{id}' as Row<AccountParam, null, AccountView>;

/** An officer has seen the KTP: level 2. Whoever saw one before stays on record. */
export const SeeNik = 'POST /identity/accounts/{id}/nik' as Row<AccountParam, SeenNik, AccountView>;
