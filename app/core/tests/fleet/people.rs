//! What people do with their phones.

use crate::Broken;
use crate::fault::Fault;
use crate::phone::Signal;
use crate::world::{HOUR, SECOND, Step, Told, World};
use rembang_core::outbox::{
    Event, NewOperation, Operation, Payload, Problem, Reason, State, reference,
};
use rembang_shared::error::{ErrorCode, Refusal};
use serde_json::json;
use uuid::Uuid;

/// Something that somebody wanted once.
pub struct Intent {
    pub phone: usize,
    /// The app said that it has it.
    pub told: bool,
    /// Its owner asked for it to be deleted.
    pub may_vanish: bool,
    /// When its receipt was on disk.
    pub finished: Option<u64>,
}

const DECADE: i64 = 10 * 365 * 86_400_000;

impl World {
    pub fn person(&mut self, p: usize) -> Result<(), Broken> {
        if self.calm {
            return Ok(());
        }
        let wait = self.rng.u64(60 * SECOND..4 * HOUR);
        self.in_(wait, Step::Person(p));
        if self.phones[p].outbox.is_none() {
            return Ok(());
        }
        match self.rng.u32(0..40) {
            0..16 => self.fill_in(p)?,
            16 => self.pick(p, "send now", Event::SendNow)?,
            17..20 => {
                let draft = self.key();
                self.pick(p, "take back", |key| Event::TakeBack(key, draft))?;
            }
            20 => self.discard(p)?,
            21..26 => self.mend(p)?,
            26..28 => self.hand_over(p)?,
            28 => {
                let skews = [0, DECADE, -DECADE, 86_400_000];
                self.phones[p].skew = skews[self.rng.usize(0..4)];
                self.count("clock jump");
            }
            29..32 => self.walk(p),
            32 => {
                self.give(p, Event::Nudged)?;
            }
            33 => {
                self.phones[p].outbox = None;
                let wait = self.rng.u64(SECOND..HOUR);
                self.in_(wait, Step::Open(p));
            }
            34 if self.rng.u32(0..6) == 0 => self.reinstall(p),
            35..38 => self.finish_draft(p)?,
            _ => {
                if let Some(account) = self.phones[p].account {
                    self.sign_in(p, account)?;
                }
            }
        }
        self.tick(p)
    }

    /// To a place with another signal, or none.
    pub fn walk(&mut self, p: usize) {
        self.phones[p].signal = match self.rng.u32(0..8) {
            0 | 1 => Signal::Absent,
            2 => Signal::Dead,
            3 => Signal::Hotspot,
            _ => Signal::Good,
        };
    }

    fn key(&mut self) -> Uuid {
        Uuid::from_u128(self.rng.u128(..))
    }

    /// What is on the screen of that phone.
    fn visible(&self, p: usize) -> Vec<Operation> {
        let outbox = self.phones[p].outbox.as_ref();
        outbox.map_or_else(Vec::new, |outbox| outbox.visible().cloned().collect())
    }

    fn pick(
        &mut self,
        p: usize,
        name: &'static str,
        event: impl FnOnce(Uuid) -> Event,
    ) -> Result<(), Broken> {
        let mut rows = self.visible(p);
        rows.retain(|row| !row.state.is_finished());
        if let Some(row) = self.rng.choice(rows)
            && self.give(p, event(row.key))? == Told::Done
        {
            self.count(name);
        }
        Ok(())
    }

