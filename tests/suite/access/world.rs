//! The people and things of the access matrix: for each row and relation a fresh call, and what
//! must be true after it was allowed. Nothing here says what is allowed; that is the table's.

use crate::prelude::*;
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use chrono::TimeDelta;
use diesel::prelude::*;
use rembang_backend::modules::identity;
use rembang_backend::modules::market::pack::amendment;
use rembang_backend::modules::market::schema::panel_assignment;
use rembang_backend::platform::amendment::{self, AmendmentRow};
use rembang_backend::platform::clock::new_id;
use rembang_backend::platform::db::{Conn, Id};
use rembang_backend::platform::schema::{device, rights_request, role_grant};
use rembang_shared::home::api::*;
use rembang_shared::identity::api::{self as id, Client as Kind, *};
use rembang_shared::market::api::{self as market, *};
use rembang_shared::privacy::api::*;
use rembang_shared::values::Phone;
use rembang_tests::access::Relation;
use rembang_tests::raw::{Answer, Ask, literal, texts};
use rembang_tests::{PIN, new_phone};
use std::collections::BTreeMap;
use totp_rs::Totp;
use uuid::Uuid;

/// Where everybody with a small area has it: Lasem.
const AREA: &str = "33.17.14";
/// Somewhere else in the regency: Sumber.
const OTHER_AREA: &str = "33.17.01";
const REGENCY: &str = "33.17";
const COMMODITY: &str = "beras-medium";

/// Somebody with an account; `token` is none for the one who has not signed in.
pub struct Person {
    id: Uuid,
    phone: String,
    nik: String,
    secret: String,
    totp: Option<Totp>,
    second_factor: bool,
    device: String,
    refresh: String,
    token: Option<String>,
}

impl Person {
    /// What of theirs may leave masked only, in the digits that every spelling shares.
    fn secrets(&self) -> Vec<String> {
        vec![self.phone[1..].to_owned(), self.nik.clone()]
    }
}

/// A call and what follows from it.
pub struct Case {
    ask: Ask,
    /// Instead of the caller's own.
    token: Option<String>,
    /// Must not stand in a masked answer.
    pub secrets: Vec<String>,
    /// True after the call was allowed.
    pub effect: Effect,
}

/// What can be seen after an allowed call.
pub enum Effect {
    /// The answer holds these words and none of those.
    Shows {
        /// Must be there.
        words: Vec<String>,
        /// Must not.
        hides: Vec<String>,
    },
    /// One row of the database fits; `FROM` and `WHERE` of a query.
    Holds(String),
    /// The answer's token speaks for a new account.
    Opens,
    /// The answer's token speaks for the caller, who goes on with it and with this secret. Where
    /// the secret is a new one the old token has ended.
    GoesOn(String),
    /// This token counts no longer.
    Ends(String),
}

impl Case {
    fn of<E: rembang_shared::endpoint::Endpoint>(
        params: E::Params,
        body: E::Body,
        effect: Effect,
    ) -> Self {
        Self {
            ask: Ask::of::<E>(&params, &body),
            token: None,
            secrets: Vec::new(),
            effect,
        }
    }

    fn on_version(mut self, version: i64) -> Self {
        self.ask = self.ask.with("If-Match", &format!("\"{version}\""));
        self
    }

    fn hiding(self, secrets: Vec<String>) -> Self {
        Self { secrets, ..self }
    }

    fn by(self, token: String) -> Self {
        Self {
            token: Some(token),
            ..self
        }
    }
}

/// Where a price is paid.
struct Place {
    code: String,
    level: Level,
}

/// Everything the cells need.
pub struct World {
    server: Arc<Server>,
    /// Past the server, into its database.
    pub conn: Conn,
    people: BTreeMap<Option<Role>, Person>,
    /// The same offices, held in one kecamatan only.
    locals: BTreeMap<Option<Role>, Person>,
    /// Nobody the callers have to do with.
    bystander: Person,
    /// Somebody with an office in another kecamatan.
    far: Person,
    /// Reports for the whole regency.
    author: Caller,
    serial: u32,
}

impl World {
    /// One caller per role, signed in over the wire, and one person who is not signed in.
    pub async fn new(server: Arc<Server>, roles: &[Role]) -> Self {
        let operator = server.officer(Role::Admin, REGENCY).await;
        let author = server.officer(Role::Enumerator, REGENCY).await;
        let mut niks = 1000..;
        let mut nik = || format!("331714010190{}", niks.next().expect("a serial"));
        let mut person = async |caller: Caller, second_factor: bool| {
            let nik = nik();
            let params = AccountParam { id: caller.id };
            let read = operator
                .client
                .call::<id::Account>(params.clone(), ())
                .await;
            let seen = SeenNik { nik: nik.clone() };
            let seen = Operation::<SeeNik>::new(params, seen)
                .on_version(read.expect("an account").version);
            let seen = operator.client.send(&seen).await;
            seen.expect("everybody here has a NIK");
            Person {
                id: caller.id,
                phone: caller.phone,
                nik,
                secret: caller.password.unwrap_or_else(|| PIN.to_owned()),
                totp: caller.totp,
                second_factor,
                device: caller.tokens.device.expect("a new device"),
                refresh: caller.tokens.refresh,
                token: Some(caller.tokens.access),
            }
        };
        let bystander = person(server.resident("Bukan Siapa-siapa").await, false).await;
        let far = server.officer(Role::Enumerator, OTHER_AREA).await;
        let far = person(far, false).await;
        let mut locals = BTreeMap::new();
        for role in roles.iter().filter(|role| role.needs_second_factor()) {
            let caller = server.officer(*role, AREA).await;
            locals.insert(Some(*role), person(caller, true).await);
        }
        let mut away = person(server.resident("Belum Masuk").await, false).await;
        away.token = None;
        let mut people = BTreeMap::from([(None, away)]);
        for role in roles {
            let caller = match role {
                Role::Resident => server.resident("Warga").await,
                Role::Farmer | Role::ExtensionOfficer | Role::Enumerator | Role::PriceOfficer => {
                    server.officer(*role, AREA).await
                }
                Role::Dpo | Role::Admin => server.officer(*role, REGENCY).await,
            };
            people.insert(
                Some(*role),
                person(caller, role.needs_second_factor()).await,
            );
        }
        Self {
            conn: server.connection(),
            server,
            people,
            locals,
            bystander,
            far,
            author,
            serial: 0,
        }
    }

