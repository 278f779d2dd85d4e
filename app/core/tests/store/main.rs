//! The phone's file: what it promises when the program is killed, the disk refuses, the key is away,
//! or somebody reads the folder.

#[path = "../fleet/disk.rs"]
mod disk;
mod durable;
mod kept;
mod keys;
mod migrations;
mod model;
mod power;
mod secrets;

use rembang_core::keys::Keystore;
use rembang_core::seal::Sealer;
use rembang_core::store::Store;
use std::path::Path;

const KEY: [u8; 32] = [7; 32];

/// A store whose key is known.
pub fn open(dir: &Path) -> Store {
    let mut store = Store::open(dir).expect("a store");
    store.unseal(Sealer::new(&KEY));
    store
}

/// A machine without a keystore.
pub fn no_keystore() -> Keystore {
    Keystore::new(|| Err(keyring_core::Error::NoDefaultStore))
}

/// The same test as a program of its own, on that folder: it is meant to die.
pub fn child(test: &str, dir: &Path) -> std::process::Command {
    let mut command = std::process::Command::new(std::env::current_exe().expect("this binary"));
    command
        .args(["--exact", test, "--nocapture"])
        .env("REMBANG_CHILD_DIR", dir)
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null());
    command
}

/// The folder of such a program; nothing in the test that started it.
pub fn child_dir() -> Option<std::path::PathBuf> {
    std::env::var_os("REMBANG_CHILD_DIR").map(Into::into)
}

/// Puts one operation into the file that the store has open, with a key of no importance.
pub fn model_row(store: &mut Store) {
    use rembang_core::outbox::{Event, NewOperation, Now, Outbox, Payload};
    let now = Now {
        steady: std::time::Duration::ZERO,
        wall: 77,
        luck: 0.0,
    };
    let account = uuid::Uuid::from_u128(1);
    let new = NewOperation {
        key: uuid::Uuid::now_v7(),
        endpoint: "Note".to_owned(),
        public: false,
        aggregate: None,
        needs: Vec::new(),
        version: None,
        payload: Payload {
            params: serde_json::json!({}),
            body: serde_json::json!({}),
        },
    };
    let mut outbox = Outbox::load(Vec::new(), Some(account), now);
    let decision = outbox.handle(Event::Queue(new, None), now);
    let changes = decision.expect("room").changes;
    store.apply(&changes, 77).expect("written");
}
