//! The register of processing (UU 27/2022 Art. 31): `purposes.csv` of every module, built in. A test
//! holds them against the database, so that no column is without a purpose.

use crate::platform::cx::Cx;
use crate::platform::error::{AppError, Result};
use rembang_shared::page::Page;
use rembang_shared::privacy::api::RegisterEntry;

/// Every line.
pub fn entries() -> Result<Vec<RegisterEntry>> {
    let lines = |file: &&'static str| {
        csv::ReaderBuilder::new()
            .comment(Some(b'#'))
            .from_reader(file.as_bytes())
            .into_deserialize()
    };
    rembang_shared::PURPOSES
        .iter()
        .flat_map(lines)
        .collect::<std::result::Result<_, csv::Error>>()
        .map_err(|e| AppError::internal(format!("purposes.csv: {e}")))
}

pub fn processing_register(_: &mut Cx<'_>, (): (), (): ()) -> Result<Page<RegisterEntry>> {
    Ok(Page::whole(entries()?))
}