    /// Sends a case as that caller.
    pub async fn send(&self, role: Option<Role>, case: &Case) -> Answer {
        let own = self.people[&role].token.as_deref();
        let token = case.token.as_deref().or(own);
        case.ask.clone().by(token).send(&self.server).await
    }

    /// What is wrong with an allowed call's effect.
    pub async fn took_effect(
        &mut self,
        role: Option<Role>,
        effect: &Effect,
        answer: &Answer,
    ) -> Result<(), String> {
        let text = answer.text();
        match effect {
            Effect::Shows { words, hides } => {
                if let Some(word) = words.iter().find(|word| !text.contains(*word)) {
                    return Err(format!("does not show {word}: {text}"));
                }
                match hides.iter().find(|word| text.contains(*word)) {
                    Some(word) => Err(format!("shows {word}: {text}")),
                    None => Ok(()),
                }
            }
            Effect::Holds(what) => {
                let sql = format!("SELECT CAST(count(*) AS text) AS text FROM {what}");
                match texts(&mut self.conn, &sql).concat().as_str() {
                    "1" => Ok(()),
                    count => Err(format!("{count} rows of {what}")),
                }
            }
            Effect::Opens => self.opens(None, answer).await,
            Effect::GoesOn(secret) => {
                let caller = &self.people[&role];
                self.opens(Some(caller.id), answer).await?;
                if let Some(old) = caller.token.as_ref().filter(|_| caller.secret != *secret) {
                    self.ended(old).await?;
                }
                let tokens = &answer.json()["tokens"];
                let text = |name: &str| tokens[name].as_str().unwrap_or_default().to_owned();
                let caller = self.people.get_mut(&role).expect("a caller");
                caller.refresh = text("refresh");
                caller.secret.clone_from(secret);
                // Whoever is not signed in stays so.
                caller.token = caller.token.is_some().then(|| text("access"));
                Ok(())
            }
            Effect::Ends(token) => self.ended(token).await,
        }
    }

    async fn opens(&self, account: Option<Uuid>, answer: &Answer) -> Result<(), String> {
        let json = answer.json();
        let said = json["me"]["id"].as_str().unwrap_or_default().to_owned();
        if account.is_some_and(|id| id.to_string() != said) {
            return Err(format!("opens a session of {said}"));
        }
        let token = json["tokens"]["access"].as_str();
        let me = Ask::of::<Me>(&(), &()).by(token).send(&self.server).await;
        if me.status != 200 || me.json()["id"] != said.as_str() {
            return Err(format!("its token gets {} {}", me.status, me.text()));
        }
        Ok(())
    }

    async fn ended(&self, token: &str) -> Result<(), String> {
        let me = Ask::of::<Me>(&(), &()).by(Some(token));
        match me.send(&self.server).await.status {
            401 => Ok(()),
            status => Err(format!("the old token still gets {status}")),
        }
    }

    /// Fresh calls of a row on objects of that relation; none where nobody wrote a fixture.
    pub async fn cases(
        &mut self,
        endpoint: &str,
        relation: Relation,
        role: Option<Role>,
    ) -> Option<Vec<Case>> {
        self.prove(role);
        if relation == Relation::OtherArea {
            let case = self.other_area(endpoint)?;
            let local = self.locals.get(&role).and_then(|local| local.token.clone());
            return Some(vec![match local {
                Some(token) => case.by(token),
                None => case,
            }]);
        }
        if let Some(cases) = self.market(endpoint, relation, role).await {
            return Some(cases);
        }
        if let Some(case) = self.privacy(endpoint, relation, role) {
            return Some(vec![case]);
        }
        self.identity(endpoint, relation, role)
            .await
            .map(|case| vec![case])
    }

