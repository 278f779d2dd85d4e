//! The contract table. An endpoint is one row; route, access check, both clients, OpenAPI and
//! the access-matrix test all come from that row. Nothing here knows HTTP beyond the words.

use crate::access::Access;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// Every path in the table lies under this prefix.
pub const BASE_PATH: &str = "/api/v1";

/// What a value must be to travel: JSON both ways and, with `describe`, a schema.
#[cfg(feature = "describe")]
pub trait Wire: Serialize + DeserializeOwned + ts_rs::TS + schemars::JsonSchema + 'static {}
#[cfg(feature = "describe")]
impl<T: Serialize + DeserializeOwned + ts_rs::TS + schemars::JsonSchema + 'static> Wire for T {}

/// What a value must be to travel: JSON both ways and, with `describe`, a schema.
#[cfg(not(feature = "describe"))]
pub trait Wire: Serialize + DeserializeOwned + 'static {}
#[cfg(not(feature = "describe"))]
impl<T: Serialize + DeserializeOwned + 'static> Wire for T {}

/// HTTP method of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub enum Method {
    /// Reads; also answers HEAD.
    GET,
    /// Creates or acts.
    POST,
    /// Changes a part.
    PATCH,
    /// Removes or revokes.
    DELETE,
}

impl Method {
    /// True for everything that may change something, hence needs an `Idempotency-Key`.
    pub const fn writes(self) -> bool {
        !matches!(self, Self::GET)
    }

    /// The word on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::GET => "GET",
            Self::POST => "POST",
            Self::PATCH => "PATCH",
            Self::DELETE => "DELETE",
        }
    }
}

/// The one list of flags: a row names those it has.
macro_rules! flags {
    ($($(#[doc = $doc:literal])+ $flag:ident,)+) => {
        /// What else a row promises.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
        pub struct Flags {
            $($(#[doc = $doc])+ pub $flag: bool),+
        }

        impl Flags {
            /// Of a row that promises nothing else.
            pub const NONE: Self = Self { $($flag: false),+ };
        }
    };
}

flags! {
    /// Same bytes for every reader: may be cached publicly.
    cached,
    /// May wait on a phone for days and is then sent with its first key.
    offline,
    /// Changes an existing thing: needs `If-Match` with the version that was read.
    versioned,
    /// Hands out tokens or cookies: the answer is never kept for a replay.
    tokens,
    /// Shows somebody's personal data: every read leaves an audit row.
    personal,
    /// Carries a file: the body may be 2 MiB instead of 64 KiB.
    large,
    /// Refused unless this session proved a factor within the last ten minutes.
    step_up,
    /// Phones keep what stands in this list, for where there is no signal; `Sync` brings it to them.
    synced,
}

/// The answer of a row whose path ends in a file's name: no JSON, but what that ending says.
/// Rows of this kind are drawn as links; no client reads them as values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
pub struct Feed(pub Vec<u8>);

/// Media types of feeds by the ending of their paths.
const FEEDS: [(&str, &str); 4] = [
    (".csv", "text/csv; charset=utf-8"),
    (".json", "application/json"),
    (".rss", "application/rss+xml; charset=utf-8"),
    (
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
];

/// One row of the table, as a type.
pub trait Endpoint: 'static {
    /// The row as data.
    const INFO: Info;
    /// Path and query, flat.
    type Params: Wire;
    /// JSON body; `()` for rows without one.
    type Body: Wire;
    /// JSON answer.
    type Output: Wire;
}

/// One row of the table, as data.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Info {
    /// Name in every client, `PostPrice`.
    pub name: &'static str,
    /// First path segment and folder name everywhere, `market`.
    pub module: &'static str,
    /// HTTP method.
    pub method: Method,
    /// Below [`BASE_PATH`]; parameters in braces.
    pub path: &'static str,
    /// Who may call it at all; whose objects they may see is the module's business.
    pub access: Access,
    /// What else it promises.
    pub flags: Flags,
    /// One sentence, from the doc comment.
    pub doc: &'static str,
}

impl Info {
    /// What is served ready-made is the same for everybody, so nobody may be kept from it. Checked
    /// when the row is bound, at compile time.
    pub const fn is_sound(&self) -> bool {
        !self.flags.cached || matches!(self.access, Access::Public)
    }

    /// The media type of a feed; nothing for rows that answer with JSON values.
    pub fn feed(&self) -> Option<&'static str> {
        FEEDS
            .iter()
            .find(|(ending, _)| self.path.ends_with(ending))
            .map(|(_, media)| *media)
    }

    /// The last part of a feed's path: how its file is called on somebody's disk.
    pub fn file_name(&self) -> &'static str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

/// Something that walks the table with types: generators, clients, the server itself.
pub trait Visit {
    /// Called once for each row, in table order.
    fn endpoint<E: Endpoint>(&mut self);
}

/// Declares a module's rows. See DESIGN: `Name: METHOD "path", Params [+ Body] => Output, Access, [flags];`
#[macro_export]
macro_rules! endpoints {
    ($module:literal; $(
        $(#[doc = $doc:literal])+
        $name:ident: $method:ident $path:literal, $params:tt $(+ $body:tt)? => $output:ty,
        $access:ident $([$($role:ident),+ $(,)?])?, [$($flag:ident),*];
    )+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Debug, Clone, Copy)]
            pub struct $name;

            impl $crate::endpoint::Endpoint for $name {
                const INFO: $crate::endpoint::Info = $crate::endpoint::Info {
                    name: stringify!($name),
                    module: $module,
                    method: $crate::endpoint::Method::$method,
                    path: $path,
                    access: $crate::endpoints!(@access $access $([$($role),+])?),
                    flags: $crate::endpoint::Flags {
                        $($flag: true,)*
                        ..$crate::endpoint::Flags::NONE
                    },
                    doc: concat!($($doc),+),
                };
                type Params = $params;
                type Body = $crate::endpoints!(@body $($body)?);
                type Output = $output;
            }
        )+

        /// This module's rows, in order.
        pub const ENDPOINTS: &[$crate::endpoint::Info] =
            &[$(<$name as $crate::endpoint::Endpoint>::INFO),+];

        /// Walks this module's rows with their types.
        pub fn visit(visitor: &mut impl $crate::endpoint::Visit) {
            $(visitor.endpoint::<$name>();)+
        }
    };
    (@access Roles [$($role:ident),+]) => {
        $crate::access::Access::Roles(&[$($crate::access::Role::$role),+])
    };
    (@access $access:ident) => { $crate::access::Access::$access };
    (@body) => { () };
    (@body $body:tt) => { $body };
}
