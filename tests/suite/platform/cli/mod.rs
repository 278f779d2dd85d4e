//! The command line, run as a person would run it: help, exit codes, JSON, imports that are whole
//! or nothing, settings that are refused before anything is touched.

mod imports;

use crate::program::{Ran, json, rembang, run, run_with};
use crate::wire::count_on;
use diesel::sql_types::Text;
use diesel::{QueryableByName, RunQueryDsl};
use rembang_backend::platform::db::{Conn, DatabaseUrl, Door};
use serde_json::Value;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

const PACK: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../backend/regencies/3317-rembang"
);

fn home() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

/// The embedded database of that home.
fn database(dir: &Path) -> Conn {
    let path = dir.join("data/rembang.sqlite");
    DatabaseUrl::Sqlite(path)
        .open(Door::Read)
        .expect("it opens")
}

/// Names in that folder, sorted.
fn names(dir: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(dir).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

#[test]
fn every_verb_explains_itself() {
    let dir = home();
    let overview = run(dir.path(), &["--help"]).ok();
    assert!(overview.contains("Examples:"));
    // Read from the overview, so that a new verb cannot be forgotten here.
    let verbs: Vec<&str> = overview
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .filter(|verb| *verb != "help")
        .collect();
    assert!(verbs.len() >= 7, "{verbs:?}");
    for verb in verbs {
        let help = run(dir.path(), &[verb, "--help"]).ok();
        assert!(help.contains("Examples:"), "{verb} shows no example");
        let example = format!("\n  rembang {verb}");
        assert!(
            help.contains(&example) || help.contains(&format!(" rembang {verb}")),
            "{help}"
        );
    }
    assert_eq!(run(dir.path(), &["--version"]).code, Some(0));
    for wrong in [&["no-such-verb"][..], &["serve", "--no-such-flag"], &[]] {
        assert_eq!(run(dir.path(), wrong).code, Some(2), "{wrong:?}");
    }
    assert!(names(dir.path()).is_empty(), "asking touches nothing");
}

#[test]
fn check_says_how_it_went_by_its_exit_code() {
    let dir = home();
    let list = run(dir.path(), &["check", "--list"]).ok();
    let rules: Vec<&str> = rembang_shared::rule::list()
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(list.lines().count(), rules.len());
    for rule in rules {
        assert!(
            list.lines()
                .any(|line| line.split_whitespace().next() == Some(rule)),
            "{rule} is not listed"
        );
        let example = run(dir.path(), &["check", rule, "--example"]).ok();
        let verdict = run_with(dir.path(), &["check", rule], &example).ok();
        serde_json::from_str::<Value>(&verdict).expect("a verdict is JSON");
        let schema = run(dir.path(), &["check", rule, "--schema"]).ok();
        serde_json::from_str::<Value>(&schema).expect("a schema is JSON");
        for input in ["", "nonsense", "[]", "{\"no_such_field\":1}", "{"] {
            let refused = run_with(dir.path(), &["check", rule], input);
            assert_eq!(refused.code, Some(1), "{rule} takes {input:?}");
            assert!(refused.err.starts_with("rembang: ") && refused.out.is_empty());
        }
    }
    for flag in [&[][..], &["--example"], &["--schema"]] {
        let args = [&["check", "no.such.rule"], flag].concat();
        let unknown = run_with(dir.path(), &args, "{}");
        assert_eq!(unknown.code, Some(2));
        assert!(unknown.err.contains("no.such.rule") && unknown.out.is_empty());
    }
    assert!(names(dir.path()).is_empty(), "a rule touches nothing");
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let (path, to) = {
            let entry = entry.expect("an entry");
            (entry.path(), to.join(entry.file_name()))
        };
        if path.is_dir() {
            copy(&path, &to);
        } else {
            std::fs::copy(path, to).expect("copied");
        }
    }
}

#[test]
fn a_broken_pack_is_refused_by_file_row_and_reason() {
    let dir = home();
    let pack = dir.path().join("3318-pati");
    let check = || run(dir.path(), &["config", "--regency", "3318-pati"]);
    copy(Path::new(PACK), &pack);
    let shown: Value = serde_json::from_str(&check().ok()).expect("JSON");
    assert_eq!(shown["pack"]["code"], "33.17");
    for (file, old, new, reason) in [
        (
            "market/places.csv",
            "pasar-lasem,",
            "pasar-kota-rembang,",
            "stands twice",
        ),
        (
            "areas.csv",
            "33.17.01.2002,",
            "3317012002,",
            "not an area code",
        ),
        ("holidays.csv", "2026-08-17", "17-08-2026", "not a date"),
    ] {
        copy(Path::new(PACK), &pack);
        let path = pack.join(file);
        let whole = std::fs::read_to_string(&path).expect("a file");
        let before = whole.split(old).next().expect("a part");
        let row = before.lines().count() + usize::from(before.ends_with('\n'));
        std::fs::write(&path, whole.replacen(old, new, 1)).expect("broken");
        let said = check().refused();
        for part in [file, &row.to_string(), reason] {
            assert!(said.contains(part), "{part:?} is missing: {said}");
        }
        // The server does not start on it either, nor does it make anything.
        let serve = run(
            dir.path(),
            &["serve", "--bind", "127.0.0.1:0", "--regency", "3318-pati"],
        );
        assert!(serve.refused().contains(file));
        let data = dir.path().join("data");
        assert!(!data.join("keys.json").exists() && !data.join("rembang.sqlite").exists());
    }
    std::fs::remove_file(pack.join("areas.csv")).expect("removed");
    assert!(check().refused().contains("areas.csv"));
    let nowhere = run(dir.path(), &["config", "--regency", "nowhere"]).refused();
    assert!(nowhere.contains("regency.toml"), "{nowhere}");
}

