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

/// The one list of modules here. Each is a folder with its endpoints in `api` and what it decides
/// in `rules`.
macro_rules! modules {
    ($($module:ident),+) => {
        $(pub mod $module;)+

        /// Names of the modules, in the order of the list.
        pub const MODULES: &[&str] = &[$(stringify!($module)),+];

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

modules! { identity, market, privacy, home }
