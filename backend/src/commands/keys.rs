//! `rembang keys`.

use super::make_data_dir;
use crate::config::Config;
use crate::platform::keys::{FILE, KeyRing};
use clap::Args;

/// Show and rotate the keys. Losing the key ring loses every sealed column
#[derive(Args)]
#[command(after_help = "Examples:
  rembang keys
  rembang keys --rotate-tokens     # old access tokens stay valid for their ten minutes")]
pub struct Keys {
    /// Sign access tokens with a new key from the next start on
    #[arg(long)]
    rotate_tokens: bool,
}

impl Keys {
    pub fn run(self, config: &Config, json: bool) -> Result<(), String> {
        make_data_dir(config)?;
        let path = config.data_dir.join(FILE);
        KeyRing::open_or_create(&config.data_dir)?;
        if self.rotate_tokens {
            KeyRing::rotate_tokens(&path)?;
        }
        let ring = KeyRing::open(&path)?;
        let columns: Vec<u32> = ring.columns.iter().map(|key| key.kid).collect();
        let tokens: Vec<u32> = ring.tokens.iter().map(|key| key.kid).collect();
        if json {
            say!(
                "{}",
                serde_json::json!({ "file": path, "column_keys": columns, "token_keys": tokens })
            )?;
        } else {
            say!("Key ring: {}", path.display())?;
            say!("Column keys {columns:?}, token keys {tokens:?}; the last of each is in use.")?;
            say!("Keep a copy apart from the database: without it the sealed data is lost.")?;
        }
        Ok(())
    }
}
