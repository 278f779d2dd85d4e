//! One call of the access tables, what must be true after it was allowed, and the registry in
//! which each module says how its rows are called.

use super::world::World;
use rembang_shared::endpoint::{Endpoint, Info};
use rembang_tests::access::{Asker, Relation};
use rembang_tests::raw::Ask;
use std::future::Future;
use std::pin::Pin;

/// Who asks, and how they stand to the object.
#[derive(Clone, Copy)]
pub struct Who {
    /// A role, or nobody who is signed in.
    pub asker: Asker,
    /// Whose object it is.
    pub relation: Relation,
}

/// A call and what follows from it.
pub struct Case {
    pub ask: Ask,
    /// Instead of the asker's own.
    pub token: Option<String>,
    /// Must not stand in a masked answer.
    pub secrets: Vec<String>,
    pub effect: Effect,
}

impl Case {
    /// A well-formed call of a row.
    pub fn of<E: Endpoint>(params: E::Params, body: E::Body, effect: Effect) -> Self {
        Self {
            ask: Ask::of::<E>(&params, &body),
            token: None,
            secrets: Vec::new(),
            effect,
        }
    }

    pub fn on_version(mut self, version: i64) -> Self {
        self.ask = self.ask.with("If-Match", &format!("\"{version}\""));
        self
    }

    pub fn hiding(self, secrets: Vec<String>) -> Self {
        Self { secrets, ..self }
    }

    pub fn by(self, token: String) -> Self {
        Self {
            token: Some(token),
            ..self
        }
    }
}

impl From<Case> for Vec<Case> {
    fn from(case: Case) -> Self {
        vec![case]
    }
}

/// What can be seen after an allowed call.
pub enum Effect {
    /// The answer holds these words and none of those.
    Shows {
        words: Vec<String>,
        hides: Vec<String>,
    },
    /// One row of the database fits; `FROM` and `WHERE` of a query.
    Holds(String),
    /// The answer's token speaks for a new account.
    Opens,
    /// The answer's token speaks for the asker, who goes on with it and with this secret. Where
    /// the secret is a new one the old token has ended.
    GoesOn(String),
    /// This token counts no longer.
    Ends(String),
}

impl Effect {
    /// The answer holds these words.
    pub fn shows(words: impl IntoIterator<Item = impl ToString>) -> Self {
        Self::Shows {
            words: texts(words),
            hides: Vec::new(),
        }
    }

    /// The answer holds none of these words.
    pub fn hides(words: impl IntoIterator<Item = impl ToString>) -> Self {
        Self::Shows {
            words: Vec::new(),
            hides: texts(words),
        }
    }

    /// The answer holds the first and not the second.
    pub fn tells_apart(shown: impl ToString, hidden: impl ToString) -> Self {
        Self::Shows {
            words: texts([shown]),
            hides: texts([hidden]),
        }
    }

    /// Nothing but the status.
    pub fn none() -> Self {
        Self::shows([] as [&str; 0])
    }
}

fn texts(words: impl IntoIterator<Item = impl ToString>) -> Vec<String> {
    words.into_iter().map(|word| word.to_string()).collect()
}

/// Fresh calls of a row on objects of that relation.
pub type Calls = for<'a> fn(&'a mut World, Who) -> Pin<Box<dyn Future<Output = Vec<Case>> + 'a>>;

/// How a row is called.
#[derive(Clone, Copy)]
pub struct Fixture {
    pub endpoint: &'static str,
    /// The relations it has objects for.
    pub relations: &'static [Relation],
    pub calls: Calls,
}

/// A module's fixtures, `Row: Relation … => function`, and the test of its table with them. A row of
/// the module without one does not compile, and neither does one that is no row.
macro_rules! fixtures {
    ($module:ident; $($row:ident: $($relation:ident)+ => $function:ident,)+) => {
        pub const FIXTURES: &[$crate::access::Fixture] = &[$($crate::access::Fixture {
            endpoint: <$row as rembang_shared::endpoint::Endpoint>::INFO.name,
            relations: &[$(rembang_tests::access::Relation::$relation),+],
            calls: |world, who| Box::pin(async move { $function(world, who).await.into() }),
        }),+];
        const _: () = $crate::access::assert_complete(
            rembang_shared::$module::api::ENDPOINTS,
            FIXTURES,
        );

        rembang_tests::on_both!(every_cell_holds);

        async fn every_cell_holds(server: std::sync::Arc<rembang_tests::Server>) {
            $crate::access::every_cell_holds(server, stringify!($module), FIXTURES).await;
        }
    };
}
pub(crate) use fixtures;

/// Stops the compiler at a row that has no fixture, and names it.
pub const fn assert_complete(rows: &[Info], fixtures: &[Fixture]) {
    let mut at = 0;
    while at < rows.len() {
        let mut other = 0;
        while other < fixtures.len() && !same(rows[at].name, fixtures[other].endpoint) {
            other += 1;
        }
        if other == fixtures.len() {
            panic!("{}", rows[at].name);
        }
        at += 1;
    }
}

const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}
