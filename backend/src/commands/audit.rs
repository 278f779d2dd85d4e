//! `rembang audit`.

use super::open;
use crate::config::Config;
use crate::platform::chain::Finding;
use crate::platform::clock::Clock;
use crate::platform::db::Door;
use clap::{Args, Subcommand};

/// Check the audit chain
#[derive(Args)]
#[command(after_help = "Examples:
  rembang audit verify
  rembang audit verify --json > head.json     # keep it elsewhere: it names the signed end

Exit code 1 when a row was altered, moved, put in or removed.")]
pub struct Audit {
    #[command(subcommand)]
    verb: AuditVerb,
}

#[derive(Subcommand)]
enum AuditVerb {
    /// Recompute the chain, check the signatures, count what is not sealed yet
    Verify,
}

impl Audit {
    pub fn run(self, config: Config, json: bool) -> Result<(), String> {
        let AuditVerb::Verify = self.verb;
        let app = open(config, Clock::System)?;
        let mut conn = app.db.url().open(Door::Read)?;
        let report = app.sealer.verify(&mut conn).map_err(|e| e.to_string())?;
        if json {
            say!(
                "{}",
                serde_json::to_string(&report).map_err(|e| e.to_string())?
            )?;
        } else {
            say!("{} rows sealed, {} wait.", report.sealed, report.unsealed)?;
            say!("Signed end: {} {}", report.head, report.head_hash)?;
            say!("Signature:  {}", report.head_signature)?;
            say!("Public key: {}", report.key)?;
            for finding in &report.findings {
                match finding {
                    Finding::Removed { from, to } if from == to => say!("REMOVED  row {from}")?,
                    Finding::Removed { from, to } => say!("REMOVED  rows {from} to {to}")?,
                    Finding::Altered { seq, id } => say!("ALTERED  row {seq} ({id})")?,
                    Finding::Head { seq } => say!("HEAD     signed end {seq} does not fit")?,
                }
            }
        }
        match report.findings.len() {
            0 => Ok(()),
            count => Err(format!("the audit chain is broken: {count} findings")),
        }
    }
}
