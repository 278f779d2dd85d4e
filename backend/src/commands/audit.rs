//! `rembang audit`.

use super::{block_on, open};
use crate::config::Config;
use crate::platform::chain::Finding;
use crate::platform::clock::Clock;
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
        let sealer = std::sync::Arc::clone(&app.sealer);
        let report =
            block_on(app.db.read(move |conn| sealer.verify(conn)))?.map_err(|e| e.to_string())?;
        if json {
            println!(
                "{}",
                serde_json::to_string(&report).map_err(|e| e.to_string())?
            );
        } else {
            println!("{} rows sealed, {} wait.", report.sealed, report.unsealed);
            println!("Signed end: {} {}", report.head, report.head_hash);
            println!("Signature:  {}", report.head_signature);
            println!("Public key: {}", report.key);
            for finding in &report.findings {
                match finding {
                    Finding::Removed { from, to } if from == to => println!("REMOVED  row {from}"),
                    Finding::Removed { from, to } => println!("REMOVED  rows {from} to {to}"),
                    Finding::Altered { seq, id } => println!("ALTERED  row {seq} ({id})"),
                    Finding::Head { seq } => println!("HEAD     signed end {seq} does not fit"),
                }
            }
        }
        match report.findings.len() {
            0 => Ok(()),
            count => Err(format!("the audit chain is broken: {count} findings")),
        }
    }
}
