//! Pasti Marem and price monitoring: the contract and the price rules.

pub mod api;
pub mod rules;
pub mod values;
