//! Accounts, devices, sessions, grants. Rows of sessions and grants are `platform::auth`'s;
//! this module has the endpoints around them and the account row itself.
//!
//! What hands out tokens is a flow: several writes that must agree, with Argon2 between them,
//! outside the writer. Each last write looks again at what the first one read.

mod activation;
mod entry;
mod guard;
mod http;
mod input;
mod officers;
mod opening;
mod people;
mod qr;
mod rights;
pub mod schema;
mod step_up;
mod store;
mod totp;
mod upkeep;

pub use guard::bounds;
pub use officers::{Officer, account_id, add_demo_resident, add_officer, demo_code, invite, list};
pub use rights::{
    Known, abandoned, correct_name, destroy, held, known, offices_of, person_for_case,
};

use crate::platform::audit::{self, Act};
use crate::platform::bind::Routes;
use crate::platform::db::{Conn, Id};
use crate::platform::error::Result;
use crate::platform::module::Module;
use crate::platform::request::Call;
use rembang_shared::identity::api;

pub use store::{Holder, holders, names, people_beyond, people_within};

/// This module.
pub const MODULE: Module = Module::new("identity", bind);

fn bind(routes: &mut Routes) {
    routes.bind_flow::<api::SignUp, _>(entry::sign_up);
    routes.bind_flow::<api::SignIn, _>(entry::sign_in);
    routes.bind_flow::<api::Refresh, _>(upkeep::refresh);
    routes.bind_flow::<api::SignOut, _>(upkeep::sign_out);
    routes.bind_flow::<api::Activate, _>(activation::activate);
    routes.bind_flow::<api::ChangeSecret, _>(upkeep::change_secret);
    routes.bind::<api::Me>(http::me);
    routes.bind::<api::Devices>(http::devices);
    routes.bind::<api::RevokeDevice>(http::revoke_device);
    routes.bind_flow::<api::Invite, _>(activation::invite);
    routes.bind_flow::<api::StepUp, _>(step_up::step_up);
    routes.bind_flow::<api::StartTotp, _>(step_up::start_totp);
    routes.bind_flow::<api::ConfirmTotp, _>(step_up::confirm_totp);
    routes.bind::<api::ChangeName>(http::change_name);
    routes.bind::<api::Grants>(people::grants);
    routes.bind::<api::GrantAreas>(people::grant_areas);
    routes.bind::<api::FindPerson>(people::find_person);
    routes.bind::<api::GrantRole>(http::grant_role);
    routes.bind::<api::RevokeGrant>(http::revoke_grant);
    routes.bind::<api::Account>(http::account);
    routes.bind::<api::SeeNik>(http::see_nik);
}

/// The audit row of a flow; handlers in a transaction get theirs from `bind`.
fn note(conn: &mut Conn, call: &Call, action: &str, subject: Id, object: Option<Id>) -> Result<()> {
    let actor = call.who.0.as_ref().map(|person| person.account);
    let object = object.map(|id| id.0.to_string());
    let act = Act {
        actor,
        action,
        subject: Some(subject),
        object: object.as_deref(),
        request_id: &call.request_id,
    };
    audit::record(conn, &act, call.now).map(drop)
}
