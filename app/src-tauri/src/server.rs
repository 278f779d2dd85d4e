//! Which server this app speaks to. Each has a folder of its own: answers, forms and people of one
//! are nothing to another.

use crate::failure::{Failure, Result};
use rembang_core::Engine;
use rembang_core::engine::Call;
use rembang_shared::endpoint::Endpoint;
use rembang_shared::error::ErrorCode;
use rembang_shared::home::api::Regency;
use serde_json::Value;
use std::path::PathBuf;
use std::time::Duration;
use tauri::{AppHandle, Manager, Url};
use tokio::time::timeout;

/// The regency's own, named when the app is built for it; else the one that `make run` starts.
const DEFAULT: &str = match option_env!("REMBANG_SERVER") {
    Some(address) => address,
    None => "http://127.0.0.1:8080",
};
/// The chosen address, in a file of its own: it says which folder is opened.
const FILE: &str = "server";
/// A window that stays away longer looks broken; then the screens say what the regency last said.
const PATIENCE: Duration = Duration::from_secs(3);

/// The address chosen in the settings, or the regency's own.
pub fn chosen(app: &AppHandle) -> tauri::Result<String> {
    let file = app.path().app_config_dir()?.join(FILE);
    let text = std::fs::read_to_string(file).unwrap_or_default();
    // Whatever else stands there, the app must open, or nobody could mend it.
    Ok(checked(&text).unwrap_or_else(|| DEFAULT.to_owned()))
}

/// Remembers an address.
pub fn choose(app: &AppHandle, address: &str) -> Result<()> {
    let address = checked(address)
        .ok_or_else(|| Failure::of(ErrorCode::Invalid, "not https, nor http on this machine"))?;
    let fault = |why: String| Failure::of(ErrorCode::Internal, why);
    let folder = app
        .path()
        .app_config_dir()
        .map_err(|e| fault(e.to_string()))?;
    let written =
        std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(folder.join(FILE), address));
    written.map_err(|e| fault(e.to_string()))
}

/// Its origin, if it may be spoken to: https, or http to this machine.
fn checked(address: &str) -> Option<String> {
    let url = Url::parse(address.trim()).ok()?;
    let here = matches!(url.host_str()?, "localhost" | "127.0.0.1" | "[::1]");
    let fits = url.scheme() == "https" || (url.scheme() == "http" && here);
    fits.then(|| url.origin().ascii_serialization())
}

/// Where the data of that server lies.
pub fn folder(app: &AppHandle, server: &str) -> tauri::Result<PathBuf> {
    let name = server.replace("://", "_").replace([':', '[', ']'], "_");
    Ok(app.path().app_local_data_dir()?.join(name))
}

/// What the regency says of itself: now, else when it was last asked, else as the app was built.
pub async fn regency(engine: &Engine) -> Value {
    let name = Regency::INFO.name;
    let call = Call {
        endpoint: name.to_owned(),
        params: Value::Null,
        body: Value::Null,
        key: None,
        version: None,
    };
    if let Ok(Ok(answer)) = timeout(PATIENCE, engine.call(call)).await {
        return answer.answer;
    }
    match engine.kept(name, Value::Null).await {
        Ok(Some(kept)) => kept.answer,
        _ => serde_json::from_str(include_str!("../regency.json")).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rembang_shared::home::api::RegencyView;

    #[test]
    fn only_addresses_that_may_be_spoken_to() {
        for (address, origin) in [
            (
                "https://layanan.example.go.id",
                Some("https://layanan.example.go.id"),
            ),
            (
                " https://layanan.example.go.id/pasar\n",
                Some("https://layanan.example.go.id"),
            ),
            ("http://127.0.0.1:8080", Some("http://127.0.0.1:8080")),
            ("http://[::1]:8080/", Some("http://[::1]:8080")),
            ("http://layanan.example.go.id", None),
            ("http://127.0.0.1.example.go.id", None),
            ("layanan.example.go.id", None),
            ("file:///etc/passwd", None),
            ("", None),
        ] {
            assert_eq!(checked(address).as_deref(), origin, "{address}");
        }
        assert!(checked(DEFAULT).is_some());
    }

    #[test]
    fn the_built_in_regency_is_one() {
        let view: RegencyView =
            serde_json::from_str(include_str!("../regency.json")).expect("a view");
        assert!(!view.app.is_empty() && !view.facts.is_empty());
    }
}
