//! Who is concerned when something leaked (UU 27/2022 Art. 46): accounts as ids, because whoever
//! works on an incident needs the count first and the names last; and the two clocks that run.

use super::store::{self, WantedTrail};
use crate::each;
use crate::platform::app::App;
use crate::platform::db::{Id, Instant, UuidSql};
use crate::platform::error::{AppError, Result};
use crate::platform::module::PersonColumn;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use serde::Serialize;
use uuid::Uuid;

/// UU 27/2022 Art. 46: the people and the authority.
const PEOPLE_HOURS: i64 = 72;
/// Perban BSSN 1/2024 Art. 15: the national CSIRT, where the system is vital infrastructure.
const CSIRT_HOURS: i64 = 24;

/// What leaked, as far as it is known.
pub enum Leak {
    /// A table, or its rows that were made within the time.
    Table(String),
    /// Whatever somebody looked at or changed; everybody's doings without an account.
    Trail(Option<Uuid>),
}

/// The answer.
#[derive(Debug, Clone, Serialize)]
pub struct Affected {
    /// Accounts concerned.
    pub accounts: Vec<Uuid>,
    /// How many.
    pub count: usize,
    /// When it was asked: when it is known.
    pub known_at: DateTime<Utc>,
    /// Tell the people and the authority until then.
    pub notify_people_by: DateTime<Utc>,
    /// Tell the CSIRT until then, where the system is vital infrastructure.
    pub notify_csirt_by: DateTime<Utc>,
}

#[derive(QueryableByName)]
struct Person {
    #[diesel(sql_type = UuidSql)]
    person: Id,
}

/// Tables that can be asked about: those of every module whose rows name a person. What names nobody,
/// or only through another table, is not among them.
pub fn tables(app: &App) -> impl Iterator<Item = &'static PersonColumn> {
    app.modules.iter().flat_map(|module| module.people)
}

/// Who is concerned.
pub async fn affected(
    app: &App,
    leak: Leak,
    from: Option<Instant>,
    until: Option<Instant>,
    now: Instant,
) -> Result<Affected> {
    let mut accounts = match leak {
        Leak::Table(table) => {
            let PersonColumn {
                table,
                column: person,
                since,
            } = tables(app)
                .find(|known| known.table == table)
                .ok_or_else(|| AppError::internal(format!("no table {table} names a person")))?;
            // All three words are the modules' own.
            let sql = format!(
                "SELECT DISTINCT {person} AS person FROM {table} WHERE {person} IS NOT NULL \
                 AND {since} >= $1 AND {since} < $2"
            );
            let least = Instant::new(DateTime::UNIX_EPOCH);
            let (from, until) = (from.unwrap_or(least), until.unwrap_or(now.plus(1)));
            app.db
                .read(move |conn| {
                    let rows: Vec<Person> = each!(conn, |c| diesel::sql_query(&sql)
                        .bind::<crate::platform::db::InstantSql, _>(from)
                        .bind::<crate::platform::db::InstantSql, _>(until)
                        .load(c))?;
                    Ok(rows.into_iter().map(|row| row.person.0).collect::<Vec<_>>())
                })
                .await?
        }
        Leak::Trail(actor) => {
            let wanted = WantedTrail {
                actor: actor.map(Id),
                from,
                until,
                ..WantedTrail::default()
            };
            let found = app
                .db
                .read(move |conn| store::subjects(conn, &wanted))
                .await?;
            found.into_iter().map(|id| id.0).collect()
        }
    };
    accounts.sort_unstable();
    Ok(Affected {
        count: accounts.len(),
        accounts,
        known_at: now.0,
        notify_people_by: now.plus(PEOPLE_HOURS * 3600).0,
        notify_csirt_by: now.plus(CSIRT_HOURS * 3600).0,
    })
}
