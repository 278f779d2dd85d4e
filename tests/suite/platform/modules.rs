//! The lists of modules say the same: the contract's, the server's, the screens' and the tests'.
//! And what each module says about itself does not get in another's way.

use rembang_backend::modules::ALL;
use rembang_shared::values::Phone;
use std::collections::BTreeSet;
use std::path::Path;

/// The platform takes part in the loops, and has no folder among the modules.
fn modules() -> BTreeSet<String> {
    let names: Vec<&str> = ALL.iter().map(|module| module.name).collect();
    let once: BTreeSet<String> = names.iter().map(ToString::to_string).collect();
    assert_eq!(once.len(), names.len(), "a module stands twice: {names:?}");
    once.into_iter().filter(|name| name != "platform").collect()
}

/// The platform has its tables and jobs in the loops, and what devices ask by themselves is on nobody's
/// screen.
pub const WITHOUT_SCREENS: [&str; 2] = ["platform", "sync"];

/// Names of the folders in a folder of the repository.
fn folders(of: &str) -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(of);
    let entries = std::fs::read_dir(path).expect("a folder");
    entries
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn every_list_has_the_same_modules() {
    let modules = modules();
    let contract: BTreeSet<String> = rembang_shared::catalogue()
        .map(|info| info.module.to_owned())
        .collect();
    assert_eq!(contract, modules, "shared/src/lib.rs");
    assert_eq!(folders("backend/src/modules"), modules);
    let on_screen: BTreeSet<String> = modules
        .iter()
        .filter(|name| !WITHOUT_SCREENS.contains(&name.as_str()))
        .cloned()
        .collect();
    assert_eq!(folders("app/src/modules"), on_screen);
    let screens: BTreeSet<String> = include_str!("../../../app/src/modules.ts")
        .lines()
        .filter_map(|line| line.trim().strip_prefix("{ name: '")?.split_once('\''))
        .map(|(name, _)| name.to_owned())
        .collect();
    assert_eq!(screens, on_screen, "app/src/modules.ts");
    let suite = include_str!("../main.rs");
    let listed: BTreeSet<String> = suite
        .lines()
        .filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'))
        .map(str::to_owned)
        .collect();
    let missing: Vec<_> = modules.difference(&listed).collect();
    assert!(missing.is_empty(), "tests/suite/main.rs lacks {missing:?}");
    for folder in ["shared/src", "tests/suite"] {
        let missing: Vec<_> = modules.difference(&folders(folder)).cloned().collect();
        assert!(missing.is_empty(), "{folder} lacks {missing:?}");
    }
}

#[test]
fn made_up_people_say_so_and_have_numbers_of_their_own() {
    let demos = ALL.iter().filter_map(|module| module.demo.as_ref());
    let people: Vec<_> = demos.flat_map(|demo| demo.people).collect();
    assert!(people.len() >= 8, "who shows the service?");
    let mut numbers = BTreeSet::new();
    for person in people {
        assert!(person.name.ends_with("Contoh"), "{}", person.name);
        assert!(Phone::parse(person.phone).is_ok(), "{}", person.phone);
        assert!(
            numbers.insert(person.phone),
            "{} stands twice",
            person.phone
        );
    }
}