/// A machine whose clock was lost says 1970 or 2000, and every figure would be missing.
#[test]
fn a_clock_before_the_pack_s_first_figures_is_refused() {
    let dir = home();
    let pack = dir.path().join("pack");
    copy(Path::new(PACK), &pack);
    let file = pack.join("market/thresholds.toml");
    let whole = std::fs::read_to_string(&file).expect("a file");
    let serve = || {
        let args = ["user", "list", "--regency", "pack"];
        run(dir.path(), &args)
    };
    serve().ok();
    for day in ["2999-01-01", "2099-12-31"] {
        let later = whole.replacen("2020-01-01", day, 1);
        assert_ne!(later, whole);
        std::fs::write(&file, later).expect("written");
        let said = serve().refused();
        assert!(
            said.contains(day) && said.contains("set the clock"),
            "{said}"
        );
    }
}

#[test]
fn what_is_asked_for_as_json_is_json() {
    let dir = home();
    let add = |phone: &str, role: &str| {
        let who = ["--phone", phone, "--name", "Uji", "--role", role];
        json(dir.path(), &[&["user", "add"], &who[..]].concat())
    };
    let pending = json(dir.path(), &["migrate", "--dry-run"]);
    assert_eq!(pending["dry_run"], true);
    let all = pending["migrations"].as_array().expect("a list").len();
    assert!(all >= 1);
    let ran = json(dir.path(), &["migrate"]);
    assert_eq!(ran["migrations"].as_array().expect("a list").len(), all);
    let none = json(dir.path(), &["migrate"]);
    assert_eq!(none["migrations"], Value::Array(Vec::new()));

    let admin = add("081234567890", "admin");
    assert!(admin["password"].is_string() && admin["totp"].is_string());
    let enumerator = add("081234567891", "enumerator");
    assert!(enumerator["activation"].is_string() && enumerator["password"].is_null());
    let invitation = ["user", "invite", "--phone", "081234567892", "--name", "Uji"];
    assert!(json(dir.path(), &invitation)["code"].is_string());
    let people = json(dir.path(), &["user", "list"]);
    let people = people.as_array().expect("a list");
    assert_eq!(people.len(), 2);
    assert!(!people[0].to_string().contains("81234567890"), "masked");
    assert_eq!(json(dir.path(), &["config"])["pack"]["code"], "33.17");
    let before = json(dir.path(), &["keys"]);
    let rotated = json(dir.path(), &["keys", "--rotate-tokens"]);
    assert_eq!(rotated["column_keys"], before["column_keys"]);
    assert_eq!(rotated["token_keys"][0], before["token_keys"][0]);
    assert_eq!(rotated["token_keys"].as_array().map(Vec::len), Some(2));
    assert_eq!(json(dir.path(), &["clock"])["believed"], true);
    let doctor = json(dir.path(), &["doctor"]);
    let checks = doctor.as_array().expect("a list");
    assert!(checks.len() >= 7 && checks.iter().all(|check| check["ok"] == true));

    // A refusal is JSON as well.
    for args in [
        &["user", "code", "--phone", "081234567890"][..],
        &["user", "invite", "--phone", "12", "--name", "Uji"],
        &[
            "user",
            "add",
            "--phone",
            "081234567893",
            "--name",
            "Uji",
            "--role",
            "raja",
        ],
        &["import", "prices", "nowhere.csv", "--format", "bapanas"],
        &["config", "--regency", "nowhere"],
        &["serve", "--demo", "--bind", "0.0.0.0:0"],
    ] {
        let ran = run(dir.path(), &[args, &["--json"]].concat());
        assert_eq!(ran.code, Some(1), "{args:?}");
        let said: Value = serde_json::from_str(&ran.out).expect("JSON");
        assert!(said["error"].as_str().is_some_and(|text| text.len() > 10));
    }
}

