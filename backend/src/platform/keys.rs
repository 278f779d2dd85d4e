//! The key ring: one file outside the database, made at first run, readable by its owner only.
//! **Losing it loses every sealed column**; `rembang keys` says so, and so does the README.

use aws_lc_rs::hmac;
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::path::{Path, PathBuf};

/// File name in the data folder.
pub const FILE: &str = "keys.json";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    warning: String,
    pepper: String,
    columns: Vec<ColumnKey>,
    tokens: Vec<TokenKey>,
}

#[derive(Serialize, Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct ColumnKey {
    kid: u32,
    seal: String,
    index: String,
}

#[derive(Serialize, Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct TokenKey {
    kid: u32,
    pkcs8: String,
}

/// Seals and indexes columns under one key id.
pub struct ColumnKeys {
    /// Stands in every sealed value.
    pub kid: u32,
    /// For the AEAD.
    pub seal: [u8; 32],
    /// For the blind index.
    pub index: [u8; 32],
}

/// Signs access tokens under one key id.
pub struct TokenKeys {
    /// Stands in the token's header.
    pub kid: u32,
    /// Private half, PKCS#8.
    pub pkcs8: Vec<u8>,
    /// Public half, 32 bytes.
    pub public: Vec<u8>,
}

/// All secrets of a server. The last of each list is the one in use; older ones still open.
pub struct KeyRing {
    /// Goes into every Argon2 hash.
    pub pepper: Vec<u8>,
    /// For columns.
    pub columns: Vec<ColumnKeys>,
    /// For tokens.
    pub tokens: Vec<TokenKeys>,
}

/// Random bytes from the operating system.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // The call fails only where the system has no randomness at all; nothing may go on then.
    if aws_lc_rs::rand::fill(&mut bytes).is_err() {
        std::process::abort();
    }
    bytes
}

fn new_column_key(kid: u32) -> ColumnKey {
    ColumnKey {
        kid,
        seal: BASE64.encode(random::<32>()),
        index: BASE64.encode(random::<32>()),
    }
}

fn new_token_key(kid: u32) -> Result<TokenKey, String> {
    let pkcs8 = Ed25519KeyPair::generate_pkcs8(&aws_lc_rs::rand::SystemRandom::new())
        .map_err(|_| "no key pair could be made".to_owned())?;
    Ok(TokenKey {
        kid,
        pkcs8: BASE64.encode(pkcs8.as_ref()),
    })
}

impl KeyRing {
    /// Reads the ring of this data folder, or makes one. True: it was made just now.
    pub fn open_or_create(data_dir: &Path) -> Result<(Self, bool), String> {
        let path = data_dir.join(FILE);
        if path.exists() {
            return Ok((Self::open(&path)?, false));
        }
        let file = File {
            warning: "Keep a copy apart from the database. Whoever has both can read everything; \
                      without this file nobody can read the sealed columns again."
                .to_owned(),
            pepper: BASE64.encode(random::<32>()),
            columns: vec![new_column_key(1)],
            tokens: vec![new_token_key(1)?],
        };
        let created = write_private(&path, &file, Existing::Keep)?;
        Ok((Self::open(&path)?, created))
    }

    /// Reads a ring; refuses one that others can read.
    pub fn open(path: &Path) -> Result<Self, String> {
        use std::os::unix::fs::PermissionsExt;
        let say = |e: std::io::Error| format!("{}: {e}", path.display());
        let mode = std::fs::metadata(path).map_err(say)?.permissions().mode();
        if mode & 0o077 != 0 {
            return Err(format!(
                "{} can be read by others; run chmod 600 on it",
                path.display()
            ));
        }
        let text = std::fs::read_to_string(path).map_err(say)?;
        let file: File =
            serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
        Self::from_file(file).map_err(|e| format!("{}: {e}", path.display()))
    }

