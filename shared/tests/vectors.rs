//! Runs every row of `vectors/**/*.md` twice: natively and through the WebAssembly builds
//! under Node. The files are for officials first; what this runner needs of them:
//!
//! - a line `Rule: \`name\``;
//! - a fenced block ```` ```json base ````, the input that rows start from, until the next one;
//! - tables whose first column is `#`. A column is an input path (`context.history`), an
//!   expected path (`=> verdict`), or `why`, which is ignored.
//!
//! A cell is JSON or a bare word; in the place of a string it is that string. An empty cell
//! leaves the input alone or expects nothing; `-` takes a value out or expects none. A refused
//! input is looked at with `=> error.path`.

use rembang_shared::{rule, wasm};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

/// One row of a table.
struct Row {
    /// File and `#`, for messages.
    label: String,
    rule: String,
    input: Value,
    /// Path and cell.
    expected: Vec<(String, String)>,
}

#[test]
fn every_row_holds_natively() {
    let rows = rows();
    let replies: Vec<String> = rows
        .iter()
        .map(|row| wasm::answer(request(row).as_bytes()))
        .collect();
    assert_rows(&rows, &replies);
    println!("vectors: {} rows native", rows.len());
}

#[test]
fn every_row_holds_in_webassembly() {
    let rows = rows();
    let folder = webassembly();
    let mut node = Command::new("node")
        .arg(root().join("tests/wasm.mjs"))
        .arg(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node is installed");
    let lines: String = rows
        .iter()
        .map(|row| format!("{}\t{}\n", row.rule, row.input))
        .collect();
    node.stdin
        .take()
        .expect("stdin is piped")
        .write_all(lines.as_bytes())
        .expect("node reads");
    let output = node.wait_with_output().expect("node ends");
    assert!(output.status.success(), "node failed");
    let text = String::from_utf8(output.stdout).expect("replies are UTF-8");
    let mut lines = text.lines();
    let about: BTreeMap<String, Value> =
        serde_json::from_str(lines.next().unwrap_or("")).expect("a description");
    for (module, about) in &about {
        let alone = json!({ "imports": 0, "exports": ["alloc", "check"] });
        assert_eq!(*about, alone, "{module}");
    }
    let with_rules: BTreeSet<&str> = rule::list()
        .into_iter()
        .filter_map(|(name, _)| name.split('.').next())
        .collect();
    assert!(about.keys().eq(with_rules), "a file for each module");
    let replies: Vec<String> = lines.map(str::to_owned).collect();
    assert_rows(&rows, &replies);
    let native = rows
        .iter()
        .map(|row| wasm::answer(request(row).as_bytes()))
        .collect::<Vec<_>>();
    assert!(native == replies, "native and WebAssembly replies differ");
    println!(
        "vectors: {} rows native, {} rows wasm",
        native.len(),
        replies.len()
    );
}

/// What everybody loads says nothing of the machine that built it, and differs on none.
#[test]
fn the_builds_name_no_path_of_this_machine() {
    for entry in std::fs::read_dir(webassembly()).expect("the builds are there") {
        let path = entry.expect("an entry").path();
        let bytes = std::fs::read(&path).expect("a build");
        let text = String::from_utf8_lossy(&bytes);
        let here = root().display().to_string();
        for part in ["/home/", "/root/", "/Users/", ".cargo/", &here] {
            assert!(!text.contains(part), "{path:?} names {part}");
        }
    }
}

#[test]
fn every_rule_has_rows_and_an_example() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows() {
        *counts.entry(row.rule).or_default() += 1;
    }
    for (name, doc) in rule::list() {
        let count = counts.remove(name).unwrap_or(0);
        assert!(count > 0, "{name} has no vectors");
        let example = rule::example(name).expect("an example");
        rule::check(name, &example).expect("the example is valid input");
        assert!(!doc.is_empty());
        println!("vectors: {count:4} rows for {name}");
    }
    assert!(counts.is_empty(), "vectors for unknown rules: {counts:?}");
    assert_eq!(
        rule::check("no.rule", "{}"),
        Err(rule::CheckError::NoSuchRule)
    );
}

