//! Values that are parsed once and valid ever after. They decide nothing: rules do.

mod area_code;
mod day;
mod exact;
mod money;
mod nik;
mod phone;
mod ratio;
mod written;

pub use area_code::{AreaCode, AreaLevel};
pub use day::{
    civil_day, sent as sent_day, sent_option as sent_day_option, strict as strict_day,
    strict_option as strict_day_option, written_day, written_month,
};
pub use exact::{Exact, Fraction};
pub use money::{Eighths, HalfRupiah, MAX_RUPIAH, Parts, Rupiah};
pub use nik::{Nik, NikRefusal, Sex};
pub use phone::Phone;
pub use ratio::Ratio;
pub use written::{whole_numbers, whole_rupiah, written_rupiah};

/// Text that could not be read as the value it should be; the word says which value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotA(pub &'static str);

impl std::fmt::Display for NotA {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "not a valid {}", self.0)
    }
}

impl std::error::Error for NotA {}

/// Reads a value at the text it is written in. An error that only comes up once the whole object
/// was read would be told of the place behind it.
fn from_text<'de, D: serde::Deserializer<'de>, T, E: std::fmt::Display>(
    deserializer: D,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Result<T, D::Error> {
    struct Text<F>(F);
    impl<T, E: std::fmt::Display, F: Fn(&str) -> Result<T, E>> serde::de::Visitor<'_> for Text<F> {
        type Value = T;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a string")
        }
        fn visit_str<Error: serde::de::Error>(self, text: &str) -> Result<T, Error> {
            (self.0)(text).map_err(Error::custom)
        }
    }
    deserializer.deserialize_str(Text(parse))
}

/// A value whose JSON is a plain string: the declarations say `string`.
macro_rules! described_as_text {
    ($Value:ty, $name:literal) => {
        #[cfg(feature = "describe")]
        impl ts_rs::TS for $Value {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;
            fn name(_: &ts_rs::Config) -> String {
                "string".to_owned()
            }
            fn inline(cfg: &ts_rs::Config) -> String {
                Self::name(cfg)
            }
        }

        #[cfg(feature = "describe")]
        impl schemars::JsonSchema for $Value {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "title": $name })
            }
        }
    };
}
use described_as_text;
