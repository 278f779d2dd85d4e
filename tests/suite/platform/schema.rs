//! One schema, three times: both migrated databases say the same as each other and as
//! the `schema.rs` of the platform and of each module, which are written by hand and read here as
//! text; and what the migrations do they can undo.
//!
//! A schema is compared as a set of sentences, `account.name TEXT`, so that a difference reads
//! as one. CHECK constraints are not compared; the suite's journeys meet them.

use rembang_backend::platform::db::{Conn, DatabaseUrl, Door, migrate};
use rembang_shared::market::api::FileFormat;
use rembang_shared::privacy::api::RightsState;
use rembang_tests::raw::{tables, texts};
use rembang_tests::{Database, Kind};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

mod sqlite {
    use super::*;

    #[test]
    fn up_down_up_leaves_nothing_behind() {
        super::up_down_up_leaves_nothing_behind(Kind::Sqlite);
    }

    #[test]
    fn the_migrated_database_is_what_schema_rs_says() {
        super::the_migrated_database_is_what_schema_rs_says(Kind::Sqlite);
    }

    #[test]
    fn growing_words_are_listed_in_rust_alone() {
        super::growing_words_are_listed_in_rust_alone(Kind::Sqlite);
    }
}

mod postgres {
    use super::*;

    #[test]
    fn up_down_up_leaves_nothing_behind() {
        super::up_down_up_leaves_nothing_behind(Kind::Postgres);
    }

    #[test]
    fn the_migrated_database_is_what_schema_rs_says() {
        super::the_migrated_database_is_what_schema_rs_says(Kind::Postgres);
    }

    #[test]
    fn growing_words_are_listed_in_rust_alone() {
        super::growing_words_are_listed_in_rust_alone(Kind::Postgres);
    }
}

type Sentences = BTreeSet<String>;

fn up_down_up_leaves_nothing_behind(kind: Kind) {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let database = Database::empty(kind, dir.path());
    let names = migrate::up(&database.url).expect("up");
    assert_eq!(names.len(), migrations("sqlite").len());
    let first = all(&mut open(&database.url));
    assert!(!first.is_empty(), "the migrations made something");
    assert_eq!(migrate::up(&database.url).expect("up again"), [""; 0]);

    assert_eq!(migrate::down(&database.url), Ok(names.len()));
    let left = leftovers(&mut open(&database.url));
    assert!(left.is_empty(), "down leaves {left:?}");

    assert_eq!(migrate::up(&database.url).expect("up once more"), names);
    same(&first, &all(&mut open(&database.url)));
}

fn the_migrated_database_is_what_schema_rs_says(kind: Kind) {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let database = Database::create(kind, dir.path());
    let mut conn = open(&database.url);
    same(&written(kind), &columns(&mut conn));
}

#[test]
fn the_two_databases_agree() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let [lite, pg] = [Kind::Sqlite, Kind::Postgres].map(|kind| {
        let database = Database::create(kind, dir.path());
        let found = all(&mut open(&database.url));
        found.iter().map(|text| class(text)).collect::<Sentences>()
    });
    same(&lite, &pg);
    for word in [" key (", " unique (", " where ", " index (", " -> "] {
        assert!(
            lite.iter().any(|text| text.contains(word)),
            "no{word}: nothing was compared"
        );
    }
}

#[test]
fn both_folders_have_the_same_migrations() {
    let names = migrations("sqlite");
    assert_eq!(names, migrations("postgres"));
    assert!(!names.is_empty());
    for database in ["sqlite", "postgres"] {
        for name in &names {
            for file in ["up.sql", "down.sql"] {
                let path = repository().join(format!("migrations/{database}/{name}/{file}"));
                let text = std::fs::read_to_string(&path);
                let text = text.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                assert!(!text.trim().is_empty(), "{} is empty", path.display());
            }
        }
    }
}

/// Columns whose words grow with the product: a list in the database would have to be made anew
/// each time, and on SQLite the whole table with it.
const GROWING: [(&str, &str); 5] = [
    ("session", "client"),
    ("rights_request", "kind"),
    ("rights_request", "state"),
    ("pack_amendment", "kind"),
    ("price_import", "format"),
];

fn is_listed(conn: &mut Conn, table: &str, column: &str) -> bool {
    let sql = if conn.is_sqlite() {
        format!(
            "SELECT name AS text FROM sqlite_master WHERE name = '{table}' \
             AND instr(sql, 'CHECK ({column} IN (') > 0"
        )
    } else {
        format!(
            "SELECT conname::text AS text FROM pg_constraint \
             WHERE conrelid = '{table}'::regclass AND contype = 'c' \
             AND pg_get_constraintdef(oid) LIKE 'CHECK (({column} = ANY %'"
        )
    };
    !texts(conn, &sql).is_empty()
}

fn growing_words_are_listed_in_rust_alone(kind: Kind) {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let database = Database::create(kind, dir.path());
    let mut conn = open(&database.url);
    for (table, column) in GROWING {
        assert!(!is_listed(&mut conn, table, column), "{table}.{column}");
    }
    // A closed list, which the form prints, still has its CHECK.
    assert!(is_listed(&mut conn, "price_report", "level"));
}

