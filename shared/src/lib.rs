//! The contract and the rulebook of Rembang Gemilang.
//!
//! No I/O, no clock, no randomness, no database, no HTTP: the same compiled rules run on the
//! server, in the app and, as WebAssembly, in the browser.

pub mod access;
pub mod endpoint;
pub mod error;
pub mod page;
pub mod rule;
pub mod table;
pub mod values;
pub mod wasm;
pub mod words;

use endpoint::{Info, Visit};
use rule::VisitRule;

/// The one list of modules here. Each is a folder: its endpoints in `api` with `examples.json`
/// of their bodies, what it decides in `rules`, why its columns are there in `purposes.csv`.
macro_rules! modules {
    ($($module:ident),+) => {
        $(pub mod $module;)+

        /// Names of the modules, in the order of the list.
        pub const MODULES: &[&str] = &[$(stringify!($module)),+];

        /// What each column of the databases is for, the platform's first: CSV with a heading each.
        pub const PURPOSES: &[&str] = &[
            include_str!("purposes.csv"),
            $(include_str!(concat!(stringify!($module), "/purposes.csv"))),+
        ];

        /// Bodies of requests by the names of their endpoints, JSON objects.
        pub const EXAMPLES: &[&str] =
            &[$(include_str!(concat!(stringify!($module), "/examples.json"))),+];

        /// Every endpoint there is. A route outside this list cannot be mounted.
        pub fn catalogue() -> impl Iterator<Item = &'static Info> {
            [$($module::api::ENDPOINTS),+].into_iter().flatten()
        }

        /// Walks the endpoints with their types.
        pub fn visit(visitor: &mut impl Visit) {
            $($module::api::visit(visitor);)+
        }

        /// Walks the rulebook with its types.
        pub fn visit_rules(visitor: &mut impl VisitRule) {
            $(if const { rule::is_built_for(stringify!($module)) } {
                $module::rules::visit(visitor);
            })+
        }
    };
}

modules! { identity, market, links, privacy, sync, home }
