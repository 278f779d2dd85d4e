//! The way between phone and server: it loses, doubles, delays and reorders, and on some days
//! somebody else answers.

use crate::Broken;
use crate::fault::Fault;
use crate::phone::Signal;
use crate::server::Request;
use crate::world::{HOUR, SECOND, Step, World};
use rembang_core::outbox::{Event, Outcome, Send, Silence};
use uuid::Uuid;

/// The phone's patience with one request. Whatever left it has arrived by then, or never does.
const TIMEOUT: u64 = 30 * SECOND;

impl World {
    pub fn send(&mut self, p: usize, send: Send) -> Result<(), Broken> {
        let phone = &mut self.phones[p];
        if self.time < phone.quiet_until {
            return Err(Broken::new("spin", "the server had asked for silence"));
        }
        let lately = self.time.saturating_sub(HOUR / 6);
        phone.sent.retain(|at| *at > lately);
        phone.sent.push(self.time);
        if phone.sent.len() > 300 {
            return Err(Broken::new("spin", "300 tries in ten minutes"));
        }
        let boot = phone.boot;
        let (wait, silence) = match phone.signal {
            Signal::Good => {
                let late = Box::new(Outcome::Silent(Silence::NoAnswer));
                self.put_on_the_way(p, boot, send, Some(late));
                return Ok(());
            }
            Signal::Absent => (10, Silence::NotSent),
            Signal::Dead => (TIMEOUT, Silence::NoAnswer),
            Signal::Hotspot => (
                300,
                Silence::NotOurs(if self.rng.bool() { 200 } else { 302 }),
            ),
        };
        let heard = Box::new(Outcome::Silent(silence));
        self.in_(
            wait,
            Step::Heard(p, boot, send.key, send.attempt, heard, None),
        );
        Ok(())
    }

    /// Into the network, which loses, doubles and delays.
    pub fn put_on_the_way(&mut self, p: usize, boot: u32, send: Send, late: Option<Box<Outcome>>) {
        let phone = &self.phones[p];
        let Some(row) = phone.disk.rows.get(&send.key) else {
            return;
        };
        let mut key = send.key;
        if self.fault == Some(Fault::KeyPerTry) {
            key = Uuid::from_u128(key.as_u128() ^ u128::from(send.attempt) << 64);
        }
        let mut account = send.account;
        if self.fault == Some(Fault::WhoeverIsHere) {
            account = phone.account.or(account);
        }
        let request = Request {
            account,
            key,
            version: row.operation.version,
            payload: row.payload.clone(),
        };
        let copies = match self.rng.u32(0..10) {
            _ if self.calm => 1,
            0 | 1 => 0,
            2 => 2,
            _ => 1,
        };
        for _ in 0..copies {
            let delay = if self.calm {
                100
            } else {
                self.rng.u64(50..25 * SECOND)
            };
            let step = Step::Arrives(p, boot, Box::new(request.clone()), send.attempt);
            self.in_(delay, step);
        }
        if let Some(late) = late {
            let step = Step::Heard(p, boot, send.key, send.attempt, late, None);
            self.in_(TIMEOUT, step);
        }
    }

    pub fn arrives(
        &mut self,
        p: usize,
        boot: u32,
        request: &Request,
        attempt: u32,
    ) -> Result<(), Broken> {
        let (outcome, fresh) = self.server.handle(request)?;
        self.count(match &outcome {
            Outcome::Received(_) if fresh => "took effect",
            Outcome::Received(_) => "answered again",
            Outcome::Refused { status, .. } => match status {
                400 => "400",
                401 => "401",
                403 => "403",
                409 => "409",
                422 => "422",
                429 => "429",
                500 => "500",
                _ => "503",
            },
            Outcome::Silent(_) => "silent",
        });
        if fresh {
            self.check_order(p, request)?;
        }
        let server_time = i64::try_from(self.time / SECOND).unwrap_or_default();
        let answers = match self.rng.u32(0..10) {
            _ if self.calm => 1,
            0 | 1 => 0,
            2 => 2,
            _ => 1,
        };
        let mut key = request.key;
        if self.fault == Some(Fault::KeyPerTry) {
            key = Uuid::from_u128(key.as_u128() ^ u128::from(attempt) << 64);
        }
        for _ in 0..answers {
            let delay = if self.calm {
                100
            } else {
                self.rng.u64(50..45 * SECOND)
            };
            let heard = Box::new(outcome.clone());
            let step = Step::Heard(p, boot, key, attempt, heard, Some(server_time));
            self.in_(delay, step);
        }
        Ok(())
    }

    pub fn heard(
        &mut self,
        p: usize,
        key: Uuid,
        attempt: u32,
        outcome: Outcome,
        server_time: Option<i64>,
    ) -> Result<(), Broken> {
        if let Outcome::Refused {
            retry_after: Some(asked),
            ..
        } = &outcome
        {
            let until = self.time + u64::try_from(asked.as_millis()).unwrap_or_default();
            let phone = &mut self.phones[p];
            phone.quiet_until = phone.quiet_until.max(until);
        }
        self.learn(p, key, &outcome);
        self.give(
            p,
            Event::Answered {
                key,
                attempt,
                outcome,
                server_time,
            },
        )?;
        self.tick(p)
    }

    /// What a person sees of a thing when an answer shows it.
    fn learn(&mut self, p: usize, key: Uuid, outcome: &Outcome) {
        let phone = &mut self.phones[p];
        let Some(row) = phone.disk.rows.get(&key) else {
            return;
        };
        if let Outcome::Received(receipt) = outcome
            && let Some(version) = receipt["version"].as_i64()
        {
            phone.seen.insert(row.operation.aggregate, version);
        }
    }
}