    async fn identity(
        &mut self,
        endpoint: &str,
        relation: Relation,
        role: Option<Role>,
    ) -> Option<Case> {
        use Relation::{Absent, Elsewhere, None as Nobodys, Own};
        let me = &self.people[&role];
        let other = &self.bystander;
        let account = match relation {
            Own => me.id,
            Elsewhere => other.id,
            _ => Uuid::now_v7(),
        };
        let nothing = || Effect::shows([] as [&str; 0]);
        Some(match (endpoint, relation) {
            ("SignUp", Nobodys) => {
                let phone = new_phone();
                let secrets = vec![phone[1..].to_owned()];
                let new = NewAccount {
                    name: "Baru".to_owned(),
                    phone,
                    pin: PIN.to_owned(),
                    client: Kind::App,
                    device_label: "HP".to_owned(),
                };
                Case::of::<SignUp>((), new, Effect::Opens).hiding(secrets)
            }
            ("SignIn", Own) => {
                // The step after the one that the first sign-in used up.
                let at = self.server.app.clock.now().0.timestamp() + 30;
                let at = u64::try_from(at).expect("after 1970");
                let given = Credentials {
                    totp: me.totp.as_ref().map(|totp| totp.generate(at).to_string()),
                    device: Some(me.device.clone()),
                    ..credentials(&me.phone, &me.secret)
                };
                Case::of::<SignIn>((), given, Effect::GoesOn(me.secret.clone()))
                    .hiding(me.secrets())
            }
            ("SignIn", Elsewhere | Absent) => {
                // Everybody guesses at somebody else, so that nobody is throttled.
                let mut others = self.people.range(role..).skip(1).map(|(_, person)| person);
                let victim = others.next().unwrap_or(other);
                let phone = if relation == Elsewhere {
                    victim.phone.clone()
                } else {
                    new_phone()
                };
                Case::of::<SignIn>((), credentials(&phone, "bukan-rahasia-1"), nothing())
            }
            ("Refresh", Own | Elsewhere | Absent) => {
                let given = RefreshToken {
                    refresh: if relation == Absent {
                        "tidak-ada".to_owned()
                    } else {
                        me.refresh.clone()
                    },
                    // A token that left its device is worthless.
                    device: if relation == Elsewhere {
                        other.device.clone()
                    } else {
                        me.device.clone()
                    },
                };
                Case::of::<Refresh>((), given, Effect::GoesOn(me.secret.clone()))
                    .hiding(me.secrets())
            }
            ("SignOut", Own) => match role {
                None => Case::of::<SignOut>((), (), nothing()),
                Some(_) => {
                    let (id, second) = (me.id, me.second_factor);
                    let token = self.server.another_session(id, second);
                    Case::of::<SignOut>((), (), Effect::Ends(token.clone())).by(token)
                }
            },
            ("Activate", Own | Elsewhere | Absent) => {
                let (phone, code) = self.invitation().await;
                let given = Activation {
                    phone: if relation == Elsewhere {
                        new_phone()
                    } else {
                        phone.clone()
                    },
                    code: if relation == Absent {
                        "ABCD-EFGH".to_owned()
                    } else {
                        code
                    },
                    secret: PIN.to_owned(),
                    client: Kind::App,
                    device_label: "HP".to_owned(),
                };
                Case::of::<Activate>((), given, Effect::Opens).hiding(vec![phone[1..].to_owned()])
            }
            ("Me", Own) => Case::of::<Me>((), (), Effect::shows([me.id])).hiding(me.secrets()),
            ("Devices", Own) => {
                let (me, other) = (me.id, other.id);
                let (mine, theirs) = (self.device(me), self.device(other));
                let effect = Effect::Shows {
                    words: vec![mine.to_string()],
                    hides: vec![theirs.to_string()],
                };
                Case::of::<id::Devices>((), (), effect)
            }
            ("RevokeDevice", Own | Elsewhere | Absent) => {
                let id = match relation {
                    Absent => account,
                    _ => self.device(account),
                };
                let which = literal(&self.conn, id);
                let ended = format!("device WHERE id = {which} AND revoked_at IS NOT NULL");
                Case::of::<RevokeDevice>(DeviceParam { id }, (), Effect::Holds(ended))
            }
            ("ChangeSecret", Own) => {
                let new = if me.second_factor {
                    "kata-sandi-yang-baru".to_owned()
                } else {
                    "730518".to_owned()
                };
                let change = SecretChange {
                    old: me.secret.clone(),
                    new: new.clone(),
                };
                Case::of::<ChangeSecret>((), change, Effect::GoesOn(new)).hiding(me.secrets())
            }
            ("StepUp", Own | Absent) => {
                // Two steps after the sign-in's; nobody proves anything with a code of before.
                let at = self.server.app.clock.now().0.timestamp() + 30;
                let at = u64::try_from(at).expect("after 1970");
                if let Some(id) = role.map(|_| literal(&self.conn, me.id)) {
                    let sql = format!("UPDATE account SET totp_last_step = 0 WHERE id = {id}");
                    execute(&mut self.conn, &sql);
                }
                let me = &self.people[&role];
                let proof = Proof {
                    totp: me.totp.as_ref().map(|totp| totp.generate(at).to_string()),
                    secret: Some(if relation == Own {
                        me.secret.clone()
                    } else {
                        "bukan-rahasia-1".to_owned()
                    }),
                };
                Case::of::<StepUp>((), proof, Effect::shows(["until"]))
            }
            ("ChangeName", Own) => {
                self.serial += 1;
                let name = format!("Nama {}", self.serial);
                let me = &self.people[&role];
                let change = NameChange { name: name.clone() };
                Case::of::<ChangeName>((), change, Effect::shows([name])).hiding(me.secrets())
            }
            ("StartTotp", Own) => Case::of::<StartTotp>((), (), nothing()),
            ("ConfirmTotp", Own) => {
                let given = TotpConfirmation {
                    password: "kata-sandi-yang-baru".to_owned(),
                    code: "123456".to_owned(),
                };
                Case::of::<ConfirmTotp>((), given, nothing())
            }
            ("Grants", Own | Elsewhere) => {
                let id = self.grant(account);
                let secrets = if relation == Own {
                    self.people[&role].secrets()
                } else {
                    self.bystander.secrets()
                };
                let effect = Effect::shows([id, account]);
                Case::of::<Grants>(GrantQuery::default(), (), effect).hiding(secrets)
            }
            ("GrantAreas", Own) => Case::of::<GrantAreas>((), (), Effect::shows([AREA])),
            ("FindPerson", Own | Elsewhere | Absent) => {
                let (phone, secrets, effect) = match relation {
                    Absent => (new_phone(), Vec::new(), Effect::shows(["[]"])),
                    Own => (me.phone.clone(), me.secrets(), Effect::shows([account])),
                    _ => (
                        other.phone.clone(),
                        other.secrets(),
                        Effect::shows([account]),
                    ),
                };
                Case::of::<FindPerson>((), PersonLookup { phone }, effect).hiding(secrets)
            }
            ("Invite", Elsewhere | Absent) => {
                let phone = match relation {
                    Elsewhere => other.phone.clone(),
                    _ => new_phone(),
                };
                let by = literal(&self.conn, me.id);
                self.serial += 1;
                let name = format!("Undangan {}", self.serial);
                let whose = match relation {
                    Elsewhere => format!("account.id = {}", literal(&self.conn, account)),
                    _ => format!("account.name = '{name}'"),
                };
                let made = format!(
                    "activation JOIN account ON account.id = activation.account_id \
                     WHERE {whose} AND created_by = {by} AND used_at IS NULL"
                );
                Case::of::<Invite>((), NewInvitation { phone, name }, Effect::Holds(made))
            }
            ("GrantRole", Own | Elsewhere | Absent) => {
                self.serial += 1;
                let evidence = format!("SK {}", self.serial);
                let by = literal(&self.conn, self.people[&role].id);
                let made = format!(
                    "role_grant WHERE evidence = '{evidence}' AND granted_by = {by} \
                     AND account_id = {}",
                    literal(&self.conn, account)
                );
                let new = NewGrant {
                    account,
                    role: Role::Farmer,
                    area: AREA.to_owned(),
                    valid_from: TODAY,
                    valid_to: TODAY,
                    evidence,
                };
                Case::of::<GrantRole>((), new, Effect::Holds(made))
            }
            ("RevokeGrant", Own | Elsewhere | Absent) => {
                let id = match relation {
                    Absent => account,
                    _ => self.grant(account),
                };
                let which = literal(&self.conn, id);
                let ended = format!("role_grant WHERE id = {which} AND revoked_at IS NOT NULL");
                Case::of::<RevokeGrant>(GrantParam { id }, (), Effect::Holds(ended))
            }
            ("Account", Own | Elsewhere | Absent) => {
                let subject = if relation == Own { me } else { other };
                Case::of::<id::Account>(
                    AccountParam { id: account },
                    (),
                    Effect::shows([subject.id]),
                )
                .hiding(subject.secrets())
            }
            ("SeeNik", Own | Elsewhere | Absent) => {
                self.serial += 1;
                let nik = format!("331714020290{}", 1000 + self.serial);
                let mut secrets = other.secrets();
                secrets.push(nik.clone());
                let (who, by) = (literal(&self.conn, account), literal(&self.conn, me.id));
                let seen = format!("account WHERE id = {who} AND nik_seen_by = {by}");
                let sql =
                    format!("SELECT CAST(version AS text) AS text FROM account WHERE id = {who}");
                // What is not there has any.
                let version = texts(&mut self.conn, &sql).concat().parse().unwrap_or(1);
                let case = Case::of::<SeeNik>(
                    AccountParam { id: account },
                    SeenNik { nik },
                    Effect::Holds(seen),
                );
                case.on_version(version).hiding(secrets)
            }
            _ => return None,
        })
    }

