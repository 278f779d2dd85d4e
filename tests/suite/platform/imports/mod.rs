//! Who may import whom, as DESIGN says, read from the source files. Each rule is a function of
//! a file's path and text, so that a planted offence can show that it would be seen.
//!
//! Rust's own privacy does half of the work: a module's `store`, `http` and `flow` are private,
//! which is checked here, so another module reaches only what its `mod.rs` exports.

mod offences;
mod sources;

use sources::*;

use rembang_backend::modules::ALL;
use std::path::{Path, PathBuf};

/// A file by its path below the repository.
struct Source {
    path: String,
    text: String,
}

/// What is wrong with a file.
type Rule = fn(&Source) -> Vec<String>;

const RULES: [(&str, Rule); 12] = [
    ("platform never names modules", platform_knows_no_module),
    ("shared does nothing", shared_does_nothing),
    ("http never queries", http_never_queries),
    ("store never decides", store_never_decides),
    ("modules look upwards", modules_look_upwards),
    ("a module's insides are private", insides_are_private),
    ("ui imports nothing of ours", ui_stands_alone),
    ("shell knows no module", shell_knows_no_module),
    ("no module of screens knows another", screens_know_no_other),
    (
        "what leads to all modules knows none",
        frames_know_no_module,
    ),
    ("one folder names Tauri", one_folder_names_tauri),
    ("no screen knows a browser", screens_know_no_browser),
];

