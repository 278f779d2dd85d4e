//! Another regency is another pack: its page, its manifest and its words speak of it alone, and no list
//! of words names one.

use super::{answer_of, head_of};
use crate::market::desk::{PackChange, regency_with};
use crate::prelude::*;
use rembang_backend::modules::regency;
use rembang_shared::home::api::{Regency, RegencyView};
use std::collections::BTreeSet;
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
        let follows_a_digit = at > 0 && digit(at - 1);
        let alone = !follows_a_digit && !digit(at + 5);
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

/// The lists of words below a folder, with their texts.
fn lists(dir: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(dir).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() && name != "compiled" {
            lists(&path, found);
        } else if ["id.json", "jv.json", "en.json"].contains(&name.as_ref()) {
            let text = std::fs::read_to_string(&path).expect("text");
            found.push((path.display().to_string(), text));
        }
    }
}

#[test]
fn no_list_of_words_names_the_regency_or_an_hour() {
    assert_eq!(
        hours("06.30–10:00, 15.000, 2.000, 30.11.2026"),
        ["06.30", "10:00"]
    );
    let mut found = Vec::new();
    lists(&Path::new(APP).join("src"), &mut found);
    assert!(found.len() >= 3, "the lists of three languages");
    for (list, text) in found {
        for line in text.lines() {
            assert_eq!(names_of_rembang(line), [""; 0], "{list}: {line}");
        }
    }
}

/// What words leave open, `{@publish_at}`, somebody fills.
#[test]
fn the_pack_says_whatever_words_leave_open() {
    let pack = regency(None).expect("the built-in pack");
    let mut known: BTreeSet<&str> = ["app", "area", "zone"].into();
    for facts in rembang_backend::modules::ALL
        .iter()
        .filter_map(|it| it.facts)
    {
        for (name, text) in facts(&pack).expect("facts") {
            assert!(!text.is_empty(), "{name}");
            assert!(known.insert(name), "{name} is said by two modules");
        }
    }
    let mut found = Vec::new();
    lists(&Path::new(APP).join("src"), &mut found);
    for (list, text) in found {
        for open in text.split("{@").skip(1) {
            let name = open.split('}').next().unwrap_or_default();
            assert!(known.contains(name), "{list}: {name}");
        }
    }
}