    /// What lies beyond the kecamatan of the caller's office: the holder of an office for the whole
    /// regency, tried elsewhere in this file, gets it.
    fn other_area(&mut self, endpoint: &str) -> Option<Case> {
        let far = self.far.id;
        let hides = |hides: &[String]| Effect::Shows {
            words: Vec::new(),
            hides: hides.to_vec(),
        };
        let whose = || AccountParam { id: far };
        Some(match endpoint {
            "Invite" => {
                let new = NewInvitation {
                    phone: self.far.phone.clone(),
                    name: "Undangan".to_owned(),
                };
                Case::of::<Invite>((), new, hides(&[]))
            }
            "GrantRole" => {
                let new = NewGrant {
                    account: far,
                    role: Role::Farmer,
                    area: AREA.to_owned(),
                    valid_from: TODAY,
                    valid_to: TODAY,
                    evidence: "SK".to_owned(),
                };
                Case::of::<GrantRole>((), new, hides(&[]))
            }
            "RevokeGrant" => {
                let id = self.grant_in(far, OTHER_AREA);
                Case::of::<RevokeGrant>(GrantParam { id }, (), hides(&[]))
            }
            "Grants" => {
                let id = self.grant_in(far, OTHER_AREA);
                let effect = hides(&[id.to_string(), far.to_string()]);
                Case::of::<Grants>(GrantQuery::default(), (), effect)
            }
            "GrantAreas" => Case::of::<GrantAreas>((), (), hides(&[OTHER_AREA.to_owned()])),
            "FindPerson" => {
                let phone = self.far.phone.clone();
                let effect = hides(&[far.to_string()]);
                Case::of::<FindPerson>((), PersonLookup { phone }, effect)
            }
            "Account" => Case::of::<id::Account>(whose(), (), hides(&[])),
            "SeeNik" => {
                let nik = self.far.nik.clone();
                Case::of::<SeeNik>(whose(), SeenNik { nik }, hides(&[]))
            }
            "RightsRequests" => {
                self.no_requests();
                let id = self.request(far, "correction");
                let effect = hides(&[id.to_string(), far.to_string()]);
                Case::of::<RightsRequests>(RightsQuery::default(), (), effect)
            }
            "DecideRights" => {
                self.no_requests();
                let id = self.request(far, "correction");
                let decision = RightsDecision {
                    outcome: RightsOutcome::Complete,
                    note: "Sudah diperbaiki".to_owned(),
                    name: None,
                };
                Case::of::<DecideRights>(RightsParam { id }, decision, hides(&[]))
            }
            "AuditTrail" => {
                let query = AuditQuery {
                    subject: Some(far),
                    ..AuditQuery::default()
                };
                Case::of::<AuditTrail>(query, (), hides(&[far.to_string()]))
            }
            _ => return None,
        })
    }

    fn privacy(&mut self, endpoint: &str, relation: Relation, role: Option<Role>) -> Option<Case> {
        use Relation::{Absent, Elsewhere, None as Nobodys, Own};
        let me = self.people[&role].id;
        let other = self.bystander.id;
        Some(match (endpoint, relation) {
            ("MyTrail", Own) => {
                let effect = Effect::shows(["SeeNik"]);
                Case::of::<MyTrail>(TrailQuery::default(), (), effect)
            }
            ("ExportMe", Own) => Case::of::<ExportMe>(
                (),
                (),
                // The one place where one's own numbers are whole.
                Effect::shows([me.to_string(), self.people[&role].nik.clone()]),
            ),
            ("MyRights", Own) => {
                let (mine, theirs) = (
                    self.request(me, "correction"),
                    self.request(other, "correction"),
                );
                let effect = Effect::Shows {
                    words: vec![mine.to_string()],
                    hides: vec![theirs.to_string()],
                };
                Case::of::<MyRights>((), (), effect)
            }
            ("RequestErasure", Own) => {
                self.no_requests();
                let which = literal(&self.conn, me);
                let made = format!(
                    "rights_request WHERE account_id = {which} AND kind = 'erasure' \
                     AND state = 'open'"
                );
                Case::of::<RequestErasure>((), (), Effect::Holds(made))
            }
            ("CancelErasure", Own | Absent) => {
                self.no_requests();
                if relation == Own {
                    self.request(me, "erasure");
                }
                Case::of::<CancelErasure>((), (), Effect::shows(["cancelled"]))
            }
            ("RequestCorrection", Own) => {
                self.no_requests();
                let new = NewCorrection {
                    what: "NIK saya keliru satu angka".to_owned(),
                };
                Case::of::<RequestCorrection>((), new, Effect::shows(["keliru satu angka"]))
            }
            ("RightsRequests", Elsewhere) => {
                self.no_requests();
                let id = self.request(other, "correction");
                Case::of::<RightsRequests>(RightsQuery::default(), (), Effect::shows([id]))
                    .hiding(self.bystander.secrets())
            }
            ("DecideRights", Own | Elsewhere | Absent) => {
                self.no_requests();
                let id = match relation {
                    Own => self.request(me, "correction"),
                    Elsewhere => self.request(other, "correction"),
                    _ => Uuid::now_v7(),
                };
                let decision = RightsDecision {
                    outcome: RightsOutcome::Complete,
                    note: "Sudah diperbaiki".to_owned(),
                    name: None,
                };
                Case::of::<DecideRights>(RightsParam { id }, decision, Effect::shows(["done"]))
                    .hiding(self.bystander.secrets())
            }
            ("AuditTrail", Elsewhere) => {
                let query = AuditQuery {
                    subject: Some(other),
                    ..AuditQuery::default()
                };
                Case::of::<AuditTrail>(
                    query,
                    (),
                    Effect::shows([other.to_string(), "SeeNik".to_owned()]),
                )
            }
            ("ProcessingRegister", Nobodys) => {
                Case::of::<ProcessingRegister>((), (), Effect::shows(["phone_sealed"]))
            }
            _ => return None,
        })
    }

