//! Who is signed in. The one place that knows the endpoints of identity: every client has to. Tokens
//! stay here; whoever asks gets the answer without them.

use super::{Engine, EngineError, News, Result, State};
use crate::client::{Asked, CallError, answer_fits};
use crate::outbox::Event;
use rembang_shared::endpoint::{Endpoint, Info};
use rembang_shared::identity::api::{self, GrantView, MeView, SessionView};
use rembang_shared::values::Phone;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Name of the sealed setting.
pub(super) const SETTING: &str = "session";
/// Tokens that name this device, by phone number: it may be known to several people.
const DEVICES: &str = "devices";

/// Whoever is signed in, and with what.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Session {
    pub account: Uuid,
    /// Nothing once the session has ended: what waits still shows, and leaves after a sign-in.
    tokens: Option<Pair>,
    /// Role and area of each grant, when they were last heard of.
    grants: BTreeSet<(String, String)>,
}

#[derive(Clone, Serialize, Deserialize)]
struct Pair {
    access: String,
    refresh: String,
    device: String,
}

/// How to sign out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Departure {
    /// Not while something has not left.
    WhenAllIsSent,
    /// A person was told what waits. It stays, sealed, and leaves after their next sign-in.
    Anyway,
}

impl Session {
    pub fn has_ended(&self) -> bool {
        self.tokens.is_none()
    }
}

impl Engine {
    /// Ends the session here and, if it can be reached, at the server.
    pub async fn sign_out(&self, departure: Departure) -> Result<()> {
        let access = self
            .with(move |state, inner| {
                let unsent = state.outbox.visible();
                let unsent = unsent.filter(|one| !one.state.is_finished()).count();
                if unsent > 0 && departure == Departure::WhenAllIsSent {
                    return Err(EngineError::Unsent(unsent));
                }
                let Some(session) = state.session.clone() else {
                    return Ok(None);
                };
                let store = state.open_store()?;
                store.purge(session.account)?;
                store.unset(SETTING)?;
                state.session = None;
                state.decide(Event::SignedOut, inner)?;
                Ok(session.tokens.map(|pair| pair.access))
            })
            .await?;
        if let Some(access) = access {
            let client = self.0.client.with_access(access);
            // Out of reach, the server ends it in its own time.
            let _ = client.call::<api::SignOut>((), ()).await;
        }
        Ok(())
    }

    /// The access token of that account, if it is the one that is signed in.
    pub(super) fn access_of(&self, account: Option<Uuid>) -> Option<String> {
        self.pair_of(account?).map(|pair| pair.access)
    }

    fn pair_of(&self, account: Uuid) -> Option<Pair> {
        let state = self.0.lock();
        let session = state.session.as_ref()?;
        let own = session.account == account;
        session.tokens.clone().filter(|_| own)
    }

