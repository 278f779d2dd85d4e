//! What everybody meets first: the home screen, the search and the state of the service.

pub mod api;
pub mod rules;