    /// Everybody who is signed in proved it a moment ago; what a stale session gets has a test
    /// of its own, `privacy::step_up`.
    fn prove(&mut self, role: Option<Role>) {
        let local = self.locals.get(&role).unwrap_or(&self.people[&role]);
        let accounts = [self.people[&role].id, local.id].map(|id| literal(&self.conn, id));
        let accounts = accounts.join(", ");
        let now = self.server.app.clock.now().0;
        let at = if self.conn.is_sqlite() {
            now.timestamp_micros().to_string()
        } else {
            format!("'{}'", now.to_rfc3339())
        };
        let sql = format!("UPDATE session SET proven_at = {at} WHERE account_id IN ({accounts})");
        execute(&mut self.conn, &sql);
    }

    /// A request that waits, past the form.
    fn request(&mut self, account: Uuid, kind: &str) -> Uuid {
        let (id, now) = (new_id(), self.server.app.clock.now());
        diesel::insert_into(rights_request::table)
            .values((
                rights_request::id.eq(id),
                rights_request::account_id.eq(Id(account)),
                rights_request::kind.eq(kind),
                rights_request::state.eq("open"),
                rights_request::created_at.eq(now),
                rights_request::due_at.eq(now.plus(72 * 3600)),
                rights_request::version.eq(1),
            ))
            .execute(&mut self.conn)
            .expect("a request is stored");
        id.0
    }

    /// Nobody has asked for anything.
    fn no_requests(&mut self) {
        execute(&mut self.conn, "DELETE FROM rights_request");
    }

