//! `rembang config`.

use super::regency;
use crate::config::Config;
use crate::modules::market;
use clap::Args;

/// Show and check the settings and the regency pack
#[derive(Args)]
#[command(
    name = "config",
    after_help = "Examples:
  rembang config
  rembang config --regency ./3318-pati --json      # is that pack whole?"
)]
pub struct ConfigVerb {}

impl ConfigVerb {
    pub fn run(self, config: &Config, json: bool) -> Result<(), String> {
        let pack = regency(config)?;
        let market = market::pack(&pack).map_err(|error| error.to_string())?;
        let mut shown = config.shown();
        shown["pack"] = serde_json::json!({
            "code": pack.about().code,
            "name": pack.about().name,
            "areas": pack.areas().len(),
            "places": market.places().len(),
            "commodities": market.commodities().len(),
            "references": market.references().len(),
        });
        if json {
            say!("{shown}")?;
        } else {
            say!(
                "{}",
                serde_json::to_string_pretty(&shown).map_err(|e| e.to_string())?
            )?;
        }
        Ok(())
    }
}
