//! The register of processing (UU 27/2022 Art. 31): `shared/purposes.csv`, built in. A test holds
//! it against the database, so that no column is without a purpose.

use crate::platform::cx::Cx;
use crate::platform::error::{AppError, Result};
use rembang_shared::page::Page;
use rembang_shared::privacy::api::RegisterEntry;

const FILE: &str = include_str!("../../../../shared/purposes.csv");

/// Every line.
pub fn entries() -> Result<Vec<RegisterEntry>> {
    csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(FILE.as_bytes())
        .deserialize()
        .collect::<std::result::Result<_, csv::Error>>()
        .map_err(|e| AppError::internal(format!("purposes.csv: {e}")))
}

pub fn processing_register(_: &mut Cx<'_>, (): (), (): ()) -> Result<Page<RegisterEntry>> {
    Ok(Page::whole(entries()?))
}