    fn fill_in(&mut self, p: usize) -> Result<(), Broken> {
        let Some(account) = self.phones[p].account else {
            return self.hand_over(p);
        };
        let rows = self.visible(p);
        let mut new = self.form(p, account);
        let body = &mut new.payload.body;
        body["bad"] = json!(self.rng.u32(0..10) == 0);
        let other = self.rng.choice(rows);
        match (self.rng.u32(0..6), other) {
            // A change of what was seen.
            (0 | 1, Some(row)) if self.phones[p].seen.contains_key(&row.aggregate) => {
                let thing = row.aggregate;
                if self.phones[p].signal == Signal::Good && self.rng.bool() {
                    let there = self.server.things.get(&thing);
                    let there = there.map_or(0, |thing| thing.version);
                    self.phones[p].seen.insert(thing, there);
                }
                new.version = self.phones[p].seen.get(&thing).copied();
                body["base"] = json!(new.version);
                new.aggregate = Some(thing);
                *self.tally.entry("edit").or_default() += 1;
            }
            // One more word on what has not left yet.
            (2, Some(row)) if !row.state.is_finished() => new.aggregate = Some(row.aggregate),
            // What hangs on another one.
            (3 | 4, Some(row)) => {
                new.needs = vec![row.key];
                body["parent"] = reference::to(row.key, "/id");
                *self.tally.entry("child").or_default() += 1;
            }
            (5, _) => body["taken"] = json!(true),
            _ => {}
        }
        body["thing"] = json!(new.aggregate);
        self.hand_in(p, new)
    }

    /// An empty form of somebody: a new thing that nobody refuses.
    fn form(&mut self, p: usize, account: Uuid) -> NewOperation {
        let number = self.intents.len() as u64;
        let intent = Intent {
            phone: p,
            told: false,
            may_vanish: false,
            finished: None,
        };
        self.intents.insert(number, intent);
        let key = self.key();
        NewOperation {
            key,
            endpoint: "Note".to_owned(),
            public: false,
            aggregate: Some(key),
            needs: Vec::new(),
            version: None,
            payload: Payload {
                params: json!({}),
                body: json!({
                    "intent": number,
                    "owner": account,
                    "thing": key,
                    "bad": false,
                    "taken": false,
                    "old": self.phones[p].old,
                }),
            },
        }
    }

    /// Queues a form, and believes what the screen says.
    fn hand_in(&mut self, p: usize, new: NewOperation) -> Result<(), Broken> {
        let number = new.payload.body["intent"].as_u64().unwrap_or_default();
        if self.give(p, Event::Queue(new, None))? == Told::Done
            && let Some(intent) = self.intents.get_mut(&number)
        {
            intent.told = true;
        }
        Ok(())
    }

    /// One more form, on a day when nothing goes wrong.
    pub fn one_more(&mut self, p: usize, account: Uuid) -> Result<(), Broken> {
        let new = self.form(p, account);
        self.hand_in(p, new)
    }

    fn discard(&mut self, p: usize) -> Result<(), Broken> {
        let mut rows = self.visible(p);
        rows.retain(|row| !row.state.is_finished());
        let Some(row) = self.rng.choice(rows) else {
            return Ok(());
        };
        let number = self.number(p, row.key);
        let told = self.give_then(p, Event::Discard(row.key), |world, told| {
            // Asked for, it may go; a refusal means that it stays.
            if !matches!(told, Told::Refused(_)) {
                world.vanishes(number);
            }
        })?;
        if told == Told::Done {
            self.count("discard");
        }
        Ok(())
    }

    /// The books are told before the next look at them.
    fn give_then(
        &mut self,
        p: usize,
        event: Event,
        then: impl FnOnce(&mut Self, &Told),
    ) -> Result<Told, Broken> {
        self.unchecked = true;
        let told = self.give(p, event);
        self.unchecked = false;
        let told = told?;
        then(self, &told);
        self.check(p)?;
        Ok(told)
    }

    fn number(&self, p: usize, key: Uuid) -> Option<u64> {
        self.phones[p].disk.rows.get(&key)?.payload.body["intent"].as_u64()
    }

    fn vanishes(&mut self, number: Option<u64>) {
        if let Some(intent) = number.and_then(|number| self.intents.get_mut(&number)) {
            intent.may_vanish = true;
        }
    }

