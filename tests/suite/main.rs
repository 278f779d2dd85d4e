//! One binary for everything, because linking is the dear part. A module's tests stand in its
//! folder; what belongs to no module stands in `platform`.

mod access;
mod platform;
mod prelude;
mod program;
mod wire;

// The modules, one line each.
mod home;
mod identity;
mod links;
mod market;
mod privacy;
mod sync;