    async fn market(
        &mut self,
        endpoint: &str,
        relation: Relation,
        role: Option<Role>,
    ) -> Option<Vec<Case>> {
        use Relation::{Absent, Elsewhere, None as Nobodys, Own, SameArea};
        let me = self.people[&role].id;
        let case = match (endpoint, relation) {
            ("LatestPrices", Nobodys) => {
                let effect = Effect::shows([COMMODITY]);
                Case::of::<LatestPrices>(PriceQuery::default(), (), effect)
            }
            ("Commodity", Elsewhere | Absent) => {
                let commodity = match relation {
                    Elsewhere => COMMODITY.to_owned(),
                    _ => self.unheard_of(),
                };
                let query = CommodityQuery {
                    commodity,
                    level: None,
                    days: None,
                };
                Case::of::<market::Commodity>(query, (), Effect::shows([COMMODITY]))
            }
            ("ComparePlaces", Nobodys) => {
                let effect = Effect::shows([COMMODITY, "pasar-lasem"]);
                Case::of::<ComparePlaces>(LevelQuery::default(), (), effect)
            }
            ("PricesCsv", Nobodys) => {
                let effect = Effect::shows(["price_rupiah", COMMODITY]);
                Case::of::<PricesCsv>(PriceFileQuery::default(), (), effect)
            }
            ("PricesRss", Nobodys) => {
                let effect = Effect::shows(["<rss version=\"2.0\""]);
                Case::of::<PricesRss>(LevelQuery::default(), (), effect)
            }
            ("HistoryCsv", Elsewhere | Absent) => {
                let commodity = match relation {
                    Elsewhere => COMMODITY.to_owned(),
                    _ => self.unheard_of(),
                };
                let query = CommodityQuery {
                    commodity,
                    level: None,
                    days: None,
                };
                Case::of::<HistoryCsv>(query, (), Effect::shows(["price_rupiah"]))
            }
            ("Places", Nobodys) => Case::of::<Places>((), (), Effect::shows(["pasar-lasem"])),
            ("Names", Nobodys) => {
                let jv = LanguageParam {
                    language: OtherLanguage::Jv,
                };
                Case::of::<Names>(jv, (), Effect::shows(["names"]))
            }
            ("Published", Nobodys) => Case::of::<Published>((), (), Effect::shows(["items"])),
            ("Home", Nobodys) => Case::of::<Home>((), (), Effect::shows(["cards"])),
            ("CardOf", Nobodys) => {
                let query = CardQuery {
                    module: "market".to_owned(),
                    rows: Some("beras-medium".to_owned()),
                };
                Case::of::<CardOf>(query, (), Effect::shows(["/pasar"]))
            }
            ("Regency", Nobodys) => Case::of::<Regency>((), (), Effect::shows(["publish_at"])),
            ("Search", Nobodys) => {
                let module = "home".to_owned();
                Case::of::<Search>(ModuleName { module }, (), Effect::shows(["33.17.14.2003"]))
            }
            ("Contact", Nobodys) => Case::of::<Contact>((), (), Effect::shows(["office"])),
            ("Status", Nobodys) => Case::of::<Status>((), (), Effect::shows(["parts"])),
            ("PricePanel", SameArea | Elsewhere | Absent) => {
                let places = self.places(relation, role);
                let case = |place: Place| {
                    let effect = Effect::shows([&place.code]);
                    let params = PlaceParam { place: place.code };
                    Case::of::<PricePanel>(params, (), effect)
                };
                return Some(places.into_iter().map(case).collect());
            }
            ("PostPrice", SameArea | Elsewhere | Absent) => {
                let places = self.places(relation, role);
                return Some(places.iter().map(|place| self.post(me, place)).collect());
            }
            ("MyReports", Own) => {
                let mine = self.report(me, Elsewhere).await;
                let theirs = self.report_of_others(Elsewhere).await;
                let effect = Effect::Shows {
                    words: vec![mine.id.to_string()],
                    hides: vec![theirs.id.to_string()],
                };
                Case::of::<MyReports>(ListQuery::default(), (), effect)
            }
            ("MyReportCounts", Own) => {
                self.report(me, Elsewhere).await;
                Case::of::<MyReportCounts>((), (), Effect::shows(["\"held\":"]))
            }
            ("Queue", Nobodys) => {
                // What lies in another area is not there, even for who asks for its place.
                let near = self.report_of_others(SameArea).await;
                let far = self.report_of_others(Elsewhere).await;
                let case = |place: String, words: &[Uuid], hides: &[Uuid]| {
                    let query = QueueQuery {
                        place: Some(place),
                        limit: Some(100),
                        ..QueueQuery::default()
                    };
                    let text = |ids: &[Uuid]| ids.iter().map(Uuid::to_string).collect();
                    let effect = Effect::Shows {
                        words: text(words),
                        hides: text(hides),
                    };
                    Case::of::<Queue>(query, (), effect)
                };
                return Some(vec![
                    case(near.place, &[near.id], &[]),
                    case(far.place, &[], &[far.id]),
                ]);
            }
            ("Report", Own | SameArea | Elsewhere | Absent) => {
                let id = match relation {
                    Own => self.report(me, Elsewhere).await.id,
                    SameArea | Elsewhere => self.report_of_others(relation).await.id,
                    _ => Uuid::now_v7(),
                };
                Case::of::<market::Report>(ReportParam { id }, (), Effect::shows([id]))
            }
            ("DecideReport", Own | SameArea | Elsewhere | Absent) => {
                let id = match relation {
                    Own => self.report(me, SameArea).await.id,
                    SameArea | Elsewhere => self.report_of_others(relation).await.id,
                    _ => Uuid::now_v7(),
                };
                let (which, by) = (literal(&self.conn, id), literal(&self.conn, me));
                let decided = format!(
                    "price_report WHERE id = {which} AND state = 'rejected' AND decided_by = {by}"
                );
                let note = "Ditanyakan lagi".to_owned();
                Case::of::<DecideReport>(
                    ReportParam { id },
                    Decision::Reject { note },
                    Effect::Holds(decided),
                )
            }
            // The call itself is allowed; each report is answered as if it were alone.
            ("DecideReports", Own | SameArea | Elsewhere | Absent) => {
                let (id, said) = match relation {
                    Own => (self.report(me, SameArea).await.id, "own_report"),
                    SameArea => (self.report_of_others(relation).await.id, "rejected"),
                    Elsewhere => (self.report_of_others(relation).await.id, "NotFound"),
                    _ => (Uuid::now_v7(), "NotFound"),
                };
                let note = "Ditanyakan lagi".to_owned();
                let decision = ReportDecision {
                    id,
                    version: 1,
                    decision: Decision::Reject { note },
                };
                let all = Decisions {
                    items: vec![decision],
                };
                let effect = Effect::shows([id.to_string(), said.to_owned()]);
                Case::of::<DecideReports>((), all, effect)
            }
            ("CorrectionRule", Own | SameArea | Elsewhere | Absent) => {
                let id = match relation {
                    Own => self.report(me, SameArea).await.id,
                    SameArea | Elsewhere => self.report_of_others(relation).await.id,
                    _ => Uuid::now_v7(),
                };
                let effect = Effect::shows(["thresholds", "quotes"]);
                Case::of::<CorrectionRule>(ReportParam { id }, (), effect)
            }
            _ => return self.office(endpoint, relation, me).await,
        };
        Some(vec![case])
    }

