//! Accounts, devices, sessions, grants. Rows of sessions and grants are `platform::auth`'s;
//! this module has the endpoints around them and the account row itself.

mod flow;
mod http;
mod officers;
mod store;

pub use officers::{Officer, account_id, add_demo_resident, add_officer, demo_code, invite, list};

use crate::platform::bind::Routes;
use rembang_shared::identity::api;

/// Mounts this module's rows of the contract.
pub fn bind(routes: &mut Routes) {
    routes.bind_flow::<api::SignUp, _>(flow::sign_up);
    routes.bind_flow::<api::SignIn, _>(flow::sign_in);
    routes.bind_flow::<api::Refresh, _>(flow::refresh);
    routes.bind_flow::<api::SignOut, _>(flow::sign_out);
    routes.bind_flow::<api::Activate, _>(flow::activate);
    routes.bind_flow::<api::ChangeSecret, _>(flow::change_secret);
    routes.bind::<api::Me>(http::me);
    routes.bind::<api::Devices>(http::devices);
    routes.bind_flow::<api::RevokeDevice, _>(flow::revoke_device);
    routes.bind_flow::<api::Invite, _>(flow::invite);
    routes.bind::<api::GrantRole>(http::grant_role);
    routes.bind::<api::RevokeGrant>(http::revoke_grant);
    routes.bind::<api::Account>(http::account);
    routes.bind::<api::SeeNik>(http::see_nik);
}
