//! `rembang keys`.

use super::{make_data_dir, prepare};
use crate::config::Config;
use crate::platform::clock::Clock;
use crate::platform::db::{Door, migrate};
use crate::platform::keys::{FILE, KeyRing};
use clap::{Args, Subcommand};
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// Show, hand over and rotate the keys. Losing the key ring loses every sealed column
#[derive(Args)]
#[command(after_help = "Examples:
  rembang keys
  rembang keys --rotate-tokens     # old access tokens stay valid for their ten minutes
  rembang keys export ring.json    # for the safe, or for another node
  rembang keys import ring.json    # there, before its first start
  rembang keys export | ssh node2 rembang keys import")]
pub struct Keys {
    /// Sign access tokens with a new key from the next start on; other nodes are then given the ring
    #[arg(long)]
    rotate_tokens: bool,
    #[command(subcommand)]
    verb: Option<KeysVerb>,
}

#[derive(Subcommand)]
enum KeysVerb {
    /// Write the ring into a new file that only its owner reads, or to standard output
    Export {
        /// Where to
        file: Option<PathBuf>,
    },
    /// Take over an exported ring, from a file or from standard input; one that is here stays
    Import {
        /// Where from
        file: Option<PathBuf>,
    },
}

impl Keys {
    pub fn run(self, config: &Config, json: bool) -> Result<(), String> {
        make_data_dir(config)?;
        let path = config.data_dir.join(FILE);
        match self.verb {
            Some(KeysVerb::Export { file }) => return export(&path, file.as_deref()),
            Some(KeysVerb::Import { file }) => import(config, &path, file.as_deref())?,
            None => {}
        }
        if !path.exists() {
            return Err(format!(
                "{} is missing; `rembang migrate` makes one beside an empty database",
                path.display()
            ));
        }
        if self.rotate_tokens {
            // A ring that is not this database's is not touched.
            prepare(config, false)?;
            KeyRing::rotate_tokens(&path)?;
            let mut conn = config.database.open(Door::Write)?;
            KeyRing::settle(&mut conn, &config.data_dir, Clock::System.now())?;
        }
        show(&path, json)
    }
}

fn show(path: &Path, json: bool) -> Result<(), String> {
    let ring = KeyRing::open(path)?;
    let columns: Vec<u32> = ring.columns.iter().map(|key| key.kid).collect();
    let tokens: Vec<u32> = ring.tokens.iter().map(|key| key.kid).collect();
    if json {
        say!(
            "{}",
            serde_json::json!({ "file": path, "column_keys": columns, "token_keys": tokens })
        )
    } else {
        say!("Key ring: {}", path.display())?;
        say!("Column keys {columns:?}, token keys {tokens:?}; the last of each is in use.")?;
        say!("Keep a copy apart from the database: without it the sealed data is lost.")
    }
}

fn export(path: &Path, to: Option<&Path>) -> Result<(), String> {
    let text = KeyRing::export(path)?;
    let Some(to) = to else {
        return say!("{text}");
    };
    let write = || -> std::io::Result<()> {
        let mut file = std::fs::File::options()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(to)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    };
    write().map_err(|e| format!("{}: {e}", to.display()))
}

fn import(config: &Config, path: &Path, from: Option<&Path>) -> Result<(), String> {
    let text = match from {
        Some(file) => {
            std::fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))?
        }
        None => {
            let mut text = String::new();
            let read = std::io::stdin().read_to_string(&mut text);
            read.map_err(|e| format!("standard input: {e}"))?;
            text
        }
    };
    let mut conn = match config.database.begins() {
        true => None,
        false => Some(config.database.open(Door::Read)?),
    };
    // Before its first migration a database knows nothing of rings.
    let known = conn.as_mut().map_or(Ok(false), |conn| {
        migrate::pending_on(conn).map(|missing| missing.is_empty())
    });
    let conn = conn.as_mut().filter(|_| matches!(known, Ok(true)));
    KeyRing::import(conn, path, &text).map(drop)
}