/// The words of a Rust enum, as its schema tells them.
fn words<T: schemars::JsonSchema>() -> Vec<String> {
    let schema = schemars::schema_for!(T);
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    let plain = schema.get("enum").and_then(|list| list.as_array());
    let told = schema.get("oneOf").and_then(|list| list.as_array());
    let plain = plain.into_iter().flatten().filter_map(text);
    let told = told
        .into_iter()
        .flatten()
        .filter_map(|one| text(&one["const"]));
    plain.chain(told).collect()
}

/// So a word that is added cannot be stored and then not be read.
#[test]
fn each_word_that_is_written_is_read() {
    let formats = words::<FileFormat>();
    assert!(formats.len() >= 4, "{formats:?}");
    for word in formats {
        let format = FileFormat::from_slug(&word);
        assert_eq!(format.map(FileFormat::slug), Some(word.as_str()));
    }
    let states = words::<RightsState>();
    assert!(states.len() >= 4, "{states:?}");
    for word in states {
        let state = RightsState::from_slug(&word);
        assert_eq!(state.map(RightsState::slug), Some(word.as_str()));
    }
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn migrations(database: &str) -> Vec<String> {
    let folder = repository().join("migrations").join(database);
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("a folder of migrations")
        .map(|entry| {
            let name = entry.expect("a migration").file_name();
            name.into_string().expect("a plain name")
        })
        .collect();
    names.sort();
    names
}

fn open(url: &DatabaseUrl) -> Conn {
    url.open(Door::Write).expect("the database opens")
}

fn same(left: &Sentences, right: &Sentences) {
    let gone: Vec<_> = left.difference(right).collect();
    let new: Vec<_> = right.difference(left).collect();
    assert!(
        gone.is_empty() && new.is_empty(),
        "only here: {gone:#?}\nonly there: {new:#?}"
    );
}

/// Columns and keys as `schema.rs` has them, in the words of that database.
fn written(kind: Kind) -> Sentences {
    let source = repository().join("backend/src");
    let modules = std::fs::read_dir(source.join("modules")).expect("there are modules");
    let folders = modules.map(|module| module.expect("a folder").path());
    let files = folders
        .chain([source.join("platform")])
        .map(|folder| folder.join("schema.rs"));
    // A module need not have a table.
    let text: String = files
        .filter_map(|file| std::fs::read_to_string(file).ok())
        .collect();
    let mut found = Sentences::new();
    let mut table = None;
    // Joins are for queries, not for the schema.
    let text = text.lines().filter(|line| line.starts_with("    "));
    for line in text.map(str::trim) {
        if let Some((column, sql)) = line.trim_end_matches(',').split_once(" -> ") {
            let table = table.expect("a column stands in a table");
            let (sql, null) = match sql.strip_prefix("Nullable<") {
                Some(inner) => (inner.trim_end_matches('>'), " null"),
                None => (sql, ""),
            };
            found.insert(format!("{table}.{column} {}{null}", word(sql, kind)));
        } else if let Some((name, keys)) = line
            .strip_suffix(") {")
            .and_then(|line| line.split_once(" ("))
        {
            table = Some(name);
            found.insert(format!("{name} key ({keys})"));
        }
    }
    found
}

/// What a column type of `schema.rs` is called in that database.
fn word(sql: &str, kind: Kind) -> &'static str {
    let (lite, pg) = match sql {
        "UuidSql" => ("BLOB", "uuid"),
        "Binary" => ("BLOB", "bytea"),
        "InstantSql" => ("BIGINT", "timestamp with time zone"),
        "BigInt" => ("BIGINT", "bigint"),
        "Text" => ("TEXT", "text"),
        "Bool" => ("BOOLEAN", "boolean"),
        "Date" => ("DATE", "date"),
        other => panic!("{other} is not a column type of ours"),
    };
    match kind {
        Kind::Sqlite => lite,
        Kind::Postgres => pg,
    }
}

/// A sentence in words that both databases share.
fn class(sentence: &str) -> String {
    let Some((column, rest)) = sentence
        .split_once(' ')
        .filter(|(column, _)| column.contains('.'))
        .filter(|(_, rest)| !rest.starts_with("->"))
    else {
        return sentence.to_owned();
    };
    let (sql, null) = match rest.strip_suffix(" null") {
        Some(sql) => (sql, " null"),
        None => (rest, ""),
    };
    let class = match sql {
        "BLOB" | "uuid" | "bytea" => "bytes",
        "BIGINT" | "bigint" | "timestamp with time zone" => "integer",
        "TEXT" | "text" => "text",
        "BOOLEAN" | "boolean" => "boolean",
        "DATE" | "date" => "date",
        other => panic!("{other} is not a column type of ours"),
    };
    format!("{column} {class}{null}")
}

