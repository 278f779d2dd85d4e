//! Where the phone's key lies: in the system's keystore, or where there is none in a file beside the
//! data, which protects it from nobody who can read the folder; screens say so.
//!
//! A keystore that is locked, or does not answer, is not one that has no key: nothing is made anew
//! then, and nothing written elsewhere. A file whose key is gone for good is left as it is until its
//! owner says that it may be erased.

use crate::seal::{Key, Sealer, random};
use crate::store::{Result, Store, StoreError};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use keyring_core::{CredentialStore, Entry, Error};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;
use uuid::Uuid;

/// How long one question to the keystore may take: a person may have to answer it, and a bus may
/// never do.
pub const PATIENCE: Duration = Duration::from_secs(5);
/// The name under which the keystore knows us.
const SERVICE: &str = "rembang";
/// The key's file, where there is no keystore.
pub const FILE: &str = "key";

const PLACE: &str = "key";
const PROOF: &str = "key_proof";
const PROOF_TEXT: &str = "opens";

/// What stands about the key in the store, for anybody to read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Place {
    id: Uuid,
    kind: PlaceKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum PlaceKind {
    Keystore,
    File,
}

/// What can be done with the data of this phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// Everything; the key is in the system's keystore.
    Open,
    /// Everything; the key lies in a file beside the data.
    Unprotected,
    /// Nothing now: the keystore is locked or does not answer. Worth another try.
    Locked,
    /// Nothing, ever: the key is not on this machine.
    KeyLost,
}

type OpenKeystore = dyn Fn() -> keyring_core::Result<Arc<CredentialStore>> + Send + Sync;

/// The system's keystore, opened anew at each question: one that was not there may have come.
#[derive(Clone)]
pub struct Keystore(Arc<OpenKeystore>);

impl Keystore {
    /// The one that this system has: Secret Service, Keychain, Credential Manager; on Android the
    /// one that the shell set as `keyring_core`'s default.
    pub fn of_system() -> Self {
        Self::new(system)
    }

    /// The one that this function opens.
    pub fn new(
        open: impl Fn() -> keyring_core::Result<Arc<CredentialStore>> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(open))
    }

    /// Asks it, on a thread that may hang without taking the caller along.
    fn ask<T: Send + 'static>(
        &self,
        id: Uuid,
        what: impl FnOnce(&Entry) -> keyring_core::Result<T> + Send + 'static,
    ) -> Answer<T> {
        let open = Arc::clone(&self.0);
        let (tell, hear) = channel();
        std::thread::spawn(move || {
            let answer = match open() {
                Err(_) => Answer::NoKeystore,
                Ok(store) => Entry::new_in_store(&store, SERVICE, &id.to_string())
                    .and_then(|entry| what(&entry))
                    .map_or_else(Answer::of_error, Answer::Is),
            };
            // Nobody may be waiting any more.
            let _ = tell.send(answer);
        });
        match hear.recv_timeout(PATIENCE) {
            Ok(answer) => answer,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => Answer::Locked,
        }
    }
}

enum Answer<T> {
    Is(T),
    /// It has no such key.
    Absent,
    /// It is there and gives nothing.
    Locked,
    /// There is none.
    NoKeystore,
}

impl<T> Answer<T> {
    fn of_error(error: Error) -> Self {
        match error {
            Error::NoEntry => Self::Absent,
            Error::NoDefaultStore | Error::NotSupportedByStore(_) => Self::NoKeystore,
            _ => Self::Locked,
        }
    }
}

#[cfg(all(
    unix,
    not(any(target_os = "macos", target_os = "ios", target_os = "android"))
))]
fn system() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

#[cfg(target_os = "windows")]
fn system() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(windows_native_keyring_store::Store::new()?)
}

#[cfg(target_os = "macos")]
fn system() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

#[cfg(any(target_os = "android", target_os = "ios"))]
fn system() -> keyring_core::Result<Arc<CredentialStore>> {
    keyring_core::get_default_store().ok_or(Error::NoDefaultStore)
}

/// Finds the key of this store, or makes one for a store that never had any, and unseals it.
pub fn unlock(store: &mut Store, dir: &Path, keystore: &Keystore) -> Result<Access> {
    let Some(place) = store.setting::<Place>(PLACE)? else {
        return create(store, dir, keystore);
    };
    let (key, access) = match place.kind {
        PlaceKind::Keystore => match keystore.ask(place.id, Entry::get_secret) {
            Answer::Is(key) => (key, Access::Open),
            Answer::Absent => return Ok(Access::KeyLost),
            Answer::Locked | Answer::NoKeystore => return Ok(Access::Locked),
        },
        PlaceKind::File => match std::fs::read_to_string(dir.join(FILE)) {
            Ok(text) => match BASE64.decode(text.trim()) {
                Ok(key) => (key, Access::Unprotected),
                Err(_) => return Ok(Access::KeyLost),
            },
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Access::KeyLost),
            Err(_) => return Ok(Access::Locked),
        },
    };
    let Ok(key) = Key::try_from(key) else {
        return Ok(Access::KeyLost);
    };
    store.unseal(Sealer::new(&key));
    match store.secret::<String>(PROOF) {
        Ok(Some(text)) if text == PROOF_TEXT => Ok(access),
        Ok(_) | Err(StoreError::Damaged) => {
            store.seal_again();
            Ok(Access::KeyLost)
        }
        Err(error) => Err(error),
    }
}

/// The key is where it belongs before anything is sealed with it.
fn create(store: &mut Store, dir: &Path, keystore: &Keystore) -> Result<Access> {
    let (id, key): (Uuid, Key) = (Uuid::now_v7(), random());
    let kept = keystore.ask(id, move |entry| {
        entry.set_secret(&key)?;
        entry.get_secret()
    });
    let (kind, access) = match kept {
        Answer::Is(back) if back == key => (PlaceKind::Keystore, Access::Open),
        Answer::NoKeystore => {
            write_key(&dir.join(FILE), &key)
                .map_err(|e| StoreError::Failed(format!("{}: {e}", dir.display())))?;
            (PlaceKind::File, Access::Unprotected)
        }
        Answer::Is(_) | Answer::Absent | Answer::Locked => return Ok(Access::Locked),
    };
    store.unseal(Sealer::new(&key));
    store.set_secret(PROOF, &PROOF_TEXT)?;
    // Last: until this is written the store has no key, and another one may be made.
    store.set(PLACE, &Place { id, kind })?;
    Ok(access)
}

/// Takes the key away, after the data that it opened.
pub fn forget(place: Option<Uuid>, dir: &Path, keystore: &Keystore) {
    let _ = std::fs::remove_file(dir.join(FILE));
    if let Some(id) = place {
        let _ = keystore.ask(id, Entry::delete_credential);
    }
}

/// Under which name the keystore has the key of this store, if it has.
pub fn place(store: &mut Store) -> Result<Option<Uuid>> {
    let place = store.setting::<Place>(PLACE)?;
    Ok(place.map(|place| place.id))
}

/// Written whole under another name first: half a key would be none.
fn write_key(path: &PathBuf, key: &Key) -> std::io::Result<()> {
    use std::io::Write;
    let beside = path.with_extension("new");
    let mut options = std::fs::File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&beside)?;
    file.write_all(BASE64.encode(key).as_bytes())?;
    file.sync_all()?;
    std::fs::rename(&beside, path)?;
    #[cfg(unix)]
    if let Some(dir) = path.parent() {
        std::fs::File::open(dir)?.sync_all()?;
    }
    Ok(())
}
