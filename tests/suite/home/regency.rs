//! Another regency is another pack: its page, its manifest and its words speak of it alone, and no list
//! of words names one.

use super::{answer_of, head_of};
use crate::market::desk::regency_with;
use crate::prelude::*;
use rembang_shared::home::api::{Regency, RegencyView};
use std::path::Path;

on_both!(another_regency_shows_its_own_name_and_hours);

const APP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../app");

/// Whatever says that it is Rembang, or when its markets do something.
fn names_of_rembang(text: &str) -> Vec<String> {
    let names = ["rembang", "rêmbang", "gemilang", "lasem"];
    let lower = text.to_lowercase();
    let mut found: Vec<String> = names
        .iter()
        .filter(|name| lower.contains(**name))
        .map(|name| (*name).to_owned())
        .collect();
    found.extend(hours(text));
    found
}

/// Times of day such as 06.30 or 12:00; 15.000 is none.
fn hours(text: &str) -> Vec<String> {
    let signs: Vec<char> = text.chars().collect();
    let digit = |at: usize| signs.get(at).is_some_and(char::is_ascii_digit);
    let is_hour = |at: usize| {
        let alone = !(at > 0 && digit(at - 1)) && !digit(at + 5);
        let between = matches!(signs.get(at + 2), Some('.' | ':'));
        let (tens, tens_of_minutes) = (signs[at], signs.get(at + 3).copied().unwrap_or(' '));
        alone
            && between
            && (0..2).chain(3..5).all(|n| digit(at + n))
            && tens <= '2'
            && tens_of_minutes <= '5'
    };
    let starts = (0..signs.len()).filter(|at| is_hour(*at));
    starts
        .map(|at| signs[at..at + 5].iter().collect())
        .collect()
}

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
    let changes: [(&str, &dyn Fn(&str) -> String); 2] =
        [("regency.toml", &names), ("market/market.toml", &times)];
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
        assert_eq!(names_of_rembang(&page), [""; 0], "{path}");
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