/// Columns and primary keys of a database.
fn columns(conn: &mut Conn) -> Sentences {
    let mut found = Sentences::new();
    for table in tables(conn) {
        let (columns, key) = if conn.is_sqlite() {
            (
                format!(
                    "SELECT name || ' ' || type || CASE \"notnull\" WHEN 0 THEN ' null' ELSE '' END \
                     AS text FROM pragma_table_info('{table}')"
                ),
                format!(
                    "SELECT name AS text FROM pragma_table_info('{table}') WHERE pk > 0 ORDER BY pk"
                ),
            )
        } else {
            (
                format!(
                    "SELECT column_name || ' ' || data_type || \
                     CASE is_nullable WHEN 'YES' THEN ' null' ELSE '' END AS text \
                     FROM information_schema.columns \
                     WHERE table_schema = current_schema() AND table_name = '{table}'"
                ),
                format!(
                    "SELECT a.attname::text AS text FROM pg_index i, \
                     unnest(i.indkey::int2[]) WITH ORDINALITY AS k(number, place), pg_attribute a \
                     WHERE i.indrelid = '{table}'::regclass AND i.indisprimary \
                     AND a.attrelid = i.indrelid AND a.attnum = k.number ORDER BY k.place"
                ),
            )
        };
        found.extend(
            texts(conn, &columns)
                .iter()
                .map(|column| format!("{table}.{column}")),
        );
        found.insert(format!("{table} key ({})", texts(conn, &key).join(", ")));
    }
    found
}

/// Columns, keys, indexes and references of a database.
fn all(conn: &mut Conn) -> Sentences {
    let mut found = columns(conn);
    for table in tables(conn) {
        let (indexes, references) = if conn.is_sqlite() {
            (
                format!(
                    "SELECT CASE l.\"unique\" WHEN 1 THEN 'unique' ELSE 'index' END || ' (' || \
                     (SELECT group_concat(name, ', ') FROM \
                      (SELECT name FROM pragma_index_info(l.name) ORDER BY seqno)) || ')' || \
                     CASE l.partial WHEN 1 THEN (SELECT substr(sql, instr(sql, 'WHERE')) \
                      FROM sqlite_master WHERE name = l.name) ELSE '' END AS text \
                     FROM pragma_index_list('{table}') AS l WHERE l.origin <> 'pk'"
                ),
                format!(
                    "SELECT \"from\" || ' -> ' || \"table\" || '.' || coalesce(\"to\", '') AS text \
                     FROM pragma_foreign_key_list('{table}')"
                ),
            )
        } else {
            (
                format!(
                    "SELECT CASE WHEN i.indisunique THEN 'unique' ELSE 'index' END || ' (' || \
                     (SELECT string_agg(a.attname::text, ', ' ORDER BY k.place) \
                      FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS k(number, place) \
                      JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number) || ')' || \
                     coalesce('WHERE ' || pg_get_expr(i.indpred, i.indrelid), '') AS text \
                     FROM pg_index i WHERE i.indrelid = '{table}'::regclass AND NOT i.indisprimary"
                ),
                format!(
                    "SELECT a.attname || ' -> ' || c.confrelid::regclass || '.' || f.attname AS text \
                     FROM pg_constraint c \
                     JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] \
                     JOIN pg_attribute f ON f.attrelid = c.confrelid AND f.attnum = c.confkey[1] \
                     WHERE c.conrelid = '{table}'::regclass AND c.contype = 'f'"
                ),
            )
        };
        for index in texts(conn, &indexes) {
            found.insert(format!("{table} {}", predicate(&index)));
        }
        for reference in texts(conn, &references) {
            found.insert(format!("{table}.{reference}"));
        }
    }
    found
}

/// The condition of a partial index without what PostgreSQL adds to it.
fn predicate(index: &str) -> String {
    match index.split_once("WHERE") {
        None => index.to_owned(),
        Some((columns, condition)) => {
            let bare = condition.replace(['(', ')'], "").replace("::text", "");
            let words: Vec<&str> = bare.split_whitespace().collect();
            format!("{columns} where {}", words.join(" "))
        }
    }
}

/// Everything that is not the migration tool's own.
fn leftovers(conn: &mut Conn) -> Vec<String> {
    let sql = match conn {
        Conn::Sqlite(_) => {
            "SELECT type || ' ' || name || ' ' || tbl_name AS text FROM sqlite_master"
        }
        Conn::Pg(_) => {
            "SELECT 'relation ' || relname::text AS text FROM pg_class \
              WHERE relnamespace = current_schema()::regnamespace \
             UNION ALL SELECT 'function ' || proname::text FROM pg_proc \
              WHERE pronamespace = current_schema()::regnamespace \
             UNION ALL SELECT 'type ' || typname::text FROM pg_type \
              WHERE typnamespace = current_schema()::regnamespace AND typtype <> 'c' \
              AND typelem = 0"
        }
    };
    let mut left = texts(conn, sql);
    left.retain(|name| !name.contains("__diesel_schema_migrations"));
    left.extend(texts(
        conn,
        "SELECT version || ' still counts as run' AS text FROM __diesel_schema_migrations",
    ));
    left
}
