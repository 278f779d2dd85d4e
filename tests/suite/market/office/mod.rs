//! The officers' side over the wire, on both databases: what is due, who looks after what, files
//! of prices, and the pack as the office amends it.

mod assignments;
mod imports;
mod pack;
mod queue;