    /// The officers' side of the market.
    async fn office(&mut self, endpoint: &str, relation: Relation, me: Uuid) -> Option<Vec<Case>> {
        use Relation::{Absent, Elsewhere, None as Nobodys, Own, SameArea};
        let case = match (endpoint, relation) {
            ("MarketDesk", Nobodys) => {
                Case::of::<MarketDesk>((), (), Effect::shows(["pasar-lasem", "verify_by"]))
            }
            ("QueueCounts", Nobodys) => {
                let report = self.report_of_others(Relation::SameArea).await;
                Case::of::<QueueCounts>((), (), Effect::shows([report.place]))
            }
            ("QueueCsv", Nobodys) => {
                let place = self.report_of_others(Relation::SameArea).await.place;
                let query = QueueExport {
                    place: Some(place.clone()),
                    ..QueueExport::default()
                };
                Case::of::<QueueCsv>(query, (), Effect::shows([place, "reporter".to_owned()]))
            }
            ("QueueXlsx", Nobodys) => {
                let query = QueueExport::default();
                Case::of::<QueueXlsx>(query, (), Effect::shows(["xl/worksheets/sheet1.xml"]))
            }
            ("Enumerators", Nobodys) => {
                let effect = Effect::shows([self.author.id]);
                Case::of::<Enumerators>(EnumeratorQuery::default(), (), effect)
            }
            ("Assignments", Nobodys) => {
                let id = self.assignment(self.author.id);
                Case::of::<Assignments>((), (), Effect::shows([id]))
            }
            ("AssignPlace", Elsewhere | Absent) => {
                self.clear_assignments();
                let place = match relation {
                    Elsewhere => "pasar-lasem".to_owned(),
                    _ => self.unheard_of(),
                };
                let new = NewAssignment {
                    place: place.clone(),
                    account: self.author.id,
                    valid_from: TODAY,
                    valid_to: None,
                };
                let by = literal(&self.conn, me);
                let made = format!(
                    "panel_assignment WHERE place = '{place}' AND created_by = {by} \
                     AND ended_at IS NULL"
                );
                Case::of::<AssignPlace>((), new, Effect::Holds(made))
            }
            ("EndAssignment", Elsewhere | Absent) => {
                let id = match relation {
                    Elsewhere => self.assignment(self.author.id),
                    _ => Uuid::now_v7(),
                };
                let (which, by) = (literal(&self.conn, id), literal(&self.conn, me));
                let ended = format!("panel_assignment WHERE id = {which} AND ended_by = {by}");
                Case::of::<EndAssignment>(AssignmentParam { id }, (), Effect::Holds(ended))
            }
            ("MyPlaces", Own) => {
                self.assignment(me);
                Case::of::<MyPlaces>((), (), Effect::shows(["pasar-lasem"]))
            }
            ("EntryPlaces", Own) => {
                let effect = Effect::Shows {
                    words: vec!["33.17.14.2003".to_owned()],
                    hides: vec!["33.17.01.2001".to_owned(), "pasar-pamotan".to_owned()],
                };
                Case::of::<EntryPlaces>((), (), effect)
            }
            ("ImportPrices", Nobodys) => {
                self.serial += 1;
                let file_name = format!("harga-{}.csv", self.serial);
                let at = usize::try_from(self.serial).expect("a small number");
                let pack = self.server.app.regency();
                let villages: Vec<_> = pack.children(AREA).collect();
                let new = self.price(villages[at % villages.len()].code.as_str(), Level::Producer);
                let text = format!(
                    "day,place,commodity,level,quote_1,quote_2,quote_3,status,reason\n\
                     {},{},{},producer,10000,,,,\n",
                    new.day, new.place, new.commodity
                );
                let stored = format!(
                    "price_import WHERE file_name = '{file_name}' AND created_by = {}",
                    literal(&self.conn, me)
                );
                let import = NewImport {
                    file_name,
                    format: FileFormat::Csv,
                    content: BASE64.encode(text),
                    by: Some(self.author.id),
                    dry_run: false,
                };
                Case::of::<ImportPrices>((), import, Effect::Holds(stored))
            }
            ("ImportTemplateCsv", Nobodys) => {
                Case::of::<ImportTemplateCsv>((), (), Effect::shows(["day,place,commodity"]))
            }
            ("ImportTemplateXlsx", Nobodys) => {
                let effect = Effect::shows(["xl/worksheets/sheet1.xml"]);
                Case::of::<ImportTemplateXlsx>((), (), effect)
            }
            ("Amendments", Nobodys) => {
                let id = self.amendment(me, "pasar-pamotan");
                Case::of::<Amendments>((), (), Effect::shows([id.to_string()]))
            }
            ("Amend", SameArea | Elsewhere | Absent) => {
                let code = match relation {
                    SameArea => "pasar-lasem".to_owned(),
                    Elsewhere => "pasar-pamotan".to_owned(),
                    _ => self.unheard_of(),
                };
                self.serial += 1;
                let source = format!("Surat {}", self.serial);
                let made = format!("pack_amendment WHERE source = '{source}' AND code = '{code}'");
                let reason = "Perbaikan atap".to_owned();
                let new = NewAmendment {
                    edit: PackEdit::Closure { code, reason },
                    valid_from: TODAY + TimeDelta::days(self.serial.into()),
                    source,
                };
                Case::of::<Amend>((), new, Effect::Holds(made))
            }
            ("WithdrawAmendment", SameArea | Elsewhere | Absent) => {
                let id = match relation {
                    SameArea => self.amendment(me, "pasar-lasem"),
                    Elsewhere => self.amendment(me, "pasar-pamotan"),
                    _ => Uuid::now_v7(),
                };
                let (which, by) = (literal(&self.conn, id), literal(&self.conn, me));
                let taken = format!("pack_amendment WHERE id = {which} AND withdrawn_by = {by}");
                Case::of::<WithdrawAmendment>(AmendmentParam { id }, (), Effect::Holds(taken))
            }
            _ => return None,
        };
        Some(vec![case])
    }

    /// Somebody stands at one market once.
    fn clear_assignments(&mut self) {
        let sql = "DELETE FROM panel_assignment";
        let cleared = diesel::sql_query(sql).execute(&mut self.conn);
        cleared.expect("cleared");
    }

    /// Lasem's market in somebody's hands.
    fn assignment(&mut self, account: Uuid) -> Uuid {
        self.clear_assignments();
        let (id, now) = (new_id(), self.server.app.clock.now());
        diesel::insert_into(panel_assignment::table)
            .values((
                panel_assignment::id.eq(id),
                panel_assignment::place.eq("pasar-lasem"),
                panel_assignment::account_id.eq(Id(account)),
                panel_assignment::valid_from.eq(TODAY),
                panel_assignment::created_by.eq(Id(self.author.id)),
                panel_assignment::created_at.eq(now),
            ))
            .execute(&mut self.conn)
            .expect("an assignment is stored");
        id.0
    }

    /// A market that is closed on a day long after the tests.
    fn amendment(&mut self, by: Uuid, place: &str) -> Uuid {
        self.serial += 1;
        let amendment = amendment(&NewAmendment {
            edit: PackEdit::Closure {
                code: place.to_owned(),
                reason: "Perbaikan atap".to_owned(),
            },
            valid_from: TODAY + TimeDelta::days(400 + i64::from(self.serial)),
            source: "Surat dinas".to_owned(),
        });
        let (id, now) = (new_id(), self.server.app.clock.now());
        let row = AmendmentRow::new(id, amendment.expect("a change"), Id(by), now);
        amendment::insert(&mut self.conn, &row).expect("an amendment is stored");
        id.0
    }

    /// A code that nothing has.
    fn unheard_of(&mut self) -> String {
        self.serial += 1;
        format!("tidak-ada-{}", self.serial)
    }

