//! Cek Tautan: is this link official? Hosts that the regency answers for, harmful ones, reports from
//! people, and warnings while something goes round.

pub mod api;
pub mod rules;
