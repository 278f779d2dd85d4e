//! `rembang check`: the rulebook on the command line. Exit 0: evaluated, whatever the verdict;
//! 1: the input was refused; 2: no such rule.

use clap::Args;
use rembang_shared::rule;
use std::io::{Read, Write};
use std::process::ExitCode;

/// Evaluate a rule of the rulebook
#[derive(Args)]
#[command(after_help = "Examples:
  rembang check --list
  rembang check market.validate --example > in.json
  rembang check market.validate < in.json
  rembang check nik --schema")]
pub struct Check {
    /// Name of the rule
    #[arg(required_unless_present = "list")]
    name: Option<String>,
    /// Name every rule
    #[arg(long)]
    list: bool,
    /// Print a worked input
    #[arg(long)]
    example: bool,
    /// Print the schemas of input and output
    #[arg(long, conflicts_with = "example")]
    schema: bool,
}

impl Check {
    pub fn run(self) -> ExitCode {
        let (code, reason) = match self.answer() {
            Ok(text) => match say!("{text}") {
                Ok(()) => return ExitCode::SUCCESS,
                Err(reason) => (ExitCode::FAILURE, reason),
            },
            Err(refused) => refused,
        };
        let _ = writeln!(std::io::stderr(), "rembang: {reason}");
        code
    }

    /// What to print, or the exit code and why.
    fn answer(self) -> Result<String, (ExitCode, String)> {
        if self.list {
            let line = |(name, doc)| format!("{name:<20} {doc}");
            let lines: Vec<String> = rule::list().into_iter().map(line).collect();
            return Ok(lines.join("\n"));
        }
        let name = self.name.unwrap_or_default();
        let refused = |reason: String| (ExitCode::FAILURE, reason);
        let ready = if self.example {
            rule::example(&name)
        } else if self.schema {
            rule::schema(&name).and_then(|schema| serde_json::to_string_pretty(&schema).ok())
        } else {
            let mut input = String::new();
            std::io::stdin()
                .read_to_string(&mut input)
                .map_err(|_| refused("the input is not UTF-8".to_owned()))?;
            match rule::check(&name, &input) {
                Ok(output) => Some(output),
                Err(rule::CheckError::NoSuchRule) => None,
                Err(error) => return Err(refused(error.to_string())),
            }
        };
        ready.ok_or_else(|| {
            let reason = format!("there is no rule {name}; see rembang check --list");
            (ExitCode::from(2), reason)
        })
    }
}
