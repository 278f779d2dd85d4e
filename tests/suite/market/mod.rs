//! Journeys of a price, over the wire on both databases, with a clock that the test turns.
//! Expected figures are worked out by hand from section 2.4 of the domain notes with the
//! readings of section 9; nothing here was copied from what the server said.

pub mod access;
pub mod desk;

mod compare;
mod decision;
mod entry;
mod figure;
mod form;
mod lists;
mod noon;
mod office;
mod promises;
mod reporters;
mod second;
mod series;
