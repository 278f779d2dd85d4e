//! Drafts: forms as their screens understand them, kept at every field. One that an older app wrote
//! comes back as it was written, with the fields that the screen no longer knows.

use super::id::Id;
use super::schema::draft;
use super::settings::{from_json, to_json};
use super::{Result, Store};
use crate::seal::Sealer;
use diesel::prelude::*;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

const FORM: &str = "draft.form";

/// A form that is not finished.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Draft {
    /// Its id.
    pub id: Uuid,
    /// Whose; nobody's where nobody was signed in.
    pub account: Option<Uuid>,
    /// Which form: the row that it will become.
    pub kind: String,
    /// When it was saved, by the phone's clock, in milliseconds since 1970.
    pub saved_at: i64,
    /// What is typed so far.
    pub form: Value,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = draft)]
struct Row {
    id: Id,
    account: Option<Id>,
    kind: String,
    saved_at: i64,
    form_sealed: Vec<u8>,
}

impl Store {
    /// Keeps it as it is now.
    pub fn save_draft(&mut self, draft: &Draft) -> Result<()> {
        self.transaction(|conn, sealer| put(conn, sealer, draft))
    }

    /// The drafts of somebody, the newest first.
    pub fn drafts(&mut self, account: Option<Uuid>) -> Result<Vec<Draft>> {
        let rows: Vec<Row> = draft::table
            .filter(draft::account.is(account.map(Id)))
            .order(draft::saved_at.desc())
            .select(Row::as_select())
            .load(&mut self.conn)?;
        let sealer = self.sealer()?;
        rows.into_iter()
            .map(|row| {
                Ok(Draft {
                    id: row.id.0,
                    account: row.account.map(|id| id.0),
                    kind: row.kind,
                    saved_at: row.saved_at,
                    form: from_json(&sealer.open(FORM, row.id.0, &row.form_sealed)?)?,
                })
            })
            .collect()
    }

    /// Its owner threw it away.
    pub fn remove_draft(&mut self, account: Option<Uuid>, id: Uuid) -> Result<()> {
        diesel::delete(draft::table.find(Id(id)))
            .filter(draft::account.is(account.map(Id)))
            .execute(&mut self.conn)?;
        Ok(())
    }
}

pub(super) fn put(conn: &mut SqliteConnection, sealer: &Sealer, draft: &Draft) -> Result<()> {
    let row = Row {
        id: Id(draft.id),
        account: draft.account.map(Id),
        kind: draft.kind.clone(),
        saved_at: draft.saved_at,
        form_sealed: sealer.seal(FORM, draft.id, &to_json(&draft.form)?)?,
    };
    diesel::replace_into(draft::table)
        .values(&row)
        .execute(conn)?;
    Ok(())
}
