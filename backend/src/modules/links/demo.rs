//! A made-up editor and a made-up warning for a demonstration, marked as such.

use super::alerts::post;
use super::store;
use crate::modules::identity;
use crate::platform::app::App;
use crate::platform::auth::Who;
use crate::platform::cx::Cx;
use crate::platform::error::{AppError, Result};
use crate::platform::module::{Demo, DemoPerson};
use crate::platform::purge::DAY;
use rembang_shared::access::Role;
use rembang_shared::values::Phone;
use std::sync::Arc;

/// The editor, and a warning to look at.
pub const DEMO: Demo = Demo {
    people: &[DemoPerson {
        phone: EDITOR,
        name: "Redaktur Contoh",
        role: Some(Role::Editor),
        area: "33.17",
    }],
    load: Some(|app| Box::pin(load(app))),
};

const EDITOR: &str = "089900000009";

async fn load(app: Arc<App>) -> Result<()> {
    let phone = Phone::parse(EDITOR).map_err(|e| AppError::internal(e.to_string()))?;
    let editor = identity::account_id(&app, &phone).await?;
    let editor = editor.ok_or_else(|| AppError::internal("a demo account is missing"))?;
    let (now, pack) = (app.clock.now(), app.regency());
    let within = Arc::clone(&app);
    app.db
        .write(move |conn| {
            let who = Who(None);
            let mut cx = Cx::new(conn, &within, &pack, &who, now);
            if !store::standing_alerts(cx.conn, now)?.is_empty() {
                return Ok(());
            }
            let words = (
                "Contoh: tautan bantuan palsu beredar".to_owned(),
                "Ini peringatan contoh. Jangan isi NIK atau PIN di tautan yang dikirim lewat pesan; \
                 cek dulu alamatnya di sini."
                    .to_owned(),
            );
            post(&mut cx, editor, words, now.plus(7 * DAY), true).map(drop)
        })
        .await
}
