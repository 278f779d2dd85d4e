//! Pasti Marem and price monitoring: the contract and the price rules.

pub mod api;
pub mod office;
pub mod rules;