    /// Looks at what was refused, and does what its reason asks for.
    fn mend(&mut self, p: usize) -> Result<(), Broken> {
        let mut rows = self.visible(p);
        rows.retain(|row| row.state == State::NeedsYou);
        let Some(row) = self.rng.choice(rows) else {
            return Ok(());
        };
        let Some(Reason::Refused { body: said, .. }) = &row.reason else {
            return Err(Broken::new("I6", "refused without a reason"));
        };
        let Some(kept) = self.phones[p].disk.rows.get(&row.key) else {
            return Ok(());
        };
        let mut payload = kept.payload.clone();
        let mut version = row.version;
        match (said.code, said.refusal) {
            (ErrorCode::Conflict, _) => {
                version = said
                    .current
                    .as_ref()
                    .and_then(|now| now["version"].as_i64());
                if self.fault != Some(Fault::ConflictOverwrites) {
                    payload.body["base"] = json!(version);
                }
            }
            (ErrorCode::Refused, Some(Refusal::NikTaken)) if self.rng.bool() => {
                let with = json!({ "id": "id-existing" });
                if self.give(p, Event::Settle(row.key, with))? == Told::Done {
                    self.count("settle");
                }
                return Ok(());
            }
            (ErrorCode::Refused, _) => {
                payload.body["bad"] = json!(false);
                payload.body["taken"] = json!(false);
            }
            (ErrorCode::Malformed, _) => {
                // The app was brought up to date.
                self.phones[p].old = false;
                payload.body["old"] = json!(false);
            }
            _ => {
                self.give(p, Event::SendNow(row.key))?;
                return Ok(());
            }
        }
        let new = NewOperation {
            key: self.key(),
            endpoint: row.endpoint.clone(),
            public: false,
            aggregate: None,
            needs: reference::unfilled(&payload),
            version,
            payload,
        };
        match self.give(p, Event::Correct(row.key, new))? {
            Told::Done => self.count("correct"),
            Told::Refused(Problem::MayHaveArrived) => {
                self.count("uncertain");
                self.give(p, Event::SendNow(row.key))?;
            }
            _ => {}
        }
        Ok(())
    }

    /// Somebody else takes the phone, or nobody.
    fn hand_over(&mut self, p: usize) -> Result<(), Broken> {
        self.phones[p].account = None;
        self.give(p, Event::SignedOut)?;
        if let Some(fault) = self.fault {
            fault.at_sign_out(&mut self.phones[p].disk);
        }
        if self.rng.u32(0..4) > 0 {
            let account = self.phones[p].accounts[self.rng.usize(0..2)];
            self.sign_in(p, account)?;
        }
        self.check(p)
    }

    pub fn sign_in(&mut self, p: usize, account: Uuid) -> Result<(), Broken> {
        self.count("sign in");
        self.server.ended.remove(&account);
        self.phones[p].account = Some(account);
        self.unchecked = true;
        self.give(p, Event::SignedIn(account))?;
        self.unchecked = false;
        Ok(())
    }

    /// Its owner was told what is unsent, and said yes.
    fn reinstall(&mut self, p: usize) {
        self.count("reinstall");
        for intent in self.intents.values_mut().filter(|one| one.phone == p) {
            intent.may_vanish = true;
        }
        let phone = &mut self.phones[p];
        phone.disk = crate::disk::Disk::default();
        phone.outbox = None;
        phone.seen.clear();
        self.in_(60 * SECOND, Step::Open(p));
    }

    fn finish_draft(&mut self, p: usize) -> Result<(), Broken> {
        let drafts: Vec<_> = self.phones[p].disk.drafts.clone().into_iter().collect();
        let Some((draft, payload)) = self.rng.choice(drafts) else {
            return Ok(());
        };
        let owner: Option<Uuid> = payload.body["owner"]
            .as_str()
            .and_then(|it| it.parse().ok());
        if owner != self.phones[p].account {
            return Ok(());
        }
        let thing: Option<Uuid> = payload.body["thing"]
            .as_str()
            .and_then(|it| it.parse().ok());
        let number = payload.body["intent"].as_u64();
        let new = NewOperation {
            key: self.key(),
            endpoint: "Note".to_owned(),
            public: false,
            aggregate: thing,
            needs: reference::unfilled(&payload),
            version: payload.body["base"].as_i64(),
            payload,
        };
        match self.give(p, Event::Queue(new, Some(draft)))? {
            Told::Done => self.count("draft"),
            // What it hung on is gone: its owner starts anew.
            Told::Refused(Problem::Unknown) => {
                self.phones[p].disk.drafts.remove(&draft);
                self.vanishes(number);
            }
            _ => {}
        }
        Ok(())
    }
}
