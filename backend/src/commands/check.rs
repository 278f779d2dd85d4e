//! `rembang check`: the rulebook on the command line. Exit 0: evaluated, whatever the verdict;
//! 1: the input was refused; 2: no such rule.

use clap::Args;
use rembang_shared::rule;
use std::io::Read;
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
        if self.list {
            for rule in rule::names() {
                println!("{:<20} {}", rule.name, rule.doc.trim());
            }
            return ExitCode::SUCCESS;
        }
        let name = self.name.unwrap_or_default();
        let ready = if self.example {
            rule::example(&name)
        } else if self.schema {
            rule::schema(&name).and_then(|schema| serde_json::to_string_pretty(&schema).ok())
        } else {
            let mut input = String::new();
            if std::io::stdin().read_to_string(&mut input).is_err() {
                eprintln!("rembang: the input is not UTF-8");
                return ExitCode::FAILURE;
            }
            match rule::check(&name, &input) {
                Ok(output) => Some(output),
                Err(rule::CheckError::NoSuchRule) => None,
                Err(error) => {
                    eprintln!("rembang: {error}");
                    return ExitCode::FAILURE;
                }
            }
        };
        match ready {
            Some(text) => {
                println!("{text}");
                ExitCode::SUCCESS
            }
            None => {
                eprintln!("rembang: there is no rule {name}; see rembang check --list");
                ExitCode::from(2)
            }
        }
    }
}
