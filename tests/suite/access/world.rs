//! The people of the access tables, sending as them, and what can be seen afterwards. Nothing here
//! says what is allowed, and nothing knows a module's things; those are `<module>/access.rs`.

use super::case::{Case, Effect, Who};
use crate::prelude::*;
use diesel::prelude::*;
use rembang_backend::platform::db::Conn;
use rembang_shared::identity::api::Me;
use rembang_tests::PIN;
use rembang_tests::access::{Asker, Relation};
use rembang_tests::raw::{Answer, Ask, literal, texts};
use std::collections::BTreeMap;
use totp_rs::Totp;
use uuid::Uuid;

/// Where everybody with a small area has it: Lasem.
pub const AREA: &str = "33.17.14";
/// Somewhere else in the regency: Sumber.
pub const OTHER_AREA: &str = "33.17.01";
const REGENCY: &str = "33.17";

/// Somebody with an account; `token` is none for the one who has not signed in.
pub struct Person {
    pub id: Uuid,
    pub phone: String,
    pub nik: String,
    pub secret: String,
    pub totp: Option<Totp>,
    pub second_factor: bool,
    pub device: String,
    pub refresh: String,
    pub token: Option<String>,
}

impl Person {
    /// What of theirs may leave masked only, in the digits that every spelling shares.
    pub fn secrets(&self) -> Vec<String> {
        vec![self.phone[1..].to_owned(), self.nik.clone()]
    }
}

/// Everything the cells need.
pub struct World {
    pub server: Arc<Server>,
    /// Past the server, into its database.
    pub conn: Conn,
    people: BTreeMap<Asker, Person>,
    /// The same offices, held in one kecamatan only.
    locals: BTreeMap<Asker, Person>,
    /// Nobody the askers have to do with.
    pub bystander: Person,
    /// Somebody with an office in another kecamatan.
    pub far: Person,
    /// An enumerator of the whole regency, who fills it with what the askers look at.
    pub author: Caller,
    serial: u32,
}

impl World {
    /// One person per role, signed in over the wire, and one who is not signed in.
    pub async fn new(server: Arc<Server>, roles: &[Role]) -> Self {
        let operator = server.officer(Role::Admin, REGENCY).await;
        let author = server.officer(Role::Enumerator, REGENCY).await;
        let mut niks = 1000..;
        let mut person = async |caller: Caller, second_factor: bool| {
            let nik = format!("331714010190{}", niks.next().expect("a serial"));
            operator.see_nik(caller.id, &nik).await;
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
        let far = person(server.officer(Role::Enumerator, OTHER_AREA).await, false).await;
        let mut away = person(server.resident("Belum Masuk").await, false).await;
        away.token = None;
        let mut people = BTreeMap::from([(None, away)]);
        let mut locals = BTreeMap::new();
        for role in roles {
            let second_factor = role.needs_second_factor();
            let caller = match role {
                Role::Resident => server.resident("Warga").await,
                Role::Dpo | Role::Admin => server.officer(*role, REGENCY).await,
                _ => server.officer(*role, AREA).await,
            };
            people.insert(Some(*role), person(caller, second_factor).await);
            if second_factor {
                let local = server.officer(*role, AREA).await;
                locals.insert(Some(*role), person(local, true).await);
            }
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

    /// The person who asks.
    pub fn me(&self, who: Who) -> &Person {
        &self.people[&who.asker]
    }

    /// Somebody of another role, so that nobody's mistakes are all made against one person.
    pub fn next_to(&self, who: Who) -> &Person {
        let next = self.people.range(who.asker..).nth(1);
        next.map_or(&self.bystander, |(_, person)| person)
    }

    /// The account that a call is about: one's own, somebody else's, or none.
    pub fn account(&self, who: Who) -> Uuid {
        match who.relation {
            Relation::Own => self.me(who).id,
            Relation::Elsewhere => self.bystander.id,
            Relation::OtherArea => self.far.id,
            _ => Uuid::now_v7(),
        }
    }

    /// A number that no fixture had before.
    pub fn serial(&mut self) -> u32 {
        self.serial += 1;
        self.serial
    }

    /// A code that nothing has.
    pub fn unheard_of(&mut self) -> String {
        format!("tidak-ada-{}", self.serial())
    }

    /// An id as it stands in SQL.
    pub fn literal(&self, id: Uuid) -> String {
        literal(&self.conn, id)
    }

    pub fn execute(&mut self, sql: &str) {
        let done = diesel::sql_query(sql).execute(&mut self.conn);
        done.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// Everybody who is signed in proved it a moment ago; what a stale session gets has a test of
    /// its own, `privacy::step_up`.
    pub fn prove(&mut self) {
        let now = self.server.app.clock.now().0;
        let at = if self.conn.is_sqlite() {
            now.timestamp_micros().to_string()
        } else {
            format!("'{}'", now.to_rfc3339())
        };
        self.execute(&format!("UPDATE session SET proven_at = {at}"));
    }

    /// Sends a case as that person. What lies beyond a kecamatan is asked for by whoever holds the
    /// office there only.
    pub async fn send(&self, who: Who, case: &Case) -> Answer {
        let me = match who.relation {
            Relation::OtherArea => self.locals.get(&who.asker),
            _ => None,
        };
        let me = me.unwrap_or(&self.people[&who.asker]);
        let token = case.token.as_ref().or(me.token.as_ref());
        let ask = case.ask.clone().by(token.map(String::as_str));
        ask.send(&self.server).await
    }

    /// What is wrong with an allowed call's effect.
    pub async fn took_effect(
        &mut self,
        who: Who,
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
                let me = self.me(who);
                self.opens(Some(me.id), answer).await?;
                if let Some(old) = me.token.as_ref().filter(|_| me.secret != *secret) {
                    self.ended(old).await?;
                }
                let tokens = &answer.json()["tokens"];
                let text = |name: &str| tokens[name].as_str().unwrap_or_default().to_owned();
                let me = self.people.get_mut(&who.asker).expect("a person");
                me.refresh = text("refresh");
                me.secret.clone_from(secret);
                // Whoever is not signed in stays so.
                me.token = me.token.is_some().then(|| text("access"));
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
}
