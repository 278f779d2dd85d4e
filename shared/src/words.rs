//! A text for people that the server sends: a name, or a sentence in every language it speaks.

use serde::{Deserialize, Serialize};

/// A name as a plain string; a text as one string for each language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub enum Words {
    /// The same in every language: the name of a village, a publisher.
    Name(String),
    /// Said differently in each.
    Text {
        /// Bahasa Indonesia.
        id: String,
        /// Basa Jawa, krama.
        jv: String,
        /// English.
        en: String,
    },
}

impl Words {
    /// A name, which no language translates.
    pub fn name(name: impl Into<String>) -> Self {
        Self::Name(name.into())
    }

    /// A text in Indonesian, Javanese and English.
    pub fn text(id: impl Into<String>, jv: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Text {
            id: id.into(),
            jv: jv.into(),
            en: en.into(),
        }
    }

    /// In Indonesian, for what has one language: the head of a page, a log.
    pub fn indonesian(&self) -> &str {
        match self {
            Self::Name(name) => name,
            Self::Text { id, .. } => id,
        }
    }
}
