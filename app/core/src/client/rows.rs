//! The rows of the contract by name, for whoever has only words: the window, and what was queued.

use rembang_shared::endpoint::{Endpoint, Info, Visit};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// There is nothing to call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoRow {
    /// No row has that name.
    Unknown(String),
    /// The row answers with a file.
    Feed(String),
    /// The row answers with values.
    NoFeed(String),
    /// Params or body are not of the row's shape; what is wrong, for a developer.
    Shape(String),
}

impl std::fmt::Display for NoRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unknown(name) => write!(f, "no row {name}"),
            Self::Feed(name) => write!(f, "{name} answers with a file"),
            Self::NoFeed(name) => write!(f, "{name} answers with no file"),
            Self::Shape(why) => write!(f, "not of the row's shape: {why}"),
        }
    }
}

impl std::error::Error for NoRow {}

/// The row of that name, if it answers with values.
pub fn row(name: &str) -> Result<&'static Info, NoRow> {
    let found = rembang_shared::catalogue().find(|info| info.name == name);
    let info = found.ok_or_else(|| NoRow::Unknown(name.to_owned()))?;
    match info.feed() {
        Some(_) => Err(NoRow::Feed(name.to_owned())),
        None => Ok(info),
    }
}

/// The row of that name, if it answers with a file, and of which media type.
pub fn feed(name: &str) -> Result<(&'static Info, &'static str), NoRow> {
    let found = rembang_shared::catalogue().find(|info| info.name == name);
    let info = found.ok_or_else(|| NoRow::Unknown(name.to_owned()))?;
    let media = info.feed().ok_or_else(|| NoRow::NoFeed(name.to_owned()))?;
    Ok((info, media))
}

/// Whether the server would understand this: params and body as the types of the row.
pub fn question_fits(name: &str, params: &Value, body: &Value) -> Result<(), NoRow> {
    struct Check<'a> {
        name: &'a str,
        params: &'a Value,
        body: &'a Value,
        found: Result<(), NoRow>,
    }
    impl Visit for Check<'_> {
        fn endpoint<E: Endpoint>(&mut self) {
            if E::INFO.name == self.name {
                self.found = fits::<E::Params>(self.params)
                    .and_then(|()| fits::<E::Body>(self.body))
                    .map_err(NoRow::Shape);
            }
        }
    }
    let mut check = Check {
        name,
        params,
        body,
        found: Err(NoRow::Unknown(name.to_owned())),
    };
    rembang_shared::visit(&mut check);
    check.found
}

/// The answer of that row as JSON, if it is one.
pub fn answer_fits(name: &str, bytes: &[u8]) -> Option<Value> {
    struct Check<'a> {
        name: &'a str,
        bytes: &'a [u8],
        fits: bool,
    }
    impl Visit for Check<'_> {
        fn endpoint<E: Endpoint>(&mut self) {
            if E::INFO.name == self.name {
                self.fits = serde_json::from_slice::<E::Output>(self.bytes).is_ok();
            }
        }
    }
    let mut check = Check {
        name,
        bytes,
        fits: false,
    };
    rembang_shared::visit(&mut check);
    check.fits.then(|| serde_json::from_slice(bytes).ok())?
}

/// Nothing is written `null` or `{}`; the type says `()`.
fn fits<T: DeserializeOwned>(value: &Value) -> Result<(), String> {
    let nothing = value.is_null() || value.as_object().is_some_and(Map::is_empty);
    if nothing && serde_json::from_value::<T>(Value::Null).is_ok() {
        return Ok(());
    }
    T::deserialize(value).map(drop).map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_example_of_the_contract_fits_its_row_and_a_stranger_does_not() {
        let mut seen = 0;
        for examples in rembang_shared::EXAMPLES {
            let bodies: Map<String, Value> = serde_json::from_str(examples).expect("JSON");
            for (name, body) in bodies {
                let found = question_fits(&name, &json!({}), &body);
                // Rows with params of their own are not asked for them here.
                if let Err(NoRow::Shape(why)) = &found {
                    assert!(why.contains("missing field"), "{name}: {why}");
                    continue;
                }
                assert_eq!(found, Ok(()), "{name}");
                let strange = json!({ "made": "up" });
                assert!(
                    question_fits(&name, &json!({}), &strange).is_err(),
                    "{name}"
                );
                seen += 1;
            }
        }
        assert!(seen > 10, "only {seen} examples");
    }

    #[test]
    fn a_name_that_is_no_row_or_a_file_is_not_called() {
        assert!(matches!(row("Nothing"), Err(NoRow::Unknown(_))));
        let file = rembang_shared::catalogue().find(|info| info.feed().is_some());
        let file = file.expect("the contract has feeds").name;
        assert!(matches!(row(file), Err(NoRow::Feed(_))));
        assert!(row("Me").is_ok());
        assert!(feed(file).is_ok());
        assert!(matches!(feed("Me"), Err(NoRow::NoFeed(_))));
    }
}