    /// Places of that relation. A farmer sells at the farm gate: to a farmer a market is
    /// elsewhere, even the one next door. A place without an area is the whole regency's.
    fn places(&mut self, relation: Relation, role: Option<Role>) -> Vec<Place> {
        self.serial += 1;
        let at = usize::try_from(self.serial).expect("a small number");
        let village = |area: &str| {
            let pack = self.server.app.regency();
            let villages: Vec<_> = pack.children(area).collect();
            Place {
                code: villages[at % villages.len()].code.to_string(),
                level: Level::Producer,
            }
        };
        let listed = |code: &str, level| Place {
            code: code.to_owned(),
            level,
        };
        let next_door = listed("pasar-lasem", Level::Retail);
        let mut places = match relation {
            Relation::SameArea => vec![village(AREA)],
            Relation::Elsewhere => vec![
                village(OTHER_AREA),
                listed("pasar-pamotan", Level::Retail),
                listed("tpi-tanjungsari", Level::Auction),
            ],
            _ => vec![
                listed("pasar-tidak-ada", Level::Retail),
                listed("33.17.14.9999", Level::Producer),
            ],
        };
        let gate_only = role == Some(Role::Farmer);
        if relation == Relation::SameArea && !gate_only
            || relation == Relation::Elsewhere && gate_only
        {
            places.push(next_door);
        }
        places
    }

    fn post(&mut self, me: Uuid, place: &Place) -> Case {
        let new = self.price(&place.code, place.level);
        let posted = format!(
            "price_report WHERE place = '{}' AND commodity = '{}' AND day = '{}' AND author_id = {}",
            new.place,
            new.commodity,
            new.day,
            literal(&self.conn, me)
        );
        Case::of::<PostPrice>((), new, Effect::Holds(posted))
    }

    /// A price nobody has reported yet.
    fn price(&mut self, place: &str, level: Level) -> NewPrice {
        self.serial += 1;
        let at = usize::try_from(self.serial).expect("a small number");
        let pack = self.server.market();
        let commodities: Vec<_> = pack
            .commodities()
            .iter()
            .filter(|commodity| commodity.levels.contains(&level))
            .collect();
        NewPrice {
            place: place.to_owned(),
            commodity: commodities[at % commodities.len()].code.clone(),
            level,
            day: TODAY,
            quotes: vec![10_000],
            status: None,
            reason: None,
        }
    }

    async fn report_of_others(&mut self, relation: Relation) -> NewPriceReport {
        let author = self.author.id;
        self.report(author, relation).await
    }

    /// A report that waits for a verifier. Posted by the one who may; then its author is
    /// replaced, because a report outlives the role of whoever wrote it.
    async fn report(&mut self, author: Uuid, relation: Relation) -> NewPriceReport {
        let near = relation == Relation::SameArea;
        let villages: Vec<String> = self
            .server
            .app
            .regency()
            .areas()
            .iter()
            .map(|area| area.code.to_string())
            .filter(|code| code.len() > AREA.len() && near == code.starts_with(AREA))
            .collect();
        let at = usize::try_from(self.serial).expect("a small number");
        let mut new = self.price(&villages[at % villages.len()], Level::Producer);
        if near {
            // The few villages here are posted from by others too, but as of today.
            let back = 1 + at / (villages.len() * 9) % 3;
            new.day = TODAY - TimeDelta::days(i64::try_from(back).expect("up to three"));
        }
        let place = new.place.clone();
        let receipt = self.author.client.call::<PostPrice>((), new).await;
        let receipt = receipt.expect("the author may report");
        assert_eq!(receipt.state, ReportState::Held, "nothing to compare with");
        let (who, what) = (literal(&self.conn, author), literal(&self.conn, receipt.id));
        let sql = format!("UPDATE price_report SET author_id = {who} WHERE id = {what}");
        diesel::sql_query(sql)
            .execute(&mut self.conn)
            .expect("another author");
        NewPriceReport {
            id: receipt.id,
            place,
        }
    }

    /// A device that nobody holds in their hands.
    fn device(&mut self, account: Uuid) -> Uuid {
        let (id, now) = (new_id(), self.server.app.clock.now());
        diesel::insert_into(device::table)
            .values((
                device::id.eq(id),
                device::account_id.eq(Id(account)),
                device::label.eq("HP lama"),
                device::token_hash.eq(id.0.as_bytes().to_vec()),
                device::created_at.eq(now),
                device::last_seen_at.eq(now),
            ))
            .execute(&mut self.conn)
            .expect("a device is stored");
        id.0
    }

    /// A grant that holds from tomorrow, so that it gives nobody anything today.
    fn grant(&mut self, account: Uuid) -> Uuid {
        self.grant_in(account, AREA)
    }

    fn grant_in(&mut self, account: Uuid, area: &str) -> Uuid {
        let (id, now) = (new_id(), self.server.app.clock.now());
        let tomorrow = TODAY + TimeDelta::days(1);
        diesel::insert_into(role_grant::table)
            .values((
                role_grant::id.eq(id),
                role_grant::account_id.eq(Id(account)),
                role_grant::role.eq(Role::Farmer.slug()),
                role_grant::area.eq(area),
                role_grant::valid_from.eq(tomorrow),
                role_grant::valid_to.eq(tomorrow),
                role_grant::evidence.eq("uji"),
                role_grant::created_at.eq(now),
            ))
            .execute(&mut self.conn)
            .expect("a grant is stored");
        id.0
    }

    /// A number and the code on its slip.
    async fn invitation(&self) -> (String, String) {
        let phone = new_phone();
        let app = &self.server.app;
        let number = Phone::parse(&phone).expect("a number");
        let invited = identity::invite(app, number, "Diundang".to_owned(), app.clock.now()).await;
        let code = invited.expect("an invitation")["code"].clone();
        (phone, code.as_str().expect("a code").to_owned())
    }
}

/// A report by its id and place.
struct NewPriceReport {
    id: Uuid,
    place: String,
}

fn credentials(phone: &str, secret: &str) -> Credentials {
    Credentials {
        phone: phone.to_owned(),
        secret: secret.to_owned(),
        totp: None,
        client: Kind::App,
        device: None,
        device_label: "HP".to_owned(),
    }
}

fn execute(conn: &mut Conn, sql: &str) {
    diesel::sql_query(sql).execute(conn).expect(sql);
}
