//! The key ring: one file outside the database, made at first run, readable by its owner only.
//! **Losing it loses every sealed column**; `rembang keys` says so, and so does the README.
//!
//! The database keeps a fingerprint of each key. So a ring is made only beside an empty database,
//! another node is given this one, and whoever comes with another ring, or with another database,
//! is sent away before anything is sealed.

use super::db::{Conn, Id, Instant};
use super::error::AppError;
use super::vault::{Column, Vault};
use crate::platform::schema::{account, key_ring};
use aws_lc_rs::hmac;
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// File name in the data folder.
pub const FILE: &str = "keys.json";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    warning: String,
    /// Made, and no database knows it yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    unused: bool,
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
    unused: bool,
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

/// Random, so that the keys of two rings are never taken for each other.
fn new_kid() -> u32 {
    u32::from_be_bytes(random()).max(1)
}

fn new_column_key() -> ColumnKey {
    ColumnKey {
        kid: new_kid(),
        seal: BASE64.encode(random::<32>()),
        index: BASE64.encode(random::<32>()),
    }
}

fn new_token_key() -> Result<TokenKey, String> {
    let pkcs8 = Ed25519KeyPair::generate_pkcs8(&aws_lc_rs::rand::SystemRandom::new())
        .map_err(|_| "no key pair could be made".to_owned())?;
    Ok(TokenKey {
        kid: new_kid(),
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
            unused: true,
            pepper: BASE64.encode(random::<32>()),
            columns: vec![new_column_key()],
            tokens: vec![new_token_key()?],
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
        Self::parse(&text).map_err(|e| format!("{}: {e}", path.display()))
    }

    fn parse(text: &str) -> Result<Self, String> {
        Self::from_file(serde_json::from_str(text).map_err(|e| e.to_string())?)
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
            unused: file.unused,
        })
    }

    /// Seed of the key that signs the end of the audit chain. Derived from the pepper, because that
    /// one never rotates: a signature must still be checked when the token keys are long gone.
    pub fn audit_seed(&self) -> [u8; 32] {
        seed(
            &hmac::Key::new(hmac::HMAC_SHA256, &self.pepper),
            "rembang audit chain 1",
        )
    }

    /// Adds a new token key beside the old one, which still verifies. Returns its id.
    pub fn rotate_tokens(path: &Path) -> Result<u32, String> {
        amend(path, |file| {
            let key = new_token_key()?;
            let kid = key.kid;
            file.tokens.push(key);
            let spare = file.tokens.len().saturating_sub(2);
            file.tokens.drain(..spare);
            Ok(kid)
        })
    }

    /// The ring as text, for another node or for the safe.
    pub fn export(path: &Path) -> Result<String, String> {
        Self::open(path)?;
        std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
    }

    /// Takes over a ring that was exported; one that is here already stays. A database that knows
    /// its ring must know this one.
    pub fn import(conn: Option<&mut Conn>, path: &Path, text: &str) -> Result<Self, String> {
        let file: File = serde_json::from_str(text).map_err(|_| "that is no key ring")?;
        let own = Self::parse(text)?.fingerprints();
        let known = conn.map_or_else(|| Ok(Known::new()), known);
        let known = known.map_err(|e| e.to_string())?;
        if !known.is_empty() && !is_the_ring_of(&own, &known) {
            return Err("that is not the key ring of this database".to_owned());
        }
        if !write_private(path, &file, Existing::Keep)? {
            return Err(format!("{} is there already; it stays", path.display()));
        }
        Self::open(path)
    }
}

/// Seed of a signing key with a purpose, out of a secret.
pub fn seed(secret: &hmac::Key, purpose: &str) -> [u8; 32] {
    let tag = hmac::sign(secret, purpose.as_bytes());
    let mut seed = [0; 32];
    seed.copy_from_slice(tag.as_ref());
    seed
}

/// Changes the file as a whole.
fn amend<T>(path: &Path, change: impl FnOnce(&mut File) -> Result<T, String>) -> Result<T, String> {
    let say = |e: &dyn std::fmt::Display| format!("{}: {e}", path.display());
    let text = std::fs::read_to_string(path).map_err(|e| say(&e))?;
    let mut file: File = serde_json::from_str(&text).map_err(|e| say(&e))?;
    let changed = change(&mut file)?;
    write_private(path, &file, Existing::Replace)?;
    Ok(changed)
}

/// A key by its name, `column:7`, and what tells it from every other without telling what it is.
type Fingerprints = BTreeMap<String, Vec<u8>>;

impl KeyRing {
    fn fingerprints(&self) -> Fingerprints {
        let mark = |secret: &[u8]| {
            let key = hmac::Key::new(hmac::HMAC_SHA256, secret);
            hmac::sign(&key, b"rembang key ring 1").as_ref().to_vec()
        };
        let columns = self.columns.iter().map(|key| {
            let whole = [key.seal, key.index].concat();
            (format!("column:{}", key.kid), mark(&whole))
        });
        let tokens = self.tokens.iter();
        let tokens = tokens.map(|key| (format!("{TOKEN}{}", key.kid), mark(&key.pkcs8)));
        let pepper = [("pepper".to_owned(), mark(&self.pepper))];
        pepper.into_iter().chain(columns).chain(tokens).collect()
    }

    /// Whether the ring here is the one of this database; changes nothing.
    pub fn check(conn: &mut Conn, path: &Path) -> Result<(), String> {
        let say = |e: AppError| e.to_string();
        let (known, sealed) = (known(conn).map_err(say)?, sealed_cell(conn).map_err(say)?);
        if known.is_empty() && sealed.is_none() {
            return begins(path);
        }
        choose(path, known, sealed).map(drop)
    }

