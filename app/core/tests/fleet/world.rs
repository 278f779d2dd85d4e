//! The fleet: phones, people, a network and a server, driven by one seed. What happens to whom
//! stands here; what must hold in `check`.

use crate::Broken;
use crate::fault::Fault;
use crate::people::Intent;
use crate::phone::{Crash, Done, Phone};
use crate::server::{Mood, Request, Server};
use fastrand::Rng;
use rembang_core::outbox::{Event, Outcome, Problem};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use uuid::Uuid;

pub const SECOND: u64 = 1_000;
pub const HOUR: u64 = 3_600 * SECOND;

/// What happens at some time.
pub enum Step {
    /// Somebody takes the phone into the hand.
    Person(usize),
    /// The outbox wanted to be woken.
    Tick(usize, u32),
    /// A request reaches the server.
    Arrives(usize, u32, Box<Request>, u32),
    /// What the phone hears of a try.
    Heard(usize, u32, Uuid, u32, Box<Outcome>, Option<i64>),
    /// The app is opened again.
    Open(usize),
    /// The office changes something.
    Office,
    /// The server changes its mood.
    Weather,
}

pub struct World {
    pub rng: Rng,
    pub fault: Option<Fault>,
    pub time: u64,
    pub phones: Vec<Phone>,
    pub server: Server,
    /// What people meant, by number.
    pub intents: BTreeMap<u64, Intent>,
    /// Nothing is lost, late or down any more, and nobody crashes.
    pub calm: bool,
    /// Between an act and the books that know of it nobody looks.
    pub unchecked: bool,
    pub steps: u64,
    /// How often what was done, to see that a run tries what it claims to try.
    pub tally: BTreeMap<&'static str, u64>,
    planned: u64,
    queue: BinaryHeap<Reverse<(u64, u64)>>,
    what: BTreeMap<u64, Step>,
}

impl World {
    pub fn new(seed: u64, fault: Option<Fault>) -> Self {
        let mut rng = Rng::with_seed(seed);
        let count = rng.usize(5..=7);
        let phones = (0..count)
            .map(|n| {
                let account = |m: usize| Uuid::from_u128(1_000 + 10 * n as u128 + m as u128);
                Phone::new([account(0), account(1)], n == 0)
            })
            .collect();
        let mut world = Self {
            rng,
            fault,
            time: 0,
            phones,
            server: Server::new(),
            intents: BTreeMap::new(),
            calm: false,
            unchecked: false,
            steps: 0,
            tally: BTreeMap::new(),
            planned: 0,
            queue: BinaryHeap::new(),
            what: BTreeMap::new(),
        };
        for phone in 0..count {
            world.in_(0, Step::Open(phone));
            let wait = world.rng.u64(0..HOUR);
            world.in_(wait, Step::Person(phone));
        }
        world.in_(HOUR, Step::Office);
        world.in_(HOUR, Step::Weather);
        world
    }

    /// Plans a step.
    pub fn in_(&mut self, wait: u64, step: Step) {
        let number = self.planned;
        self.planned += 1;
        self.queue.push(Reverse((self.time + wait, number)));
        self.what.insert(number, step);
    }

    /// Lives until that time.
    pub fn run(&mut self, until: u64) -> Result<(), Broken> {
        while let Some(Reverse((at, number))) = self.queue.peek().copied() {
            if at > until {
                break;
            }
            self.queue.pop();
            self.time = self.time.max(at);
            self.steps += 1;
            if self.steps > 60_000 {
                return Err(Broken::new("spin", "the fleet does not come to rest"));
            }
            if let Some(step) = self.what.remove(&number) {
                self.step(step)?;
            }
        }
        self.time = self.time.max(until);
        Ok(())
    }

    fn step(&mut self, step: Step) -> Result<(), Broken> {
        match step {
            Step::Person(phone) => self.person(phone),
            Step::Tick(phone, boot) if self.runs(phone, boot) => self.tick(phone),
            Step::Arrives(phone, boot, request, attempt) => {
                self.arrives(phone, boot, &request, attempt)
            }
            Step::Heard(phone, boot, key, attempt, outcome, server_time)
                if self.runs(phone, boot) =>
            {
                self.heard(phone, key, attempt, *outcome, server_time)
            }
            Step::Open(phone) if self.phones[phone].outbox.is_none() => {
                if !self.calm {
                    self.walk(phone);
                }
                let fault = self.fault;
                self.phones[phone].start(self.time, fault, &mut self.rng);
                self.tick(phone)
            }
            Step::Office => {
                self.office();
                Ok(())
            }
            Step::Weather => {
                self.weather();
                Ok(())
            }
            Step::Tick(..) | Step::Heard(..) | Step::Open(_) => Ok(()),
        }
    }

