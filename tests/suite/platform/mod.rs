//! What the server promises for every module: the wire, the databases, the process on its machine.

mod acts;
mod bodies;
mod books;
mod cache;
mod canaries;
mod cli;
mod contract;
mod edges;
mod faults;
mod flood;
mod generated;
mod imports;
mod limits;
mod machine;
pub mod modules;
mod openapi;
mod plans;
mod ring;
mod schema;
mod snapshots;
mod tokens;
mod uploads;
mod writes;
