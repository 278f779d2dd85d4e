//! What a phone keeps, as a model: the same changes as the store, without SQLite. `tests/store.rs`
//! compares the two.

use rembang_core::outbox::{Change, Operation, Payload, reference};
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;

/// One operation on disk.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub operation: Operation,
    pub payload: Payload,
    pub receipt: Option<Value>,
}

/// Everything on disk.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Disk {
    pub rows: BTreeMap<Uuid, Row>,
    pub drafts: BTreeMap<Uuid, Payload>,
}

impl Disk {
    pub fn apply(&mut self, changes: &[Change]) {
        for change in changes {
            self.change(change.clone());
        }
    }

    fn change(&mut self, change: Change) {
        match change {
            Change::Insert(operation, payload, draft) => {
                if let Some(draft) = draft {
                    self.drafts.remove(&draft);
                }
                self.insert(operation, payload);
            }
            Change::Put(operation) => {
                if let Some(row) = self.rows.get_mut(&operation.key) {
                    row.operation = operation;
                }
            }
            Change::Receive(operation, receipt) => {
                let key = operation.key;
                for row in self.rows.values_mut() {
                    reference::fill(&mut row.payload, key, &receipt);
                }
                if let Some(row) = self.rows.get_mut(&key) {
                    row.operation = operation;
                    row.receipt = Some(receipt);
                }
            }
            Change::Replace(old, operation, payload) => {
                let new = operation.key;
                self.rows.remove(&old);
                for row in self.rows.values_mut() {
                    reference::rename(&mut row.payload, old, new);
                }
                self.insert(operation, payload);
            }
            Change::TakeBack(key, draft) => {
                if let Some(row) = self.rows.remove(&key) {
                    self.drafts.insert(draft, row.payload);
                }
            }
            Change::Remove(key) => {
                self.rows.remove(&key);
            }
        }
    }

    fn insert(&mut self, operation: Operation, mut payload: Payload) {
        for of in reference::unfilled(&payload) {
            if let Some(receipt) = self.rows.get(&of).and_then(|row| row.receipt.as_ref()) {
                reference::fill(&mut payload, of, receipt);
            }
        }
        let row = Row {
            operation,
            payload,
            receipt: None,
        };
        self.rows.insert(row.operation.key, row);
    }

    /// The headers, as the store gives them at the start.
    pub fn operations(&self) -> Vec<Operation> {
        self.rows
            .values()
            .map(|row| row.operation.clone())
            .collect()
    }
}