/// No input may panic or overflow (this build checks for it): rows are tried with each of their
/// numbers and days at the ends of what can be written.
#[test]
fn extremes_are_answered() {
    let mut tried = 0;
    for row in rows().iter().step_by(5) {
        for pointer in leaves(&row.input, String::new()) {
            for extreme in [
                json!(0),
                json!(1),
                json!(-1),
                json!(0.5),
                json!(1_000_000_000),
                json!(u32::MAX),
                json!(i64::MIN),
                json!(i64::MAX),
                json!("-262143-01-01"),
                json!("+262142-12-31"),
            ] {
                let mut input = row.input.clone();
                *input.pointer_mut(&pointer).expect("a leaf") = extreme;
                let request = format!("{}\n{input}", row.rule);
                let reply = wasm::answer(request.as_bytes());
                assert!(serde_json::from_str::<Value>(&reply).is_ok(), "{request}");
                tried += 1;
            }
        }
    }
    for request in ["", "{", "identity", "market.nik\n{}", "\u{0}"] {
        assert!(wasm::answer(request.as_bytes()).contains("no_such_rule"));
    }
    for request in [
        "identity.nik",
        "identity.nik\n",
        "identity.nik\n{",
        "identity.nik\n[]",
    ] {
        assert!(wasm::answer(request.as_bytes()).contains("bad_input"));
    }
    println!("vectors: {tried} extreme inputs");
}

/// JSON pointers of everything that is not an object or a list.
fn leaves(value: &Value, at: String) -> Vec<String> {
    match value {
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(key, value)| leaves(value, format!("{at}/{key}")))
            .collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .flat_map(|(index, value)| leaves(value, format!("{at}/{index}")))
            .collect(),
        _ => vec![at],
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder named by `REMBANG_WASM`, or one filled now.
fn webassembly() -> PathBuf {
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
        if let Some(given) = std::env::var_os("REMBANG_WASM") {
            return PathBuf::from(given);
        }
        let script = root().join("../.ci/wasm");
        let built = Command::new(script).output().expect("the script runs");
        assert!(built.status.success(), "{built:?}");
        let folder = String::from_utf8(built.stdout).expect("a path");
        PathBuf::from(folder.trim())
    });
    FOLDER.clone()
}

fn request(row: &Row) -> String {
    format!("{}\n{}", row.rule, row.input)
}

