//! Sync decides nothing: who may keep what is said by the rows that are `synced`.

crate::rule::rules! { "sync"; }
