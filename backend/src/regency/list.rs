//! A list that keeps the order of its file and finds an item by its code.

use std::collections::HashMap;

/// What has a code of its own.
pub(super) trait Coded {
    /// The code.
    fn code(&self) -> &str;
}

/// Items in file order, each code once.
#[derive(Debug, Clone)]
pub(super) struct List<T> {
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
    pub(super) fn add(&mut self, item: T) -> bool {
        if self.index.contains_key(item.code()) {
            return false;
        }
        self.index.insert(item.code().to_owned(), self.items.len());
        self.items.push(item);
        true
    }

    pub(super) fn get(&self, code: &str) -> Option<&T> {
        self.index.get(code).and_then(|i| self.items.get(*i))
    }

    pub(super) fn items(&self) -> &[T] {
        &self.items
    }
}
