//! Every line of the trail has a word, and its own module says it (`acts.ts`). A line is left by a
//! row that writes or shows somebody's data, under the row's name; the rest is noted by hand. What
//! the platform writes of an attempt that failed needs no word for each row.

use super::modules::WITHOUT_SCREENS;
use rembang_backend::modules::ALL;
use rembang_shared::catalogue;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Who shows the trail also says what commands of no module do, and modules without screens.
const KEEPER: &str = "privacy";

#[test]
fn every_line_of_the_trail_has_a_word_in_its_own_module() {
    let mut all = BTreeSet::new();
    let names = ALL.iter().map(|module| module.name);
    for module in names.filter(|name| !WITHOUT_SCREENS.contains(name)) {
        let said = said_by(module);
        assert_eq!(said, left_by(module), "app/src/modules/{module}/acts.ts");
        for act in said {
            assert!(all.insert(act.clone()), "two modules leave `{act}`");
        }
    }
    assert!(all.len() > 40, "only {} were found", all.len());
}

/// Names under which a module's work stands in the trail.
fn left_by(module: &str) -> BTreeSet<String> {
    // A row that hands out tokens notes by hand: it may have done nothing.
    let rows = catalogue().filter(|row| {
        let leaves = row.method.writes() && !row.flags.tokens || row.flags.personal;
        let ours = row.module == module;
        let left_to_us = module == KEEPER && WITHOUT_SCREENS.contains(&row.module);
        (ours || left_to_us) && leaves
    });
    let mut left: BTreeSet<String> = rows.map(|row| row.name.to_owned()).collect();
    let root = repository().join("backend/src");
    let mut folders = vec![root.join("modules").join(module)];
    if module == KEEPER {
        folders.push(root.join("commands"));
    }
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        for text in sources(folder) {
            left.extend(noted_in(&text).map(str::to_owned));
        }
    }
    left
}

/// The names that code gives to what it notes by hand: `note(…, "name", …)` and `action: "name"`.
fn noted_in(code: &str) -> impl Iterator<Item = &str> {
    ["note(", "action: "].into_iter().flat_map(move |call| {
        code.match_indices(call).filter_map(move |(at, _)| {
            let (before, rest) = code[at + call.len()..].split_once('"')?;
            let inside = !before.contains([')', ';', '{', '}']);
            rest.split_once('"')
                .filter(|_| inside)
                .map(|(name, _)| name)
        })
    })
}

/// The names that a module has words for: `Name: m.…` and `'a name': m.…`.
fn said_by(module: &str) -> BTreeSet<String> {
    let file = repository().join(format!("app/src/modules/{module}/acts.ts"));
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let names = text.lines().filter_map(|line| line.split_once(": m."));
    names
        .map(|(name, _)| name.trim().trim_matches('\'').to_owned())
        .collect()
}

fn sources(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(std::fs::read_to_string(path).expect("a source is text"));
        }
    }
    found
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
