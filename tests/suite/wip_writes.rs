//! While it grows.
#[path = "books.rs"]
mod books;
#[path = "canaries.rs"]
mod canaries;
#[path = "cli.rs"]
mod cli;
#[path = "faults.rs"]
mod faults;
mod prelude;
#[path = "program.rs"]
mod program;
#[path = "tokens.rs"]
mod tokens;
#[path = "wire.rs"]
mod wire;
#[path = "writes.rs"]
mod writes;
