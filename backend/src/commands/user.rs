//! `rembang user`: the first administrator, and help for people who lost their way in.

use super::{block_on, open};
use crate::config::Config;
use crate::modules::identity::{self, Officer};
use crate::platform::app::App;
use crate::platform::clock::Clock;
use clap::{Args, Subcommand};
use rembang_shared::access::Role;
use rembang_shared::values::Phone;

/// Add, invite and list people
#[derive(Args)]
#[command(after_help = "Examples:
  rembang user add --phone 081234567890 --name 'Bu Sri' --role admin
  rembang user add --phone 081234567891 --name 'Pak Adi' --role enumerator --area 33.17.14
  rembang user invite --phone 081234567892 --name 'Bu Tini'
  rembang user code --phone 089900000005    # of a demo account
  rembang user list --json")]
pub struct User {
    #[command(subcommand)]
    verb: UserVerb,
}

#[derive(Subcommand)]
enum UserVerb {
    /// An account with a role; prints what the person needs to sign in, once
    Add {
        /// Mobile number
        #[arg(long)]
        phone: String,
        /// How to address the person
        #[arg(long)]
        name: String,
        #[arg(long, help = format!("One of {}", given_roles()))]
        role: String,
        /// Area code within which the role holds  [default: the whole regency]
        #[arg(long)]
        area: Option<String>,
    },
    /// An activation code: for a new person, a lost PIN or a new device
    Invite {
        /// Mobile number
        #[arg(long)]
        phone: String,
        /// How to address the person
        #[arg(long)]
        name: String,
    },
    /// The one-time code of a demo account, now
    Code {
        /// Mobile number
        #[arg(long)]
        phone: String,
    },
    /// Everybody with a role today
    List,
}

/// Nobody is made a resident: whoever has an account is one.
fn given_roles() -> String {
    let given = Role::ALL.iter().filter(|role| **role != Role::Resident);
    given.map(|role| role.slug()).collect::<Vec<_>>().join(", ")
}

impl User {
    pub fn run(self, config: Config, json: bool) -> Result<(), String> {
        let app = open(config, Clock::System)?;
        let answer = block_on(self.answer(&app))??;
        if json {
            say!("{answer}")?;
        } else {
            print_plainly(&answer)?;
        }
        Ok(())
    }

    async fn answer(self, app: &App) -> Result<serde_json::Value, String> {
        let now = app.clock.now();
        let say = |e: crate::platform::error::AppError| e.to_string();
        match self.verb {
            UserVerb::Add {
                phone,
                name,
                role,
                area,
            } => {
                let role = Role::from_slug(&role)
                    .filter(|role| *role != Role::Resident)
                    .ok_or_else(|| format!("{role} is not a role; known: {}", given_roles()))?;
                let pack = app.regency();
                let area = area.unwrap_or_else(|| pack.about().code.to_string());
                let area = pack
                    .area(&area)
                    .ok_or_else(|| format!("there is no area {area}"))?
                    .code
                    .clone();
                let officer = Officer {
                    phone: parse(&phone)?,
                    name,
                    role,
                    area,
                    demo: None,
                };
                identity::add_officer(app, officer, now).await.map_err(say)
            }
            UserVerb::Invite { phone, name } => identity::invite(app, parse(&phone)?, name, now)
                .await
                .map_err(say),
            UserVerb::Code { phone } => identity::demo_code(app, parse(&phone)?, now)
                .await
                .map_err(say),
            UserVerb::List => identity::list(app, now).await.map_err(say),
        }
    }
}

fn parse(phone: &str) -> Result<Phone, String> {
    Phone::parse(phone)
        .map_err(|_| "the phone number is not an Indonesian mobile number".to_owned())
}

/// `key: value` lines; a list prints one block per row.
fn print_plainly(value: &serde_json::Value) -> Result<(), String> {
    match value {
        serde_json::Value::Array(rows) => rows.iter().try_for_each(print_plainly)?,
        serde_json::Value::Object(fields) => {
            for (name, value) in fields {
                let text = value
                    .as_str()
                    .map_or_else(|| value.to_string(), str::to_owned);
                say!("{name:<12} {text}")?;
            }
            say!("")?;
        }
        other => say!("{other}")?,
    }
    Ok(())
}
