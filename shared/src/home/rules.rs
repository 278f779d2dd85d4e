//! Home decides nothing: it shows what others decided.

crate::rule::rules! { "home"; }
