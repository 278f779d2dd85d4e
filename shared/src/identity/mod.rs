//! Accounts, devices, sessions and roles: the contract and the rules for NIK and secrets.

pub mod api;
pub mod rules;
