//! One rule = one total function of values. The table below is the whole rulebook.
//!
//! `now`, holidays and thresholds are parameters; a rule never reads a clock, a file or a
//! database. Three doors lead to the same compiled function: the server's own use,
//! `rembang check NAME`, and the WebAssembly build for forms (see `wasm.rs`).

use crate::endpoint::Wire;
use crate::{identity, market, privacy};
use serde::{Deserialize, Serialize};

/// Letters of a part of a message; an input of megabytes is not told back.
const MOST_LETTERS: usize = 200;

/// What `rules!` implements for each row.
pub trait Rule {
    /// Name on the command line and in the browser, `module.rule`.
    const NAME: &'static str;
    /// Everything the rule needs to know.
    type Input: Wire;
    /// The verdict; refusals are values of a closed enum in it, never strings.
    type Output: Wire;
    /// Decides. Never panics, whatever the input.
    fn apply(input: &Self::Input) -> Self::Output;
    /// A worked input, printed by `rembang check NAME --example`.
    fn example() -> Self::Input;
}

/// Something that walks the rulebook with types, such as the generator of `api/*.gen.ts`.
pub trait VisitRule {
    /// Called once for each rule, in table order.
    fn rule<R: Rule>(&mut self);
}

/// A row of the table, for `rembang check --list`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleInfo {
    /// `module.rule`.
    pub name: &'static str,
    /// What it decides, in a sentence or two.
    pub doc: &'static str,
}

/// Why no rule was evaluated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum CheckError {
    /// No rule has this name.
    NoSuchRule,
    /// The input is not what the rule takes.
    BadInput {
        /// Where, `context.history[2]`; empty for the input as a whole.
        path: String,
        /// What is wrong, in English, for whoever wrote the JSON.
        message: String,
    },
}

impl std::fmt::Display for CheckError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoSuchRule => f.write_str("no such rule"),
            Self::BadInput { path, message } if path.is_empty() => f.write_str(message),
            Self::BadInput { path, message } => write!(f, "{path}: {message}"),
        }
    }
}

impl std::error::Error for CheckError {}

/// Each row becomes a type of that name with its [`Rule`], and a line of the dispatchers.
macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $Rule:ident: $name:literal,
        $Input:ty => $Output:ty = $apply:path, $example:path;)*) => {
        $(
            $(#[doc = $doc])+
            #[derive(Debug, Clone, Copy)]
            pub struct $Rule;

            impl Rule for $Rule {
                const NAME: &'static str = $name;
                type Input = $Input;
                type Output = $Output;
                fn apply(input: &Self::Input) -> Self::Output {
                    $apply(input)
                }
                fn example() -> Self::Input {
                    $example()
                }
            }
        )*

        /// Every rule there is.
        pub const fn names() -> &'static [RuleInfo] {
            const RULES: &[RuleInfo] =
                &[$(RuleInfo { name: $name, doc: concat!($($doc,)+).trim_ascii() }),*];
            RULES
        }

        /// Walks the rulebook with its types.
        pub fn visit(visitor: &mut impl VisitRule) {
            $(visitor.rule::<$Rule>();)*
        }

        /// Evaluates a rule by name: JSON in, JSON out.
        pub fn check(name: &str, json: &str) -> Result<String, CheckError> {
            match name {
                $($name => evaluate::<$Rule>(json),)*
                _ => Err(CheckError::NoSuchRule),
            }
        }

        /// A worked input as readable JSON.
        pub fn example(name: &str) -> Option<String> {
            match name {
                $($name => serde_json::to_string_pretty(&$Rule::example()).ok(),)*
                _ => None,
            }
        }

        /// JSON Schema of a rule, `{"input": …, "output": …}`.
        #[cfg(feature = "describe")]
        pub fn schema(name: &str) -> Option<serde_json::Value> {
            match name {
                $($name => Some(serde_json::json!({
                    "input": schemars::schema_for!($Input),
                    "output": schemars::schema_for!($Output),
                })),)*
                _ => None,
            }
        }
    };
}

rules! {
    /// What a NIK tells of its holder, and whether it agrees with the KTP.
    Nik: "identity.nik", identity::rules::NikInput => identity::rules::NikVerdict
        = identity::rules::nik, identity::rules::nik_example;
    /// Whether a PIN or password is too easy to guess.
    Secret: "identity.secret", identity::rules::SecretInput => identity::rules::SecretVerdict
        = identity::rules::secret, identity::rules::secret_example;
    /// Several traders' quotes become one value of the place.
    Quotes: "market.quotes", market::rules::QuotesInput => market::rules::QuotesResult
        = market::rules::quotes, market::rules::quotes_example;
    /// What a new price is held against, out of the accepted values.
    MarketContext: "market.context", market::rules::ContextInput => market::rules::Context
        = market::rules::context, market::rules::context_example;
    /// Whether a new price is published, waits for a verifier, or cannot be entered.
    Validate: "market.validate", market::rules::ValidateInput => market::rules::Validation
        = market::rules::validate, market::rules::validate_example;
    /// One value for the whole regency, out of the places' values.
    Regency: "market.regency", market::rules::RegencyInput => market::rules::RegencyResult
        = market::rules::regency, market::rules::regency_example;
    /// How a price moved, against other days and its reference price, and what to warn of.
    PriceChange: "market.change", market::rules::ChangeInput => market::rules::Statistics
        = market::rules::change, market::rules::change_example;
    /// The hours of a request for correction or erasure: due, alarm, carried out.
    RightsClock: "privacy.clock", privacy::rules::ClockInput => privacy::rules::Clock
        = privacy::rules::clock, privacy::rules::clock_example;
    /// What a shopping list costs in each market, and where it is cheapest.
    Basket: "market.basket", market::rules::BasketInput => market::rules::BasketResult
        = market::rules::basket, market::rules::basket_example;
}

fn evaluate<R: Rule>(json: &str) -> Result<String, CheckError> {
    let input = serde_json::from_str(json).map_err(|error| bad_input(json, &error))?;
    serde_json::to_string(&R::apply(&input)).map_err(|error| bad_input(json, &error))
}

fn bad_input(json: &str, error: &serde_json::Error) -> CheckError {
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
    use super::*;
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

    #[test]
    fn nought_below_nought_is_nought() {
        let answer = |quotes: &str| {
            let example = example("market.quotes").expect("a rule");
            let mut input: Value = serde_json::from_str(&example).expect("JSON");
            input["quotes"] = serde_json::from_str(quotes).expect("JSON");
            check("market.quotes", &input.to_string())
        };
        for quotes in ["[-0]", "[0]"] {
            assert!(
                answer(quotes).expect("a verdict").contains("not_positive"),
                "{quotes}"
            );
        }
        for quotes in ["[0.5]", "[-0.5]", "[10.0]", "[1e3]"] {
            assert!(answer(quotes).is_err(), "{quotes}");
        }
    }
}
