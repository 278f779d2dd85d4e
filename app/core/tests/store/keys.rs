//! Where the key lies, and what happens when it does not (SH-4, SH-5).

use crate::no_keystore;
use keyring_core::api::{CredentialApi, CredentialStoreApi};
use keyring_core::{Credential, CredentialStore, Entry, Error, mock};
use rembang_core::Engine;
use rembang_core::keys::{self, Access, Keystore, PATIENCE};
use rembang_core::store::{FILE, Store};
use serde_json::json;
use std::any::Any;
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use uuid::Uuid;

/// A keystore in memory that can be locked.
#[derive(Debug, Default)]
struct Ring {
    keys: Mutex<HashMap<String, Vec<u8>>>,
    locked: Mutex<bool>,
}

#[derive(Debug)]
struct Slot(Arc<Ring>, String);

#[derive(Debug)]
struct Door(Arc<Ring>);

impl Slot {
    fn locked(&self) -> keyring_core::Result<()> {
        if *self.0.locked.lock().expect("the lock") {
            return Err(Error::NoStorageAccess("dismissed".into()));
        }
        Ok(())
    }
}

impl CredentialApi for Slot {
    fn set_secret(&self, secret: &[u8]) -> keyring_core::Result<()> {
        self.locked()?;
        let mut keys = self.0.keys.lock().expect("the keys");
        keys.insert(self.1.clone(), secret.to_vec());
        Ok(())
    }
    fn get_secret(&self) -> keyring_core::Result<Vec<u8>> {
        self.locked()?;
        let keys = self.0.keys.lock().expect("the keys");
        keys.get(&self.1).cloned().ok_or(Error::NoEntry)
    }
    fn delete_credential(&self) -> keyring_core::Result<()> {
        self.locked()?;
        let mut keys = self.0.keys.lock().expect("the keys");
        keys.remove(&self.1).map(drop).ok_or(Error::NoEntry)
    }
    fn get_credential(&self) -> keyring_core::Result<Option<Arc<Credential>>> {
        Ok(None)
    }
    fn get_specifiers(&self) -> Option<(String, String)> {
        None
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl CredentialStoreApi for Door {
    fn vendor(&self) -> String {
        "test".to_owned()
    }
    fn id(&self) -> String {
        "test".to_owned()
    }
    fn build(
        &self,
        _: &str,
        user: &str,
        _: Option<&HashMap<&str, &str>>,
    ) -> keyring_core::Result<Entry> {
        let slot = Slot(Arc::clone(&self.0), user.to_owned());
        Ok(Entry::new_with_credential(Arc::new(slot)))
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Ring {
    fn keystore(self: &Arc<Self>) -> Keystore {
        let ring = Arc::clone(self);
        Keystore::new(move || {
            let door: Arc<CredentialStore> = Arc::new(Door(Arc::clone(&ring)));
            Ok(door)
        })
    }

    fn lock(&self, locked: bool) {
        *self.locked.lock().expect("the lock") = locked;
    }

    fn count(&self) -> usize {
        self.keys.lock().expect("the keys").len()
    }
}

async fn engine(dir: &Path, keystore: Keystore) -> Engine {
    let engine = Engine::open(dir, "http://127.0.0.1:9", keystore).await;
    engine.unwrap_or_else(|error| panic!("no engine: {error}"))
}

async fn draft(engine: &Engine) {
    let form = json!({ "text": "ditulis di sawah" });
    let saved = engine.save_draft(Uuid::from_u128(5), "Note", form).await;
    saved.expect("a draft");
}

#[tokio::test]
async fn a_locked_keystore_is_asked_again_and_nothing_is_made_anew() {
    let (dir, ring) = (
        tempfile::tempdir().expect("a folder"),
        Arc::new(Ring::default()),
    );
    let first = engine(dir.path(), ring.keystore()).await;
    assert_eq!(first.access(), Access::Open);
    draft(&first).await;
    drop(first);
    ring.lock(true);
    let locked = engine(dir.path(), ring.keystore()).await;
    assert_eq!(locked.access(), Access::Locked);
    let refused = locked.drafts().await.expect_err("sealed");
    assert!(refused.to_string().contains("Locked"), "{refused}");
    assert_eq!(locked.unlock().await.expect("asked"), Access::Locked);
    assert_eq!(ring.count(), 1, "no fresh key");
    assert!(!dir.path().join(keys::FILE).exists(), "no file instead");
    ring.lock(false);
    assert_eq!(locked.unlock().await.expect("asked"), Access::Open);
    assert_eq!(locked.drafts().await.expect("drafts").len(), 1);
}

#[tokio::test]
async fn a_keystore_that_is_gone_for_now_is_not_replaced_by_a_file() {
    let (dir, ring) = (
        tempfile::tempdir().expect("a folder"),
        Arc::new(Ring::default()),
    );
    draft(&engine(dir.path(), ring.keystore()).await).await;
    let without = engine(dir.path(), no_keystore()).await;
    assert_eq!(without.access(), Access::Locked);
    assert!(!dir.path().join(keys::FILE).exists());
}

#[tokio::test]
async fn a_keystore_that_never_answers_is_waited_for_five_seconds() {
    let dir = tempfile::tempdir().expect("a folder");
    let silent = Keystore::new(|| {
        std::thread::sleep(Duration::from_secs(60));
        Err(Error::NoDefaultStore)
    });
    let begun = Instant::now();
    let engine = engine(dir.path(), silent).await;
    assert_eq!(engine.access(), Access::Locked);
    assert!(begun.elapsed() >= PATIENCE);
    assert!(begun.elapsed() < PATIENCE + Duration::from_secs(3));
    assert!(!dir.path().join(keys::FILE).exists());
}

#[tokio::test]
async fn data_without_its_key_is_left_as_it_is_until_its_owner_says_otherwise() {
    let (dir, ring) = (
        tempfile::tempdir().expect("a folder"),
        Arc::new(Ring::default()),
    );
    draft(&engine(dir.path(), ring.keystore()).await).await;
    let mut store = crate::open(dir.path());
    crate::model_row(&mut store);
    drop(store);
    let before = std::fs::read(dir.path().join(FILE)).expect("the file");
    // Another machine: its keystore works, and knows nothing of this key.
    let other = Arc::new(Ring::default());
    let moved = engine(dir.path(), other.keystore()).await;
    assert_eq!(moved.access(), Access::KeyLost);
    let unsent = moved.unsent().await.expect("headers");
    assert_eq!(unsent.len(), 1);
    assert_eq!(
        (unsent[0].endpoint.as_str(), unsent[0].queued_at),
        ("Note", 77)
    );
    assert!(
        moved
            .save_draft(Uuid::nil(), "Note", json!(1))
            .await
            .is_err()
    );
    assert_eq!(other.count(), 0, "no new key over the old rows");
    drop(moved);
    let after = std::fs::read(dir.path().join(FILE)).expect("the file");
    assert!(before == after, "nothing was written");
    // Back on the first machine all of it is there.
    let back = engine(dir.path(), ring.keystore()).await;
    assert_eq!(back.drafts().await.expect("drafts").len(), 1);
    drop(back);
    let moved = engine(dir.path(), other.keystore()).await;
    assert_eq!(moved.erase().await.expect("erased"), Access::Open);
    assert!(moved.unsent().await.expect("headers").is_empty());
    draft(&moved).await;
}

#[tokio::test]
async fn another_key_under_the_same_name_opens_nothing() {
    let (dir, ring) = (
        tempfile::tempdir().expect("a folder"),
        Arc::new(Ring::default()),
    );
    draft(&engine(dir.path(), ring.keystore()).await).await;
    for key in ring.keys.lock().expect("the keys").values_mut() {
        *key = vec![9; 32];
    }
    assert_eq!(
        engine(dir.path(), ring.keystore()).await.access(),
        Access::KeyLost
    );
}

#[cfg(unix)]
#[tokio::test]
async fn without_a_keystore_the_key_is_a_file_of_its_owners_and_it_says_so() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().expect("a folder");
    let data = dir.path().join("data");
    let first = engine(&data, no_keystore()).await;
    assert_eq!(first.access(), Access::Unprotected);
    draft(&first).await;
    for (name, mode) in [(keys::FILE, 0o600), (FILE, 0o600), (".", 0o700)] {
        let found = std::fs::metadata(data.join(name)).expect("there");
        assert_eq!(found.permissions().mode() & 0o777, mode, "{name}");
    }
    drop(first);
    let again = engine(&data, no_keystore()).await;
    assert_eq!(again.drafts().await.expect("drafts").len(), 1);
    drop(again);
    std::fs::remove_file(data.join(keys::FILE)).expect("removed");
    let lost = engine(&data, no_keystore()).await;
    assert_eq!(lost.access(), Access::KeyLost);
    assert!(
        !data.join(keys::FILE).exists(),
        "no new key over the old rows"
    );
}

#[test]
fn a_keystore_that_keeps_nothing_is_not_believed() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut store = Store::open(dir.path()).expect("a store");
    // Each time a new one: what was put into the last is gone.
    let forgetful = Keystore::new(|| {
        let store: Arc<CredentialStore> = mock::Store::new()?;
        Ok(store)
    });
    let first = keys::unlock(&mut store, dir.path(), &forgetful).expect("asked");
    assert_eq!(first, Access::Open);
    let mut again = Store::open(dir.path()).expect("a store");
    let second = keys::unlock(&mut again, dir.path(), &forgetful).expect("asked");
    assert_eq!(second, Access::KeyLost);
}

/// What the system's own keystore comes to, where the bus of the session is that socket.
#[cfg(target_os = "linux")]
fn on_bus(socket: &Path) -> String {
    let dir = tempfile::tempdir().expect("a folder");
    let name = "keys::a_bus_that_never_answers_is_locked_and_none_is_none";
    let out = crate::child(name, dir.path())
        .env(
            "DBUS_SESSION_BUS_ADDRESS",
            format!("unix:path={}", socket.display()),
        )
        .output()
        .expect("a child");
    String::from_utf8_lossy(&out.stdout).into_owned()
}

#[cfg(target_os = "linux")]
#[test]
fn a_bus_that_never_answers_is_locked_and_none_is_none() {
    if let Some(dir) = crate::child_dir() {
        let mut store = Store::open(&dir).expect("a store");
        let found = keys::unlock(&mut store, &dir, &Keystore::of_system()).expect("asked");
        println!("found {found:?}");
        return;
    }
    let dir = tempfile::tempdir().expect("a folder");
    let socket = dir.path().join("bus");
    assert!(
        on_bus(&socket).contains("found Unprotected"),
        "there is no bus"
    );
    let _silent = std::os::unix::net::UnixListener::bind(&socket).expect("a bus");
    let begun = Instant::now();
    assert!(on_bus(&socket).contains("found Locked"), "it never answers");
    assert!(begun.elapsed() < PATIENCE + Duration::from_secs(4));
}
