//! What the app itself remembers: where its key lies, and sealed, who is signed in.

use super::schema::setting;
use super::{Result, Store, StoreError};
use diesel::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

impl Store {
    /// A setting that anybody may read.
    pub fn setting<T: DeserializeOwned>(&mut self, name: &str) -> Result<Option<T>> {
        let found: Option<Vec<u8>> = setting::table
            .find(name)
            .select(setting::value)
            .first(&mut self.conn)
            .optional()?;
        found.map(|bytes| from_json(&bytes)).transpose()
    }

    /// A setting that only this phone may read.
    pub fn secret<T: DeserializeOwned>(&mut self, name: &str) -> Result<Option<T>> {
        let found: Option<Vec<u8>> = setting::table
            .find(name)
            .select(setting::value)
            .first(&mut self.conn)
            .optional()?;
        let Some(sealed) = found else {
            return Ok(None);
        };
        let bytes = self.sealer()?.open(&column(name), Uuid::nil(), &sealed)?;
        from_json(&bytes).map(Some)
    }

    /// Keeps a setting, in the open.
    pub fn set(&mut self, name: &str, value: &impl Serialize) -> Result<()> {
        let bytes = to_json(value)?;
        self.put_setting(name, bytes)
    }

    /// Keeps a secret.
    pub fn set_secret(&mut self, name: &str, value: &impl Serialize) -> Result<()> {
        let bytes = to_json(value)?;
        let sealed = self.sealer()?.seal(&column(name), Uuid::nil(), &bytes)?;
        self.put_setting(name, sealed)
    }

    /// Forgets one.
    pub fn unset(&mut self, name: &str) -> Result<()> {
        diesel::delete(setting::table.find(name)).execute(&mut self.conn)?;
        Ok(())
    }

    fn put_setting(&mut self, name: &str, value: Vec<u8>) -> Result<()> {
        diesel::replace_into(setting::table)
            .values((setting::name.eq(name), setting::value.eq(value)))
            .execute(&mut self.conn)?;
        Ok(())
    }
}

fn column(name: &str) -> String {
    format!("setting.{name}")
}

pub(super) fn to_json(value: &impl Serialize) -> Result<Vec<u8>> {
    serde_json::to_vec(value).map_err(|e| StoreError::Failed(e.to_string()))
}

pub(super) fn from_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    serde_json::from_slice(bytes).map_err(|_| StoreError::Damaged)
}