/// Collects all differences, so that one run shows them all.
fn assert_rows(rows: &[Row], replies: &[String]) {
    assert_eq!(rows.len(), replies.len(), "one reply per row");
    let mut wrong = Vec::new();
    for (row, reply) in rows.iter().zip(replies) {
        let reply: Value = serde_json::from_str(reply).expect("a reply is JSON");
        let looks_at_error = row.expected.iter().any(|(path, _)| is_error(path));
        if reply.get("error").is_some() != looks_at_error {
            wrong.push(format!("{}: {reply}", row.label));
            continue;
        }
        let outcome = if looks_at_error { &reply } else { &reply["ok"] };
        for (path, cell) in &row.expected {
            let found = find(outcome, path);
            if !agrees(cell, found) {
                wrong.push(format!(
                    "{}: {path} should be {cell}, is {found}",
                    row.label
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn is_error(path: &str) -> bool {
    path.split('.').next() == Some("error")
}

fn agrees(cell: &str, found: &Value) -> bool {
    match found {
        Value::Null => cell == "-",
        Value::String(text) => text == cell || parsed(cell) == *found,
        _ => parsed(cell) == *found,
    }
}

fn parsed(cell: &str) -> Value {
    serde_json::from_str(cell).unwrap_or_else(|_| Value::from(cell))
}

fn find<'a>(value: &'a Value, path: &str) -> &'a Value {
    path.split('.').fold(value, |value, step| match value {
        Value::Array(items) => step
            .parse::<usize>()
            .ok()
            .and_then(|at| items.get(at))
            .unwrap_or(&Value::Null),
        _ => value.get(step).unwrap_or(&Value::Null),
    })
}

/// Every row of every file, in a fixed order.
fn rows() -> Vec<Row> {
    let mut files = Vec::new();
    markdown_under(&root().join("vectors"), &mut files);
    files.sort();
    files.iter().flat_map(|file| rows_of(file)).collect()
}

fn markdown_under(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("vectors are there") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            markdown_under(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            files.push(path);
        }
    }
}

fn rows_of(file: &Path) -> Vec<Row> {
    let text = std::fs::read_to_string(file).expect("a readable file");
    let name = file
        .strip_prefix(root().join("vectors"))
        .expect("a vector file")
        .display()
        .to_string();
    let mut rule = None;
    let mut base = None;
    let mut header: Option<Vec<String>> = None;
    let mut rows = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(named) = line.strip_prefix("Rule: `") {
            rule = named.split('`').next().map(str::to_owned);
        } else if line.trim() == "```json base" {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let parsed = serde_json::from_str::<Value>(&block.join("\n"));
            base = Some(parsed.unwrap_or_else(|error| panic!("{name}: base: {error}")));
        } else if !line.starts_with('|') {
            header = None;
        } else {
            let cells = cells(line);
            match &header {
                None => header = Some(cells),
                Some(header) if header[0] != "#" || cells[0].starts_with("--") => {}
                Some(header) => {
                    let label = format!("{name} {}", cells[0]);
                    assert_eq!(header.len(), cells.len(), "{label}: cells");
                    let rule = rule.clone().expect("a line Rule:");
                    let base = base.clone().expect("a base block");
                    rows.push(row(label, rule, base, header, &cells));
                }
            }
        }
    }
    assert!(!rows.is_empty(), "{name} has no rows");
    rows
}

fn cells(line: &str) -> Vec<String> {
    let line = line.trim();
    let inner = line.strip_prefix('|').unwrap_or(line);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    inner
        .split('|')
        .map(|cell| cell.trim().trim_matches('`').to_owned())
        .collect()
}

fn row(label: String, rule: String, base: Value, header: &[String], cells: &[String]) -> Row {
    let mut input = base;
    let mut expected = Vec::new();
    for (column, cell) in header.iter().zip(cells) {
        if cell.is_empty() || column == "#" || column == "why" {
            continue;
        }
        match column.strip_prefix("=>") {
            Some(path) => expected.push((path.trim().to_owned(), cell.clone())),
            None => place(&mut input, column, cell, &label),
        }
    }
    assert!(!expected.is_empty(), "{label} expects nothing");
    Row {
        label,
        rule,
        input,
        expected,
    }
}

/// Puts a cell into the input, making objects on the way where there are none.
fn place(input: &mut Value, path: &str, cell: &str, label: &str) {
    let (parents, last) = path.rsplit_once('.').unwrap_or(("", path));
    let mut parent = input;
    for step in parents.split('.').filter(|step| !step.is_empty()) {
        parent = match parent {
            Value::Array(items) => &mut items[step.parse::<usize>().expect("an index")],
            // Indexing an object by name makes the field.
            object => &mut object[step],
        };
        if parent.is_null() {
            *parent = json!({});
        }
    }
    match parent {
        Value::Object(fields) if cell == "-" => {
            fields.remove(last);
        }
        Value::Object(fields) => {
            let is_text = fields.get(last).is_some_and(Value::is_string) && !cell.starts_with('"');
            let value = if is_text { cell.into() } else { parsed(cell) };
            fields.insert(last.to_owned(), value);
        }
        Value::Array(items) => {
            let at: usize = last.parse().expect("an index");
            if cell == "-" {
                items.remove(at);
            } else {
                items[at] = parsed(cell);
            }
        }
        _ => panic!("{label}: {path} leads nowhere"),
    }
}
