//! One binary for everything, because linking is the dear part.

mod generated;
mod market;
mod prelude;