#[test]
fn nobody_imports_whom_they_may_not() {
    let sources = sources();
    for (zone, least) in [
        ("backend/src/platform/", 10),
        ("backend/src/modules/", 10),
        ("shared/src/", 10),
        ("app/src/ui/", 10),
        ("app/src/modules/", 10),
    ] {
        let count = sources.iter().filter(|s| s.path.starts_with(zone)).count();
        assert!(count >= least, "only {count} files in {zone}");
    }
    let faults: Vec<String> = RULES
        .iter()
        .flat_map(|(name, rule)| {
            let found = sources.iter().flat_map(move |source| {
                let faults = rule(source).into_iter();
                faults.map(move |fault| format!("{name}: {} has {fault}", source.path))
            });
            found.collect::<Vec<_>>()
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn platform_knows_no_module(source: &Source) -> Vec<String> {
    within(source, "backend/src/platform/", |code| {
        naming(code, &["crate::modules", "super::modules"])
    })
}

fn shared_does_nothing(source: &Source) -> Vec<String> {
    within(source, "shared/src/", |code| {
        naming(
            code,
            &[
                "std::fs",
                "std::net",
                "std::time",
                "std::env",
                "std::process",
                "std::thread",
                "Utc::now",
                "Local::now",
                "SystemTime",
                "Uuid::new_v4",
                "Uuid::now_v7",
                "diesel::",
                "actix_web::",
                "reqwest::",
            ],
        )
    })
}

fn http_never_queries(source: &Source) -> Vec<String> {
    module_file(source, "http", |code| {
        naming(code, &["diesel::", "schema::", "sql_query"])
    })
}

/// Rows carry a rule's values; a rule's functions, which begin with a small letter, decide.
fn store_never_decides(source: &Source) -> Vec<String> {
    module_file(source, "store", |code| {
        let mut faults = naming(code, &["super::http", "super::flow", "actix_web::"]);
        let decisions = paths(code).into_iter().filter(|path| {
            let mut words = path.rsplit("::");
            let last = words.next().unwrap_or_default();
            words.next() == Some("rules") && !last.starts_with(|c: char| c.is_ascii_uppercase())
        });
        faults.extend(decisions);
        faults
    })
}

fn modules_look_upwards(source: &Source) -> Vec<String> {
    let Some((module, file)) = module_of(&source.path) else {
        return Vec::new();
    };
    let order: Vec<&str> = ALL.iter().map(|module| module.name).collect();
    let place = |name: &str| order.iter().position(|other| *other == name);
    let mut home = vec![module];
    home.extend(file.trim_end_matches(".rs").split('/'));
    if home.last() == Some(&"mod") {
        home.pop();
    }
    let mut faults = Vec::new();
    for path in paths(&code(&source.text)) {
        let Some(other) = module_named(&path, &home) else {
            continue;
        };
        if other == module {
            continue;
        }
        // What the list does not know stands nowhere, hence not above.
        let above = place(other).is_some_and(|other| Some(other) < place(module));
        if !above {
            faults.push(path);
        }
    }
    faults
}

/// Which module a path leads to, from a file that is itself that many modules down.
fn module_named<'a>(path: &'a str, home: &[&'a str]) -> Option<&'a str> {
    let mut words = path.split("::").peekable();
    if words.peek() == Some(&"crate") {
        return (words.nth(1) == Some("modules")).then(|| words.next())?;
    }
    let mut depth = home.len();
    while words.next_if_eq(&"super").is_some() {
        depth = depth.checked_sub(1)?;
    }
    let word = words.next()?;
    match depth {
        0 => Some(word),
        depth if depth < home.len() => Some(home[0]),
        _ => None,
    }
}

fn insides_are_private(source: &Source) -> Vec<String> {
    module_file(source, "mod", |code| {
        naming(code, &["pub mod store", "pub mod http", "pub mod flow"])
    })
}

fn ui_stands_alone(source: &Source) -> Vec<String> {
    imports_outside(source, "app/src/ui/", &["ui"])
}

fn shell_knows_no_module(source: &Source) -> Vec<String> {
    let allowed = ["ui", "platform", "shell", "api", "host", "words"];
    imports_outside(source, "app/src/shell/", &allowed)
}

fn screens_know_no_other(source: &Source) -> Vec<String> {
    let Some(rest) = source.path.strip_prefix("app/src/modules/") else {
        return Vec::new();
    };
    let own = format!("modules/{}", rest.split('/').next().unwrap_or_default());
    let allowed = ["ui", "platform", "shell", "api", "host", "words", &own];
    // The one list of modules tells what they offer and imports none of them.
    let is_list = |it: &String| ours(&source.path, it).as_deref() == Some("modules");
    let mut faults = imports_outside(source, "app/src/modules/", &allowed);
    faults.retain(|it| !is_list(it));
    faults
}

/// The navigation, and where a sign-in leads: a new module must not have to be added there.
fn frames_know_no_module(source: &Source) -> Vec<String> {
    const FRAMES: [&str; 3] = [
        "app/src/routes/+layout",
        "app/src/routes/destination.ts",
        "app/src/routes/kantor/+",
    ];
    let allowed = ["ui", "platform", "shell", "routes", "words"];
    let is_list = |it: &String| ours(&source.path, it).as_deref() == Some("modules");
    // What the build puts behind this name is `platform` too.
    let is_host = |it: &String| it.starts_with("$host/");
    FRAMES
        .into_iter()
        .flat_map(|frame| imports_outside(source, frame, &allowed))
        .filter(|it| !is_list(it) && !is_host(it))
        .collect()
}

fn one_folder_names_tauri(source: &Source) -> Vec<String> {
    if source.path.starts_with("app/src/platform/tauri/") {
        return Vec::new();
    }
    within(source, "app/src/", |code| {
        naming(code, &["@tauri-apps", "__TAURI"])
    })
}

/// What only a browser has stands in `platform/`; the worker is the browser's own.
fn screens_know_no_browser(source: &Source) -> Vec<String> {
    const ALONE: [&str; 7] = [
        "fetch",
        "localStorage",
        "sessionStorage",
        "navigator",
        "caches",
        "indexedDB",
        "BroadcastChannel",
    ];
    const PARTS: [&str; 3] = ["location.host", "location.origin", "location.reload"];
    let path = &source.path;
    if path.starts_with("app/src/platform/") || path == "app/src/service-worker.ts" {
        return Vec::new();
    }
    within(source, "app/src/", |code| {
        let mut faults: Vec<String> = PARTS
            .into_iter()
            .filter(|part| code.contains(part))
            .map(str::to_owned)
            .collect();
        let is_name = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
        // A word is the browser's when something is taken from it or it is called.
        let named = |word: &str| {
            code.match_indices(word).any(|(at, _)| {
                let (before, after) = (&code[..at], &code[at + word.len()..]);
                !before.ends_with(is_name)
                    && (after.starts_with(['(', '.', '?', ';', ')', ','])
                        && (word != "fetch" || after.starts_with('(')))
            })
        };
        faults.extend(
            ALONE
                .into_iter()
                .filter(|word| named(word))
                .map(str::to_owned),
        );
        let ours = specifiers_of(code, "$host/device").contains("print");
        if code.contains("window.print") || (!ours && (named("print") || code.contains("{print}")))
        {
            faults.push("print".to_owned());
        }
        faults.extend(
            code.contains("$platform/web")
                .then(|| "$platform/web".to_owned()),
        );
        faults
    })
}

/// What is imported from there, as it stands between the braces.
fn specifiers_of<'a>(code: &'a str, from: &str) -> &'a str {
    let Some((before, _)) = code.split_once(&format!("from '{from}'")) else {
        return "";
    };
    before
        .rsplit_once("import {")
        .map_or("", |(_, names)| names)
}

/// The faults of a file that lies there.
fn within(source: &Source, zone: &str, faults: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    if source.path.starts_with(zone) {
        faults(&code(&source.text))
    } else {
        Vec::new()
    }
}

/// The faults of such a file of any module, or of a folder of that name.
fn module_file(source: &Source, stem: &str, faults: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    let named = |file: &str| file == format!("{stem}.rs") || file.starts_with(&format!("{stem}/"));
    match module_of(&source.path) {
        Some((_, file)) if named(file) => faults(&code(&source.text)),
        _ => Vec::new(),
    }
}

/// Module and file of a path in the backend's modules.
fn module_of(path: &str) -> Option<(&str, &str)> {
    path.strip_prefix("backend/src/modules/")?.split_once('/')
}
