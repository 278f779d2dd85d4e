//! What was wrong with an input, for whoever wrote the JSON: the way to the value, and a sentence
//! that repeats nothing that may be secret or endless.

use super::CheckError;

/// Letters of a part of a message; an input of megabytes is not told back.
const MOST_LETTERS: usize = 200;

/// What is wrong with that text, and where.
pub(super) fn told(json: &str, error: &serde_json::Error) -> CheckError {
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let message = text.strip_suffix(&place).unwrap_or(&text).to_owned();
    let mut path = path_at(json, error.line(), error.column());
    // The reader notices an absent field behind the object that should have it.
    if let Some(field) = message
        .strip_prefix("missing field `")
        .and_then(|rest| rest.strip_suffix('`'))
    {
        path.push(Step::Key(field.to_owned()));
    }
    let path = path.iter().fold(String::new(), |path, step| match step {
        Step::Key(key) if path.is_empty() => key.clone(),
        Step::Key(key) => format!("{path}.{key}"),
        Step::Index(index) => format!("{path}[{index}]"),
    });
    CheckError::BadInput {
        path: short(&path),
        message: discreet(&message),
    }
}

/// The sentence without the value it is about, which may be a NIK or a PIN, and without an end.
fn discreet(message: &str) -> String {
    // What is expected stands last and is ours; the value before it may contain anything.
    let (found, expected) = match message.rsplit_once(", expected ") {
        Some((found, expected)) => (found, format!(", expected {expected}")),
        None => (message, String::new()),
    };
    let named = ["unknown field", "duplicate field", "missing field"];
    let found = if named.iter().any(|start| found.starts_with(start)) {
        short(found)
    } else {
        let end = found.find(['`', '"']).unwrap_or(found.len());
        short(found.get(..end).unwrap_or_default().trim_end())
    };
    found + &short(&expected)
}

fn short(text: &str) -> String {
    match text.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// A step down into a JSON document.
enum Step {
    Key(String),
    Index(usize),
}

/// Which value of the document the reader was at. serde_json gives a line and a column, which
/// means nothing in a form; walking the text up to there gives the field.
fn path_at(json: &str, line: usize, column: usize) -> Vec<Step> {
    let before: usize = json
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let mut path = Vec::new();
    let mut awaits_key = false;
    let mut text = json.as_bytes().iter().take(before + column).copied();
    while let Some(byte) = text.next() {
        match byte {
            b'{' => {
                path.push(Step::Key(String::new()));
                awaits_key = true;
            }
            b'[' => path.push(Step::Index(0)),
            b'}' | b']' => {
                path.pop();
            }
            b',' => match path.last_mut() {
                Some(Step::Index(index)) => *index += 1,
                _ => awaits_key = true,
            },
            b'"' => {
                let string = string_of(&mut text);
                if let (true, Some(Step::Key(key))) = (awaits_key, path.last_mut()) {
                    *key = string;
                    awaits_key = false;
                }
            }
            _ => {}
        }
    }
    path
}

/// The rest of a JSON string. Escapes stay as they are: names of fields have none.
fn string_of(text: &mut impl Iterator<Item = u8>) -> String {
    let mut bytes = Vec::new();
    while let Some(byte) = text.next() {
        match byte {
            b'"' => break,
            b'\\' => bytes.extend(text.next()),
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use crate::rule::{CheckError, check, example};
    use serde_json::{Value, json};

    /// What a rule says of its example with one value changed.
    fn refused(rule: &str, at: &str, value: Value) -> (String, String) {
        let mut input: Value = serde_json::from_str(&example(rule).expect("a rule")).expect("JSON");
        input[at] = value;
        match check(rule, &input.to_string()) {
            Err(CheckError::BadInput { path, message }) => (path, message),
            other => panic!("{rule} {input}: {other:?}"),
        }
    }

    #[test]
    fn the_path_leads_to_the_value() {
        for (rule, at, value, path) in [
            (
                "identity.nik",
                "known_kecamatan",
                json!(["33.17.01", "3317x", "33.17.02"]),
                "known_kecamatan[1]",
            ),
            (
                "identity.nik",
                "known_kecamatan",
                json!(["x"]),
                "known_kecamatan[0]",
            ),
            ("identity.nik", "ktp", json!({ "sex": "x" }), "ktp.sex"),
            ("identity.secret", "phone", json!("081234"), "phone"),
            ("market.quotes", "quotes", json!([1, 2, "x"]), "quotes[2]"),
        ] {
            assert_eq!(refused(rule, at, value).0, path);
        }
    }

    #[test]
    fn no_message_repeats_what_may_be_secret_or_endless() {
        for (rule, at, value) in [
            ("identity.nik", "nik", json!(3_317_101_203_980_001_i64)),
            ("identity.nik", "today", json!("3317101203980001")),
            ("identity.nik", "ktp", json!({ "sex": "3317101203980001" })),
            ("identity.secret", "secret", json!(274_915)),
            ("identity.secret", "secret", json!([274_915])),
            ("identity.secret", "kind", json!("274915")),
        ] {
            let (_, message) = refused(rule, at, value);
            assert!(
                !message.contains("274915") && !message.contains("33171012"),
                "{message}"
            );
        }
        let long = "x".repeat(10 << 20);
        for (at, value) in [
            ("quotes", json!([long])),
            (&long[..], json!(1)),
            ("quotes", json!(long)),
        ] {
            let (path, message) = refused("market.quotes", at, value);
            assert!(
                path.len() + message.len() < 2000,
                "{} {}",
                path.len(),
                message.len()
            );
        }
    }

    #[test]
    fn a_day_has_the_form_that_the_schema_says() {
        for day in [
            "2026-1-2",
            " 2026-01-02",
            "+2026-01-02",
            "2026-01-02 ",
            "02/01/2026",
        ] {
            assert_eq!(
                refused("identity.nik", "today", json!(day)).0,
                "today",
                "{day}"
            );
        }
    }
}
