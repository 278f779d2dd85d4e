//! A list that keeps the order of its file and finds an item by its code, and keys that may stand
//! once in a file.

use super::table::{Fault, Row};
use std::collections::HashMap;
use std::hash::Hash;

/// What has a code of its own.
pub trait Coded {
    /// The code.
    fn code(&self) -> &str;
}

/// Items in file order, each code once.
#[derive(Debug, Clone)]
pub struct List<T> {
    items: Vec<T>,
    index: HashMap<String, usize>,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            index: HashMap::new(),
        }
    }
}

impl<T: Coded> List<T> {
    /// Appends `item`; false, and nothing done, if its code is there already.
    pub fn add(&mut self, item: T) -> bool {
        if self.index.contains_key(item.code()) {
            return false;
        }
        self.index.insert(item.code().to_owned(), self.items.len());
        self.items.push(item);
        true
    }

    /// Appends the item of a row; a fault of that row if its code is there already.
    pub fn add_row(&mut self, row: &Row, item: T) -> Result<(), Fault> {
        let reason = format!("code {} stands twice", item.code());
        if self.add(item) {
            Ok(())
        } else {
            Err(row.fault(reason))
        }
    }

    /// The item of a code.
    pub fn get(&self, code: &str) -> Option<&T> {
        self.index.get(code).and_then(|i| self.items.get(*i))
    }

    /// All, in file order.
    pub fn items(&self) -> &[T] {
        &self.items
    }
}

/// Keys that may stand once in a file, with the line of the first.
pub struct Seen<K>(HashMap<K, u64>);

impl<K> Default for Seen<K> {
    fn default() -> Self {
        Self(HashMap::new())
    }
}

impl<K: Eq + Hash> Seen<K> {
    /// Refuses the second row with `key`, naming the first.
    pub fn once(&mut self, row: &Row, key: K, reason: &str) -> Result<(), Fault> {
        match self.0.insert(key, row.line) {
            Some(first) => Err(row.fault(format!("{reason} (first in row {first})"))),
            None => Ok(()),
        }
    }
}