#[test]
fn the_key_ring_is_for_its_owner_only() {
    let dir = home();
    json(dir.path(), &["migrate"]);
    let path = dir.path().join("data/keys.json");
    let mode = || {
        std::fs::metadata(&path)
            .expect("a file")
            .permissions()
            .mode()
            & 0o777
    };
    let kept = std::fs::read(&path).expect("a file");
    assert_eq!(mode(), 0o600);
    json(dir.path(), &["keys"]);
    assert_eq!(
        std::fs::read(&path).expect("a file"),
        kept,
        "looking changes nothing"
    );
    json(dir.path(), &["keys", "--rotate-tokens"]);
    assert_eq!(mode(), 0o600);
    assert_eq!(
        names(&dir.path().join("data")),
        ["keys.json", "rembang.sqlite"],
        "no draft stays"
    );
    for open in [0o644, 0o640, 0o604, 0o660] {
        std::fs::set_permissions(&path, PermissionsExt::from_mode(open)).expect("set");
        for args in [
            &["keys"][..],
            &["user", "list"],
            &["serve", "--bind", "127.0.0.1:0"],
        ] {
            let said = run(dir.path(), args).refused();
            assert!(
                said.contains("keys.json") && said.contains("chmod 600"),
                "{said}"
            );
        }
    }
    // Nor is a broken ring replaced by a new one: that would lose every sealed column.
    std::fs::set_permissions(&path, PermissionsExt::from_mode(0o600)).expect("set");
    std::fs::write(&path, "{}").expect("broken");
    assert!(run(dir.path(), &["keys"]).refused().contains("keys.json"));
    assert_eq!(std::fs::read(&path).expect("a file"), b"{}");
}

#[test]
fn a_demonstration_stays_on_this_machine() {
    let dir = home();
    for bind in ["0.0.0.0:0", "[::]:0", "192.0.2.1:0"] {
        let said = run(dir.path(), &["serve", "--demo", "--bind", bind]).refused();
        assert!(said.contains("loopback"), "{said}");
    }
    assert!(names(dir.path()).is_empty(), "nothing was made");
}

#[test]
fn a_misspelt_database_is_refused_and_no_file_is_made() {
    let dir = home();
    for url in [
        "postgress://localhost/rembang",
        "postgres:/rembang",
        "postgres:rembang",
        "Postgres://localhost/rembang",
        "mysql://localhost/rembang",
        "sqlite3:rembang.sqlite",
        "sqlite:",
        "rembang.sqlite",
        "./data/rembang.sqlite",
        "",
    ] {
        for args in [&["migrate"][..], &["config"], &["user", "list"], &["serve"]] {
            let mut command = rembang(dir.path(), args);
            command.env("REMBANG_DATABASE_URL", url);
            let ran: Ran = command.output().expect("it runs").into();
            let said = ran.refused();
            assert!(said.contains("sqlite:PATH"), "{url:?}: {said}");
        }
    }
    assert!(names(dir.path()).is_empty(), "nothing was made");
    // A server that is not there is an error too, and not a SQLite file of that name.
    let mut command = rembang(dir.path(), &["migrate"]);
    command.env("REMBANG_DATABASE_URL", "postgres://127.0.0.1:1/rembang");
    let ran: Ran = command.output().expect("it runs").into();
    ran.refused();
    assert_eq!(names(dir.path()), ["data"]);
    assert!(names(&dir.path().join("data")).is_empty());
}

#[test]
fn settings_are_shown_without_the_password() {
    let dir = home();
    for url in [
        "postgres://rembang:geheim@db.example/rembang",
        "postgres://rembang:ge@geheim@db.example/rembang",
        "postgres://db.example/rembang?user=rembang&password=geheim",
        "postgres://rembang:pass?geheim@db.example/rembang",
        "postgresql://rembang@db.example/rembang?sslpassword=a@geheim",
    ] {
        let mut command = rembang(dir.path(), &["config"]);
        command.env("REMBANG_DATABASE_URL", url);
        let ran: Ran = command.output().expect("it runs").into();
        let shown = ran.ok();
        assert!(!shown.contains("geheim"), "{shown}");
        assert!(shown.contains("db.example/rembang"), "{shown}");
        // Help shows where a value comes from, and not this one.
        let mut command = rembang(dir.path(), &["config", "--help"]);
        command.env("REMBANG_DATABASE_URL", url);
        let ran: Ran = command.output().expect("it runs").into();
        assert!(!ran.ok().contains("geheim"));
    }
    for wrong in [
        "layanan.example.go.id",
        "https://",
        "https://a/b",
        "ftp://a",
        "https://a@b",
    ] {
        let mut command = rembang(dir.path(), &["config"]);
        command.env("REMBANG_PUBLIC_URL", wrong);
        let ran: Ran = command.output().expect("it runs").into();
        assert!(ran.refused().contains("REMBANG_PUBLIC_URL"), "{wrong}");
    }
}
