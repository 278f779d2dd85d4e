//! Forms on their way: drafts, what was handed over, and what a person does with it.

use super::{Call, Engine, EngineError, Result};
use crate::client::{question_fits, row};
use crate::outbox::{Event, NewOperation, Operation, Payload, Problem, reference};
use crate::store::{Draft, Text};
use rembang_shared::access::Access;
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

/// A form that is handed over.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Post {
    /// What to do: a row that may wait.
    pub call: Call,
    /// What it is about, where its order among others matters.
    #[serde(default)]
    pub aggregate: Option<Uuid>,
    /// Operations that must arrive first.
    #[serde(default)]
    pub needs: Vec<Uuid>,
    /// The draft that ends with it.
    #[serde(default)]
    pub draft: Option<Uuid>,
}

impl Engine {
    /// Takes a form. When this returns its key, the form is on the disk and will arrive once,
    /// whatever happens to this program.
    pub async fn queue(&self, post: Post) -> Result<Uuid> {
        let (new, draft) = operation(post)?;
        let key = new.key;
        self.decide(Event::Queue(new, draft)).await?;
        self.0.woken.notify_one();
        Ok(key)
    }

    /// All of whoever is signed in, in the order of queueing.
    pub async fn outbox(&self) -> Result<Vec<Operation>> {
        self.with(|state, inner| {
            state.open_store()?;
            if state.stale {
                state.read_again(inner.now())?;
            }
            Ok(state.outbox.visible().cloned().collect())
        })
        .await
    }

    /// What one of them says, and its receipt.
    pub async fn text(&self, key: Uuid) -> Result<Text> {
        self.with(move |state, _| {
            state.outbox.find(key).ok_or(Problem::Unknown)?;
            let text = state.open_store()?.text(key)?;
            Ok(text.ok_or(Problem::Unknown)?)
        })
        .await
    }

    /// "Kirim sekarang".
    pub async fn send_now(&self, key: Uuid) -> Result<()> {
        self.act(Event::SendNow(key)).await
    }

    /// "Ubah" of what has not left: it becomes a draft, whose id is returned.
    pub async fn take_back(&self, key: Uuid) -> Result<Uuid> {
        let draft = Uuid::now_v7();
        self.act(Event::TakeBack(key, draft)).await?;
        Ok(draft)
    }

    /// "Hapus", after a person confirmed it.
    pub async fn discard(&self, key: Uuid) -> Result<()> {
        self.act(Event::Discard(key)).await
    }

    /// "Ubah" of what was refused: it goes again under a new key, which is returned.
    pub async fn correct(&self, refused: Uuid, post: Post) -> Result<Uuid> {
        let (new, _) = operation(post)?;
        let key = new.key;
        self.act(Event::Correct(refused, new)).await?;
        Ok(key)
    }

    /// What was refused is there already, and this is how its receipt would look: what waits for it
    /// goes on with that.
    pub async fn settle(&self, refused: Uuid, with: Value) -> Result<()> {
        self.act(Event::Settle(refused, with)).await
    }

    async fn act(&self, event: Event) -> Result<()> {
        self.decide(event).await?;
        self.0.woken.notify_one();
        Ok(())
    }

    /// Keeps a form as it is now, for whoever is signed in.
    pub async fn save_draft(&self, id: Uuid, kind: &str, form: Value) -> Result<()> {
        let kind = kind.to_owned();
        self.with(move |state, inner| {
            let draft = Draft {
                id,
                account: state.account(),
                kind,
                saved_at: inner.now().wall,
                form,
            };
            Ok(state.open_store()?.save_draft(&draft)?)
        })
        .await
    }

    /// The unfinished forms of whoever is signed in, the newest first.
    pub async fn drafts(&self) -> Result<Vec<Draft>> {
        self.with(|state, _| {
            let account = state.account();
            Ok(state.open_store()?.drafts(account)?)
        })
        .await
    }

    /// Throws one away.
    pub async fn remove_draft(&self, id: Uuid) -> Result<()> {
        self.with(move |state, _| {
            let account = state.account();
            Ok(state.open_store()?.remove_draft(account, id)?)
        })
        .await
    }
}

/// The operation that a form makes, if its row may wait.
fn operation(post: Post) -> Result<(NewOperation, Option<Uuid>)> {
    let Post {
        call,
        aggregate,
        needs,
        draft,
    } = post;
    let info = row(&call.endpoint)?;
    if !info.flags.offline {
        return Err(EngineError::NotOffline);
    }
    let payload = Payload {
        params: call.params,
        body: call.body,
    };
    // What another's receipt will fill in has no shape yet; the server sees it whole.
    let open = reference::unfilled(&payload);
    if open.is_empty() {
        question_fits(info.name, &payload.params, &payload.body)?;
    } else if open.iter().any(|of| !needs.contains(of)) {
        return Err(Problem::Unknown.into());
    }
    let new = NewOperation {
        key: call.key.unwrap_or_else(Uuid::now_v7),
        endpoint: call.endpoint,
        public: matches!(info.access, Access::Public),
        aggregate,
        needs,
        version: call.version,
        payload,
    };
    Ok((new, draft))
}
