//! Another regency is another pack: its page, its manifest and its words speak of it alone, and no list
//! of words names one.

use super::{answer_of, head_of};
use crate::market::desk::{PackChange, regency_with};
use crate::prelude::*;
use rembang_shared::home::api::{Regency, RegencyView};
use std::path::Path;

on_both!(another_regency_shows_its_own_name_and_hours);

const APP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../app");

async fn another_regency_shows_its_own_name_and_hours(server: Arc<Server>) {
    let dir = tempfile::tempdir().expect("a folder");
    let names = |text: &str| {
        text.replace("Rembang Gemilang", "Pati <Cerah> \"Jaya\"")
            .replace("short = \"Rembang\"", "short = \"Pati\"")
            .replace("Kabupaten Rembang", "Kabupaten Pati")
            .replace("Kabupatèn Rembang", "Kabupatèn Pathi")
            .replace("Rembang Regency", "Pati Regency")
    };
    // A name with quotes stands between single ones in TOML.
    let names = |text: &str| {
        let text = names(text);
        text.replace("\"Pati <Cerah> \"Jaya\"\"", "'Pati <Cerah> \"Jaya\"'")
    };
    let times = |text: &str| {
        text.replace("12:00", "13:15")
            .replace("pasar-lasem", "pasar-pamotan")
    };
    let changes: [PackChange<'_>; 2] = [("regency.toml", &names), ("market/market.toml", &times)];
    let other = Server::start_with(server.kind, regency_with(dir.path(), &changes));

    let view = other.visitor().call::<Regency>((), ()).await;
    let view = view.expect("the regency");
    assert_eq!(view.app, "Pati <Cerah> \"Jaya\"");
    assert_eq!(view.area.jv, "Kabupatèn Pathi");
    assert_eq!(view.facts["publish_at"], "13:15");
    assert_eq!(view.facts["market"], "Pasar Pamotan");

    // The sources of the portal as they are, built or not.
    let built = tempfile::tempdir().expect("a folder");
    for (from, to) in [
        ("src/app.html", "index.html"),
        ("static/manifest.webmanifest", "manifest.webmanifest"),
    ] {
        std::fs::copy(Path::new(APP).join(from), built.path().join(to)).expect("a copy");
    }
    for path in ["/", "/pengaturan"] {
        let page = head_of(&other, built.path(), path).await;
        assert!(page.contains("<title>Pati &lt;Cerah&gt; &quot;Jaya&quot;</title>"));
        let lower = page.to_lowercase();
        for foreign in ["rembang", "gemilang", "lasem", "12:00"] {
            assert!(!lower.contains(foreign), "{path}: {foreign}");
        }
        let (_, rest) = page.split_once("id=\"regency\">").expect("the row");
        let carried = rest.split("</script>").next().expect("an end");
        let carried: RegencyView = serde_json::from_str(carried).expect("JSON");
        assert_eq!(carried, view, "{path}");
        assert!(!page.contains("%regency."), "{path}");
    }
    let manifest = answer_of(&other, built.path(), "/manifest.webmanifest").await;
    let manifest = actix_web::test::read_body(manifest).await;
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
    assert_eq!(manifest["name"], view.app);
    assert_eq!(manifest["short_name"], "Pati");
    other.stop().await;
}
