//! Rights of the person: who looked at my data, all of it in one file, correction, erasure; and
//! the register of what is kept and why.

pub mod api;
pub mod rules;
