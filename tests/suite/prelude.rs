//! The common imports of every test file.
#![allow(unused_imports)]

pub use rembang_core::{CallError, Client, Operation};
pub use rembang_shared::access::Role;
pub use rembang_shared::error::{ErrorCode, Refusal};
pub use rembang_tests::{Caller, Server, TODAY, on_both};
pub use std::sync::Arc;