    /// The ring of this database and of nobody else: the one in the folder when the database knows
    /// it, a new one when the database is new as well. True: it was made just now.
    pub fn settle(conn: &mut Conn, data_dir: &Path, now: Instant) -> Result<(Self, bool), String> {
        let path = data_dir.join(FILE);
        let known = known(conn).map_err(|e| e.to_string())?;
        // The usual start changes nothing, and so it needs no lock and no room on the disk.
        if !known.is_empty() && path.exists() {
            let ring = Self::open(&path)?;
            if !ring.unused && ring.fingerprints().into_iter().eq(sorted(&known)) {
                return Ok((ring, false));
            }
        }
        let settled = conn.transaction(|conn| -> Result<_, AppError> {
            one_at_a_time(conn)?;
            let known = self::known(conn)?;
            let sealed = sealed_cell(conn)?;
            let chosen = choose(&path, known, sealed);
            if let Ok((_, _, fingerprints)) = &chosen {
                remember(conn, fingerprints, now)?;
            }
            Ok(chosen)
        });
        let (ring, made, _) = settled.map_err(|e| e.to_string())??;
        if ring.unused {
            amend(&path, |file| {
                file.unused = false;
                Ok(())
            })?;
        }
        Ok((ring, made))
    }
}

/// Name and fingerprint of each key that the database knows, the newest last.
type Known = Vec<(String, Vec<u8>)>;

fn known(conn: &mut Conn) -> Result<Known, AppError> {
    let known = key_ring::table
        .order((key_ring::added_at, key_ring::name))
        .select((key_ring::name, key_ring::fingerprint));
    known.load(conn).map_err(AppError::from)
}

fn sorted(known: &Known) -> Fingerprints {
    known.iter().cloned().collect()
}

/// How the names of token keys begin.
const TOKEN: &str = "token:";

/// The ring, whether it was made, and what the database is to remember.
type Choice = Result<(KeyRing, bool, Fingerprints), String>;

fn choose(path: &Path, known: Known, sealed: Option<(Id, Vec<u8>)>) -> Choice {
    let here = path.display();
    if known.is_empty() && sealed.is_none() {
        begins(path)?;
        let folder = path.parent().unwrap_or_else(|| Path::new("."));
        let (ring, made) = KeyRing::open_or_create(folder)?;
        let fingerprints = ring.fingerprints();
        return Ok((ring, made, fingerprints));
    }
    if !path.exists() {
        return Err(format!(
            "{here} is missing, and this database is sealed with a key ring; bring it back, or copy \
             it from another node: rembang keys export there, rembang keys import here"
        ));
    }
    let ring = KeyRing::open(path)?;
    let own = ring.fingerprints();
    let belongs = match sealed {
        // Sealed before databases knew their ring: what is in it tells.
        Some((row, cell)) if known.is_empty() => {
            let vault = Vault::new(&mut KeyRing::open(path)?);
            vault
                .open(Column("account.phone_sealed"), row, &cell)
                .is_ok()
        }
        _ => is_the_ring_of(&own, &known),
    };
    if belongs {
        return Ok((ring, false, own));
    }
    Err(format!(
        "{here} is not the key ring of this database, or an old copy of it; nothing was changed. \
         Bring back the right one, or the right database"
    ))
}

/// All but the keys of tokens must be the same; of those, which rotate, the newest must be here. One
/// that the database does not know yet was made by a rotation that did not come to its end.
fn is_the_ring_of(own: &Fingerprints, known: &[(String, Vec<u8>)]) -> bool {
    let is_token = |name: &str| name.starts_with(TOKEN);
    let lasting = known.iter().filter(|(name, _)| !is_token(name));
    let lasting: Fingerprints = lasting.cloned().collect();
    let same = own.iter().filter(|(name, _)| !is_token(name)).eq(&lasting);
    let newest = known.iter().rfind(|(name, _)| is_token(name));
    same && newest.is_none_or(|(name, mark)| own.get(name) == Some(mark))
}

/// A ring may begin a database only if it never began another: otherwise that one is missing here.
pub fn begins(path: &Path) -> Result<(), String> {
    if path.exists() && !KeyRing::open(path)?.unused {
        return Err(format!(
            "the database is empty, but {} has sealed another one: is a disk missing, or the \
             address wrong? To begin anew on purpose, move the key ring away",
            path.display()
        ));
    }
    Ok(())
}

/// Some cell that only the ring of this database opens.
fn sealed_cell(conn: &mut Conn) -> Result<Option<(Id, Vec<u8>)>, AppError> {
    let cell = account::table
        .filter(account::closed_at.is_null())
        .select((account::id, account::phone_sealed))
        .first(conn);
    cell.optional().map_err(AppError::from)
}

fn remember(conn: &mut Conn, own: &Fingerprints, now: Instant) -> Result<(), AppError> {
    let known = sorted(&known(conn)?);
    for name in known.keys().filter(|name| !own.contains_key(*name)) {
        diesel::delete(key_ring::table.find(name)).execute(conn)?;
    }
    for (name, mark) in own.iter().filter(|(name, _)| !known.contains_key(*name)) {
        diesel::insert_into(key_ring::table)
            .values((
                key_ring::name.eq(name),
                key_ring::fingerprint.eq(mark),
                key_ring::added_at.eq(now),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Two first starts must not settle two rings.
fn one_at_a_time(conn: &mut Conn) -> Result<(), AppError> {
    match conn {
        Conn::Pg(pg) => diesel::sql_query("LOCK TABLE key_ring IN EXCLUSIVE MODE").execute(pg)?,
        // A write at the beginning takes the only write lock there is.
        Conn::Sqlite(lite) => {
            diesel::sql_query("DELETE FROM key_ring WHERE false").execute(lite)?
        }
    };
    Ok(())
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