    pub fn count(&mut self, what: &'static str) {
        *self.tally.entry(what).or_default() += 1;
    }

    fn runs(&self, phone: usize, boot: u32) -> bool {
        self.phones[phone].outbox.is_some() && self.phones[phone].boot == boot
    }

    /// Gives a phone's outbox an event; `Ok` is what a person at the screen is told.
    pub fn give(&mut self, p: usize, event: Event) -> Result<Told, Broken> {
        let crash = (!self.calm && self.rng.u32(0..100) == 0).then(|| {
            if self.rng.bool() {
                Crash::BeforeCommit
            } else {
                Crash::AfterCommit
            }
        });
        let fault = self.fault;
        let done = self.phones[p].handle(event, self.time, crash, fault, &mut self.rng);
        match done {
            Done::Carried(decision) => {
                self.note(p);
                for send in decision.sends {
                    self.send(p, send)?;
                }
                self.check(p)?;
                Ok(Told::Done)
            }
            Done::Down(decision) => {
                self.count("crash");
                self.note(p);
                let boot = self.phones[p].boot;
                let told = !decision.news.is_empty();
                for send in decision.sends {
                    self.put_on_the_way(p, boot, send, None);
                }
                let wait = self.rng.u64(SECOND..HOUR);
                self.in_(wait, Step::Open(p));
                Ok(if told { Told::Done } else { Told::Nothing })
            }
            Done::Refused(problem) => Ok(Told::Refused(problem)),
            Done::Off => Ok(Told::Nothing),
        }
    }

    pub fn tick(&mut self, p: usize) -> Result<(), Broken> {
        self.give(p, Event::Tick)?;
        let phone = &self.phones[p];
        let Some(outbox) = &phone.outbox else {
            return Ok(());
        };
        let boot = phone.boot;
        if self.fault == Some(Fault::NoBackoff) && outbox.next_tick().is_some() {
            self.in_(SECOND / 5, Step::Tick(p, boot));
        } else if let Some(steady) = outbox.next_tick() {
            let at = phone.time(steady).max(self.time + 1);
            self.in_(at - self.time, Step::Tick(p, boot));
        }
        Ok(())
    }

    fn office(&mut self) {
        if self.calm {
            return;
        }
        let things: Vec<Uuid> = self.server.things.keys().copied().collect();
        if let Some(name) = self.rng.choice(things)
            && let Some(thing) = self.server.things.get_mut(&name)
            && thing.version > 0
        {
            thing.version += 1;
            thing.foreign.insert(thing.version);
        }
        // Now and then a session ends, or an office does; either may come back.
        let phone = self.rng.usize(0..self.phones.len());
        let account = self.phones[phone].accounts[self.rng.usize(0..2)];
        match self.rng.u32(0..6) {
            0 => {
                self.server.ended.insert(account);
            }
            1 => {
                self.server.revoked.insert(account);
            }
            2 => {
                self.server.revoked.remove(&account);
            }
            3 if self.rng.u32(0..4) == 0 => self.server.upgraded = true,
            _ => {}
        }
        let wait = self.rng.u64(SECOND..HOUR);
        self.in_(wait, Step::Office);
    }

    fn weather(&mut self) {
        if self.calm {
            return;
        }
        self.server.mood = match self.rng.u32(0..8) {
            0 => Mood::Down(Some(self.rng.u64(1..300))),
            1 => Mood::Down(None),
            2 => Mood::Busy,
            3 => Mood::Stumbles,
            _ => Mood::Well,
        };
        let wait = self.rng.u64(SECOND..HOUR / 2);
        self.in_(wait, Step::Weather);
    }
}

/// What a person at the screen learns.
#[derive(Debug, PartialEq)]
pub enum Told {
    /// It is done.
    Done,
    /// The app was gone, or went.
    Nothing,
    /// It may not be.
    Refused(Problem),
}
