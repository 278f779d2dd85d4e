//! Down to the phone. It has no data of its own: every module says which of its lists phones keep
//! (`synced` of its `MODULE`), and none is named here.

mod cursor;
mod page;

use crate::platform::bind::Routes;
use crate::platform::module::Module;
use rembang_shared::sync::api;

/// This module.
pub const MODULE: Module = Module::new("sync", bind);

fn bind(routes: &mut Routes) {
    routes.bind::<api::Sync>(page::sync);
}
