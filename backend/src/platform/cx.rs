//! What a handler stands in: its connection, its caller, its moment. It also notes what the work
//! leaves behind: whom the audit trail names, and what follows the COMMIT.

use super::app::App;
use super::auth::Who;
use super::db::{Conn, Id, Instant};
use super::error::{AppError, Result};
use crate::regency::Regency;
use diesel::Connection as _;
use rembang_shared::error::ErrorCode;
use std::collections::BTreeSet;

/// What a handler sees: its connection, its caller, its moment.
pub struct Cx<'a> {
    /// Inside the transaction of this request.
    pub conn: &'a mut Conn,
    /// Vault, keys, settings.
    pub app: &'a App,
    /// The regency pack as it stands now: one for the whole request.
    pub pack: &'a Regency,
    /// The caller.
    pub who: &'a Who,
    /// One moment for the whole request.
    pub now: Instant,
    /// Version the caller read, on `versioned` rows.
    pub if_match: Option<i64>,
    pub(super) trace: Trace,
    pub(super) after: After,
}

/// What the audit trail learns from a handler.
#[derive(Default)]
pub(super) struct Trace {
    pub subject: Option<Id>,
    pub shown: BTreeSet<Id>,
    pub object: Option<String>,
}

/// What a COMMIT is followed by.
#[derive(Default)]
pub(super) struct After {
    /// Ready answers end.
    pub public: bool,
    /// The pack is built anew.
    pub amended: bool,
    /// Nobody is believed from memory.
    pub forgotten: bool,
}

impl After {
    fn add(&mut self, other: Self) {
        self.public |= other.public;
        self.amended |= other.amended;
        self.forgotten |= other.forgotten;
    }
}

impl<'a> Cx<'a> {
    /// For commands and demo data that go through the normal entry path.
    pub fn new(
        conn: &'a mut Conn,
        app: &'a App,
        pack: &'a Regency,
        who: &'a Who,
        now: Instant,
    ) -> Self {
        Self {
            conn,
            app,
            pack,
            who,
            now,
            if_match: None,
            trace: Trace::default(),
            after: After::default(),
        }
    }

    /// Names the person an act is about, for the audit trail.
    pub fn about(&mut self, subject: Id) {
        self.trace.subject = Some(subject);
    }

    /// Names everybody whom an answer shows, for the audit trail: whoever is in a list was looked
    /// at as much as whoever was looked up.
    pub fn about_all(&mut self, shown: impl IntoIterator<Item = Id>) {
        self.trace.shown.extend(shown);
    }

    /// The version the caller read; `versioned` rows are not called without one.
    pub fn if_match(&self) -> Result<i64> {
        self.if_match
            .ok_or_else(|| AppError::new(ErrorCode::PreconditionRequired, "Send `If-Match`."))
    }

    /// Does a part of the work inside a savepoint: what fails is taken back, and the rest stands.
    pub fn attempt<T>(&mut self, part: impl FnOnce(&mut Cx<'_>) -> Result<T>) -> Result<T> {
        let (app, pack, who, now) = (self.app, self.pack, self.who, self.now);
        let (done, trace, after) = self.conn.transaction::<_, AppError, _>(|conn| {
            let mut inner = Cx::new(conn, app, pack, who, now);
            let done = part(&mut inner)?;
            Ok((done, inner.trace, inner.after))
        })?;
        // Of several parts none is the one that the whole is about.
        self.trace.shown.extend(trace.subject);
        self.trace.shown.extend(trace.shown);
        self.after.add(after);
        Ok(done)
    }

    /// What everybody reads has changed: ready answers end with this COMMIT, on every node.
    pub const fn publish(&mut self) {
        self.after.public = true;
    }

    /// The pack itself has changed: it is built anew after this COMMIT, on every node.
    pub const fn amend(&mut self) {
        self.after.amended = true;
        self.publish();
    }

    /// Sessions or grants have ended or changed: nobody is believed from memory after this COMMIT.
    /// Before it, another request would only remember the old ones again.
    pub fn forget_sessions(&mut self) {
        self.after.forgotten = true;
    }

    /// Names the thing an act is about, for the audit trail.
    pub fn touching(&mut self, object: impl Into<String>) {
        self.trace.object = Some(object.into());
    }
}
