//! Commands about this device: what it keeps, whom it speaks to, a file for its owner.

use crate::calls::row_named;
use crate::failure::{Failure, Result};
use crate::server;
use rembang_core::Engine;
use rembang_core::engine::Usage;
use rembang_core::keys::Access;
use rembang_core::store::Unsent;
use rembang_shared::error::ErrorCode;
use serde::Serialize;
use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use tauri::ipc::{InvokeBody, Request};
use tauri::{AppHandle, Manager, State};

/// How much is kept.
#[tauri::command]
pub async fn usage(engine: State<'_, Engine>) -> Result<Usage> {
    Ok(engine.usage().await?)
}

/// Forgets the kept answers.
#[tauri::command]
pub async fn forget_kept(engine: State<'_, Engine>) -> Result<()> {
    Ok(engine.forget_kept().await?)
}

/// An operation of which only the header can be read.
#[derive(Serialize)]
pub struct Waiting {
    /// Method and path of its row.
    row: Option<String>,
    /// Milliseconds since 1970, by this device's clock.
    queued_at: i64,
}

/// What has not left, as far as it can be said without the key.
#[tauri::command]
pub async fn unsent(engine: State<'_, Engine>) -> Result<Vec<Waiting>> {
    let waiting = |one: Unsent| Waiting {
        row: row_named(&one.endpoint),
        queued_at: one.queued_at,
    };
    Ok(engine.unsent().await?.into_iter().map(waiting).collect())
}

/// Asks the keystore once more.
#[tauri::command]
pub async fn unlock(engine: State<'_, Engine>) -> Result<Access> {
    Ok(engine.unlock().await?)
}

/// Takes everything away, with what has not left.
#[tauri::command]
pub async fn erase(engine: State<'_, Engine>) -> Result<()> {
    engine.erase().await?;
    Ok(())
}

/// Speaks to that server from now on. What belongs to the one before stays in a folder of its own.
#[tauri::command]
pub fn set_server(app: AppHandle, address: &str) -> Result<()> {
    server::choose(&app, address)?;
    app.restart()
}

/// Lays a file among the downloads, under a name that none there has. Its name is a header, for the
/// body is the file.
#[tauri::command]
pub fn save_file(app: AppHandle, request: Request<'_>) -> Result<()> {
    let fault = |why: String| Failure::of(ErrorCode::Internal, why);
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(Failure::of(ErrorCode::Malformed, "a file is bytes"));
    };
    let name = request
        .headers()
        .get("name")
        .and_then(|it| it.to_str().ok());
    // Screens name files; folders are none of their business.
    let name = name.and_then(|it| Path::new(it).file_name());
    let name = name.ok_or_else(|| Failure::of(ErrorCode::Malformed, "the file has no name"))?;
    let folder = app
        .path()
        .download_dir()
        .map_err(|e| fault(e.to_string()))?;
    let written = std::fs::create_dir_all(&folder)
        .and_then(|()| create(&folder.join(name)))
        .and_then(|mut file| file.write_all(bytes));
    written.map_err(|e| fault(e.to_string()))
}

/// `harga.csv`, else `harga (2).csv`, and so on.
fn create(path: &Path) -> std::io::Result<File> {
    let mut wanted = path.to_owned();
    for number in 2.. {
        match File::create_new(&wanted) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                wanted = numbered(path, number);
            }
            done => return done,
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

fn numbered(path: &Path, number: u32) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path
        .extension()
        .map(|it| format!(".{}", it.to_string_lossy()));
    path.with_file_name(format!("{stem} ({number}){}", ending.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_file_of_a_name_gets_a_number() {
        let at = |number| numbered(Path::new("/unduhan/harga.csv"), number);
        assert_eq!(at(2), Path::new("/unduhan/harga (2).csv"));
        assert_eq!(
            numbered(Path::new("/unduhan/salinan"), 3),
            Path::new("/unduhan/salinan (3)")
        );
    }
}