    /// A new access token instead of one that was refused; nothing if the session has ended. Many
    /// may ask at once, one goes; the others take what it brought.
    pub(super) async fn refresh(&self, account: Uuid, refused: &str) -> Result<Option<String>> {
        let _one = self.0.refreshing.lock().await;
        let pair = match self.pair_of(account) {
            Some(pair) if pair.access == refused => pair,
            other => return Ok(other.map(|pair| pair.access)),
        };
        let body = json!({ "refresh": pair.refresh, "device": pair.device });
        let mut asked = self.ask_refresh(&body).await;
        // The same token within half a minute is a lost answer to the server, later a theft: so a
        // lost answer is asked for again at once, or not at all.
        for _ in 0..2 {
            if matches!(asked, Err(CallError::Network(_))) {
                asked = self.ask_refresh(&body).await;
            }
        }
        match asked {
            Ok(view) => {
                self.with(move |state, inner| {
                    // Whoever signed out or in meanwhile has the last word.
                    if state.still_has(account, &pair.refresh) {
                        state.adopt(view, Some(pair.device), inner)?;
                    }
                    Ok(())
                })
                .await?;
                Ok(self.access_of(Some(account)))
            }
            Err(CallError::Refused { status: 401, .. }) => {
                self.ended(account, pair.refresh).await?;
                Ok(None)
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn ask_refresh(&self, body: &Value) -> std::result::Result<SessionView, CallError> {
        let info = &api::Refresh::INFO;
        let asked = Asked {
            info,
            params: &Value::Null,
            body,
            key: Uuid::now_v7(),
            version: None,
            etag: None,
            access: None,
        };
        let heard = self.0.client.exchange(&asked).await?;
        let json = heard
            .answer()?
            .and_then(|bytes| answer_fits(info.name, bytes));
        json.and_then(|json| serde_json::from_value(json).ok())
            .ok_or(CallError::NotOurs(heard.status))
    }

    /// The server ended the session: this device, or its owner, may no longer read what it was
    /// given. What they wrote is theirs and stays.
    async fn ended(&self, account: Uuid, refresh: String) -> Result<()> {
        self.with(move |state, inner| {
            let Some(mut session) = state.session.clone() else {
                return Ok(());
            };
            if !state.still_has(account, &refresh) {
                return Ok(());
            }
            session.tokens = None;
            let store = state.open_store()?;
            store.set_secret(SETTING, &session)?;
            let rows = store.purge(account)?;
            state.session = Some(session);
            state.decide(Event::SessionEnded, inner)?;
            if rows > 0 {
                inner.tell(News::Purged { rows });
            }
            Ok(())
        })
        .await
    }

    /// What a form of identity lacks: the kind of client, and the token that names this device to
    /// that person.
    pub(super) async fn complete(&self, info: &Info, body: &mut Value) -> Result<()> {
        if !info.flags.tokens {
            return Ok(());
        }
        // Tokens that could not be kept must not be asked for: a code is used up with them.
        let devices: BTreeMap<String, String> = self
            .with(|state, _| Ok(state.open_store()?.secret(DEVICES)?.unwrap_or_default()))
            .await?;
        let Some(fields) = body.as_object_mut() else {
            return Ok(());
        };
        if fields.contains_key("client") {
            fields.insert("client".to_owned(), json!("app"));
        }
        if info.name != api::SignIn::INFO.name {
            return Ok(());
        }
        let phone = fields.get("phone").and_then(number);
        if let Some(device) = phone.and_then(|phone| devices.get(&phone).cloned()) {
            fields.insert("device".to_owned(), json!(device));
        }
        Ok(())
    }

    /// `Me` says which grants count now.
    pub(super) async fn notice_grants(&self, info: &Info, answer: &Value) -> Result<()> {
        if info.name != api::Me::INFO.name {
            return Ok(());
        }
        let Ok(me) = serde_json::from_value::<MeView>(answer.clone()) else {
            return Ok(());
        };
        self.with(move |state, inner| state.take_grants(&me, inner))
            .await
    }

    /// Keeps the tokens of an answer, and takes them out of it.
    pub(super) async fn keep_tokens(&self, body: &Value, answer: &mut Value) -> Result<()> {
        let Ok(view) = serde_json::from_value::<SessionView>(answer.clone()) else {
            return Ok(());
        };
        answer["tokens"] = Value::Null;
        let phone = body.get("phone").and_then(number);
        let sent = body
            .get("device")
            .and_then(Value::as_str)
            .map(str::to_owned);
        self.with(move |state, inner| {
            let new = view.tokens.as_ref().and_then(|all| all.device.clone());
            if let (Some(phone), Some(device)) = (phone, &new) {
                let store = state.open_store()?;
                let mut devices: BTreeMap<String, String> =
                    store.secret(DEVICES)?.unwrap_or_default();
                devices.insert(phone, device.clone());
                store.set_secret(DEVICES, &devices)?;
            }
            let known = state
                .session
                .as_ref()
                .filter(|one| one.account == view.me.id);
            let known = known.and_then(|one| one.tokens.as_ref());
            let device = new.or(sent).or(known.map(|pair| pair.device.clone()));
            state.adopt(view, device, inner)
        })
        .await?;
        self.0.woken.notify_one();
        self.0.wanted.notify_one();
        Ok(())
    }
}

impl State {
    fn still_has(&self, account: Uuid, refresh: &str) -> bool {
        let session = self.session.as_ref().filter(|one| one.account == account);
        let pair = session.and_then(|one| one.tokens.as_ref());
        pair.is_some_and(|pair| pair.refresh == refresh)
    }

    /// Somebody is signed in, with these tokens. Whatever a lost grant let them read goes.
    fn adopt(
        &mut self,
        view: SessionView,
        device: Option<String>,
        inner: &super::Inner,
    ) -> Result<()> {
        let (Some(tokens), Some(device)) = (view.tokens, device) else {
            return Ok(());
        };
        let account = view.me.id;
        // Of the same person; another's stay with their account.
        let before = self.session.take().filter(|one| one.account == account);
        self.session = Some(Session {
            account,
            tokens: Some(Pair {
                access: tokens.access,
                refresh: tokens.refresh,
                device,
            }),
            grants: before.map(|one| one.grants).unwrap_or_default(),
        });
        self.decide(Event::SignedIn(account), inner)?;
        self.take_grants(&view.me, inner)
    }

    /// Remembers the grants of whoever is signed in. What one that is lost let them read goes: all
    /// of it, because an answer does not say by which grant it was given.
    fn take_grants(&mut self, me: &MeView, inner: &super::Inner) -> Result<()> {
        let Some(mut session) = self.session.clone().filter(|one| one.account == me.id) else {
            return Ok(());
        };
        let grants = me.roles.iter().map(grant).collect();
        let lost = !session.grants.is_subset(&grants);
        session.grants = grants;
        let store = self.open_store()?;
        store.set_secret(SETTING, &session)?;
        let rows = if lost { store.purge(me.id)? } else { 0 };
        self.session = Some(session);
        if rows > 0 {
            inner.tell(News::Purged { rows });
        }
        Ok(())
    }
}

fn grant(view: &GrantView) -> (String, String) {
    (view.role.slug().to_owned(), view.area.clone())
}

/// However it was typed, it is one number.
fn number(typed: &Value) -> Option<String> {
    Phone::parse(typed.as_str()?)
        .ok()
        .map(|phone| phone.to_string())
}
