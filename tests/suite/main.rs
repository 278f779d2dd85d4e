//! One binary for everything, because linking is the dear part.

mod access;
mod bodies;
mod books;
mod canaries;
mod cli;
mod contract;
mod faults;
mod flood;
mod generated;
mod home;
mod identity;
mod imports;
mod limits;
mod machine;
mod office;
mod openapi;
mod prelude;
mod prices;
mod privacy;
mod program;
mod ring;
mod schema;
mod series;
mod tokens;
mod wire;
mod writes;
