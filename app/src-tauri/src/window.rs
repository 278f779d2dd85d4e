//! The one window. Only our own screens get into it; whatever else is asked for opens in the browser,
//! the mail program or the dialler.

use serde_json::{Value, json};
use tauri::utils::config::WebviewUrl;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Emitter, Manager, Url, WebviewWindowBuilder};
use tauri_plugin_opener::OpenerExt;

const LABEL: &str = "main";
/// Under this name the screens hear of a link to follow.
const OPEN: &str = "open";

/// Opens it, at the screen of the link if there is one.
pub fn open(
    app: &AppHandle,
    server: &str,
    regency: &Value,
    link: Option<&Url>,
) -> tauri::Result<()> {
    // Never the bare origin: without its slash Kit would not know it for the first screen.
    let start = link.and_then(screen).unwrap_or_else(|| "/".to_owned());
    let name = regency["app"].as_str().unwrap_or("Rembang");
    let (inside, outside) = (app.clone(), app.clone());
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App(start.into()))
        .title(name)
        .inner_size(420.0, 860.0)
        .min_inner_size(320.0, 480.0)
        // What platform/regency.ts and platform/tauri read before the first screen.
        .initialization_script(format!(
            "globalThis.rembang = {};",
            json!({ "portal": server, "regency": regency })
        ))
        .on_navigation(move |url| {
            let ours = is_ours(url);
            if !ours {
                hand_over(&inside, url);
            }
            ours
        })
        .on_new_window(move |url, _| {
            hand_over(&outside, &url);
            NewWindowResponse::Deny
        })
        .build()?;
    Ok(())
}

/// Somebody started the app once more.
pub fn raise(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        // A desktop may refuse; then the window is where it was. A phone brings it up by itself.
        #[cfg(desktop)]
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// A link came while the window stands open.
pub fn follow(app: &AppHandle, link: &Url) {
    if let Some(path) = screen(link) {
        raise(app);
        let _ = app.emit(OPEN, path);
    }
}

/// The address of a screen: `rembang://pasar/beras` and `rembang:///pasar/beras` are `/pasar/beras`.
fn screen(link: &Url) -> Option<String> {
    if link.scheme() != "rembang" {
        return None;
    }
    let (host, path) = (link.host_str().unwrap_or_default(), link.path());
    let path = format!("/{host}/{}", path.trim_start_matches('/'));
    let path = format!("/{}", path.trim_matches('/'));
    Some(
        link.query()
            .map_or(path.clone(), |query| format!("{path}?{query}")),
    )
}

/// Our screens, as each system's webview addresses them.
fn is_ours(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => url.host_str() == Some("tauri.localhost") && url.port().is_none(),
        _ => false,
    }
}

/// What people follow from a screen. A page cannot start any other program.
fn may_leave(url: &Url) -> bool {
    matches!(url.scheme(), "https" | "http" | "mailto" | "tel")
}

fn hand_over(app: &AppHandle, url: &Url) {
    if !may_leave(url) {
        return;
    }
    if let Err(error) = app.opener().open_url(url.as_str(), None::<&str>) {
        eprintln!("rembang-app: {error}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).expect("an address")
    }

    #[test]
    fn a_link_is_the_address_of_a_screen() {
        for (link, path) in [
            ("rembang://pasar/beras-medium", Some("/pasar/beras-medium")),
            (
                "rembang:///pasar?kelompok=beras",
                Some("/pasar?kelompok=beras"),
            ),
            ("rembang://kiriman", Some("/kiriman")),
            ("rembang://", Some("/")),
            ("rembang:////example.org/pasar", Some("/example.org/pasar")),
            ("https://example.org/pasar", None),
            ("javascript:alert(1)", None),
        ] {
            assert_eq!(screen(&url(link)).as_deref(), path, "{link}");
        }
    }

    #[test]
    fn only_our_screens_get_in_and_only_links_out() {
        for (text, ours, leaves) in [
            ("tauri://localhost/pasar", true, false),
            ("http://tauri.localhost/pasar", true, true),
            ("http://tauri.localhost:8080/", false, true),
            ("tauri://example.org/", false, false),
            ("https://example.org/", false, true),
            ("http://127.0.0.1:8080/", false, true),
            ("tel:112", false, true),
            ("file:///etc/passwd", false, false),
            ("javascript:alert(1)", false, false),
            ("about:blank", false, false),
        ] {
            let url = url(text);
            assert_eq!((is_ours(&url), may_leave(&url)), (ours, leaves), "{text}");
        }
    }
}