    fn from_file(file: File) -> Result<Self, String> {
        let key = |text: &str| -> Result<[u8; 32], String> {
            BASE64
                .decode(text)
                .ok()
                .and_then(|b| b.try_into().ok())
                .ok_or_else(|| "a key is damaged".to_owned())
        };
        let columns = file
            .columns
            .iter()
            .map(|c| {
                Ok(ColumnKeys {
                    kid: c.kid,
                    seal: key(&c.seal)?,
                    index: key(&c.index)?,
                })
            })
            .collect::<Result<Vec<_>, String>>()?;
        let tokens = file
            .tokens
            .iter()
            .map(|t| {
                let pkcs8 = BASE64.decode(&t.pkcs8).map_err(|e| e.to_string())?;
                let pair = Ed25519KeyPair::from_pkcs8(&pkcs8).map_err(|e| e.to_string())?;
                Ok(TokenKeys {
                    kid: t.kid,
                    public: pair.public_key().as_ref().to_vec(),
                    pkcs8,
                })
            })
            .collect::<Result<Vec<_>, String>>()?;
        if columns.is_empty() || tokens.is_empty() {
            return Err("the ring has no key".to_owned());
        }
        Ok(Self {
            pepper: key(&file.pepper)?.to_vec(),
            columns,
            tokens,
        })
    }

    /// Seed of the key that signs the end of the audit chain. Derived from the pepper, because that
    /// one never rotates: a signature must still be checked when the token keys are long gone.
    pub fn audit_seed(&self) -> [u8; 32] {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.pepper);
        let tag = hmac::sign(&key, b"rembang audit chain 1");
        let mut seed = [0; 32];
        seed.copy_from_slice(tag.as_ref());
        seed
    }

    /// Adds a new token key beside the old one, which still verifies. Returns its id.
    pub fn rotate_tokens(path: &Path) -> Result<u32, String> {
        let text = std::fs::read_to_string(path).map_err(|e| e.to_string())?;
        let mut file: File = serde_json::from_str(&text).map_err(|e| e.to_string())?;
        let kid = file.tokens.iter().map(|t| t.kid).max().unwrap_or(0) + 1;
        file.tokens.push(new_token_key(kid)?);
        let spare = file.tokens.len().saturating_sub(2);
        file.tokens.drain(..spare);
        write_private(path, &file, Existing::Replace)?;
        Ok(kid)
    }
}

/// What to do about a file that is there already.
#[derive(Clone, Copy)]
enum Existing {
    /// Whoever made it may have sealed something with it.
    Keep,
    Replace,
}

/// Written whole beside the file, synced, then given its name: a crash leaves the old file or the
/// new one. False: the file was there and stays.
fn write_private(path: &Path, file: &File, existing: Existing) -> Result<bool, String> {
    use std::os::unix::fs::OpenOptionsExt;
    let text = serde_json::to_string_pretty(file).map_err(|e| e.to_string())?;
    // A name of its own: two processes, or two threads of a test, may be at it.
    let draft: PathBuf = path.with_extension(format!("{}.new", uuid::Uuid::now_v7().simple()));
    let say = |e: std::io::Error| format!("{}: {e}", path.display());
    let write = || -> std::io::Result<bool> {
        let mut out = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&draft)?;
        out.write_all(text.as_bytes())?;
        out.sync_all()?;
        match existing {
            Existing::Replace => std::fs::rename(&draft, path).map(|()| true),
            // Unlike a rename, a link never takes the place of another file.
            Existing::Keep => match std::fs::hard_link(&draft, path) {
                Ok(()) => Ok(true),
                Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
                Err(e) => Err(e),
            },
        }
    };
    let written = write();
    // After a rename there is no draft any more; otherwise it must not stay.
    let _ = std::fs::remove_file(&draft);
    let written = written.map_err(say)?;
    if let Some(folder) = path.parent() {
        std::fs::File::open(folder)
            .and_then(|f| f.sync_all())
            .map_err(say)?;
    }
    Ok(written)
}
