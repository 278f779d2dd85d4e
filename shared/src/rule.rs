//! One rule = one total function of values. Each module has a table of its rules beside the
//! functions, in `rules.rs`; together they are the rulebook.
//!
//! `now`, holidays and thresholds are parameters; a rule never reads a clock, a file or a
//! database. Three doors lead to the same compiled function: the server's own use,
//! `rembang check NAME`, and the WebAssembly build for forms (see `wasm.rs`).

mod bad_input;

use crate::endpoint::Wire;
use serde::{Deserialize, Serialize};

/// What `rules!` implements for each row.
pub trait Rule {
    /// Name on the command line and in the browser, `module.rule`.
    const NAME: &'static str;
    /// What it decides, in a sentence or two.
    const DOC: &'static str;
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

/// Declares a module's rules. The module stands first and is not repeated in the names:
/// `"market"; Quotes: "quotes", QuotesInput => QuotesResult = quotes, quotes_example;`
macro_rules! rules {
    ($module:literal; $($(#[doc = $doc:literal])+ $Rule:ident: $name:literal,
        $Input:ty => $Output:ty = $apply:path, $example:path;)*) => {
        $(
            $(#[doc = $doc])+
            #[derive(Debug, Clone, Copy)]
            pub struct $Rule;

            impl $crate::rule::Rule for $Rule {
                const NAME: &'static str = concat!($module, ".", $name);
                const DOC: &'static str = concat!($($doc,)+).trim_ascii();
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

        /// Walks this module's rules with their types.
        pub fn visit(_visitor: &mut impl $crate::rule::VisitRule) {
            $(_visitor.rule::<$Rule>();)*
        }
    };
}
pub(crate) use rules;

/// A build for the browser has the rules of one module, which `.ci/wasm` names in the environment:
/// unlike a feature that needs no line in a list of its own.
pub(crate) const fn is_built_for(module: &str) -> bool {
    let only = match option_env!("REMBANG_RULES") {
        Some(only) if cfg!(target_arch = "wasm32") => only.as_bytes(),
        _ => return true,
    };
    let module = module.as_bytes();
    let mut at = 0;
    while at < only.len() && at < module.len() && only[at] == module[at] {
        at += 1;
    }
    at == only.len() && at == module.len()
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

/// Name and sentence of every rule, in the order of the tables.
pub fn list() -> Vec<(&'static str, &'static str)> {
    struct List(Vec<(&'static str, &'static str)>);
    impl VisitRule for List {
        fn rule<R: Rule>(&mut self) {
            self.0.push((R::NAME, R::DOC));
        }
    }
    let mut list = List(Vec::new());
    crate::visit_rules(&mut list);
    list.0
}

/// Evaluates a rule by name: JSON in, JSON out.
pub fn check(name: &str, json: &str) -> Result<String, CheckError> {
    struct Check<'a> {
        name: &'a str,
        json: &'a str,
        answer: Result<String, CheckError>,
    }
    impl VisitRule for Check<'_> {
        fn rule<R: Rule>(&mut self) {
            if R::NAME == self.name {
                self.answer = evaluate::<R>(self.json);
            }
        }
    }
    let answer = Err(CheckError::NoSuchRule);
    let mut check = Check { name, json, answer };
    crate::visit_rules(&mut check);
    check.answer
}

// Each rule a function of its own: all of them in one would be larger than their sum.
#[inline(never)]
fn evaluate<R: Rule>(json: &str) -> Result<String, CheckError> {
    let input = serde_json::from_str(json).map_err(|error| bad_input::told(json, &error))?;
    serde_json::to_string(&R::apply(&input)).map_err(|error| bad_input::told(json, &error))
}

/// A worked input as readable JSON.
pub fn example(name: &str) -> Option<String> {
    struct Example<'a>(&'a str, Option<String>);
    impl VisitRule for Example<'_> {
        fn rule<R: Rule>(&mut self) {
            if R::NAME == self.0 {
                self.1 = serde_json::to_string_pretty(&R::example()).ok();
            }
        }
    }
    let mut example = Example(name, None);
    crate::visit_rules(&mut example);
    example.1
}

/// JSON Schema of a rule, `{"input": …, "output": …}`.
#[cfg(feature = "describe")]
pub fn schema(name: &str) -> Option<serde_json::Value> {
    struct Schema<'a>(&'a str, Option<serde_json::Value>);
    impl VisitRule for Schema<'_> {
        fn rule<R: Rule>(&mut self) {
            if R::NAME == self.0 {
                self.1 = Some(serde_json::json!({
                    "input": schemars::schema_for!(R::Input),
                    "output": schemars::schema_for!(R::Output),
                }));
            }
        }
    }
    let mut schema = Schema(name, None);
    crate::visit_rules(&mut schema);
    schema.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

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
