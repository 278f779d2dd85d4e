//! Callers, made the way real people are: an operator adds or invites, the person activates or
//! signs in over the wire.

use crate::server::Server;
use rembang_backend::modules::identity::{self, Officer};
use rembang_core::{Client, Operation};
use rembang_shared::access::Role;
use rembang_shared::identity::api::*;
use rembang_shared::values::Phone;
use serde_json::Value;
use std::sync::atomic::{AtomicU32, Ordering};
use totp_rs::Totp;
use uuid::Uuid;

/// PIN of everybody in the tests.
pub const PIN: &str = "402613";

/// A signed-in person with the app.
pub struct Caller {
    /// Account.
    pub id: Uuid,
    /// Number in full.
    pub phone: String,
    /// Typed calls with the access token.
    pub client: Client,
    /// What the app would keep.
    pub tokens: Tokens,
    /// Password of an officer.
    pub password: Option<String>,
    /// One-time codes of an officer.
    pub totp: Option<Totp>,
}

/// A number nobody else in this process has.
pub fn new_phone() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(10_000_000);
    format!("0899{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

impl Caller {
    pub(crate) async fn resident(server: &Server, name: &str) -> Self {
        let phone = new_phone();
        let number = Phone::parse(&phone).expect("a number");
        let invited =
            identity::invite(&server.app, number, name.to_owned(), server.app.clock.now()).await;
        let code = text(&invited.expect("an invitation"), "code");
        Self::activate(server, phone, &code).await
    }

    pub(crate) async fn with_role(server: &Server, role: Role, area: &str) -> Self {
        let phone = new_phone();
        let officer = Officer {
            phone: Phone::parse(&phone).expect("a number"),
            name: format!("Uji {}", role.slug()),
            role,
            area: area.parse().expect("an area"),
            demo: None,
        };
        let added = identity::add_officer(&server.app, officer, server.app.clock.now())
            .await
            .expect("an account");
        if !role.needs_second_factor() {
            return Self::activate(server, phone, &text(&added, "activation")).await;
        }
        let password = text(&added, "password");
        let totp = Totp::from_url(text(&added, "totp")).expect("a TOTP address");
        let session = Self::sign_in(server, &phone, &password, Some(&totp)).await;
        Self::from_session(server, phone, session, Some(password), Some(totp))
    }

    /// Notes somebody's NIK as an officer does: on the account as it was read.
    pub async fn see_nik(&self, id: Uuid, nik: &str) -> AccountView {
        let params = AccountParam { id };
        let read = self.client.call::<Account>(params.clone(), ()).await;
        let nik = SeenNik {
            nik: nik.to_owned(),
        };
        let seen =
            Operation::<SeeNik>::new(params, nik).on_version(read.expect("an account").version);
        self.client.send(&seen).await.expect("a NIK that was seen")
    }

    async fn activate(server: &Server, phone: String, code: &str) -> Self {
        let activation = Activation {
            phone: phone.clone(),
            code: code.to_owned(),
            secret: PIN.to_owned(),
            client: Client_::App,
            device_label: "HP uji".to_owned(),
        };
        let session = server
            .visitor()
            .call::<Activate>((), activation)
            .await
            .expect("an activation");
        Self::from_session(server, phone, session, None, None)
    }

    /// An officer's sign-in, with a one-time code of the server's clock.
    pub async fn sign_in(
        server: &Server,
        phone: &str,
        password: &str,
        totp: Option<&Totp>,
    ) -> SessionView {
        let at = u64::try_from(server.app.clock.now().0.timestamp()).expect("after 1970");
        let credentials = Credentials {
            phone: phone.to_owned(),
            secret: password.to_owned(),
            totp: totp.map(|totp| totp.generate(at).to_string()),
            client: Client_::App,
            device: None,
            device_label: "Komputer kantor".to_owned(),
        };
        server
            .visitor()
            .call::<SignIn>((), credentials)
            .await
            .expect("a sign-in")
    }

    fn from_session(
        server: &Server,
        phone: String,
        session: SessionView,
        password: Option<String>,
        totp: Option<Totp>,
    ) -> Self {
        let tokens = session.tokens.expect("tokens for the app");
        let client = server.visitor().with_access(&tokens.access);
        Self {
            id: session.me.id,
            phone,
            client,
            tokens,
            password,
            totp,
        }
    }
}

use rembang_shared::identity::api::Client as Client_;

fn text(value: &Value, field: &str) -> String {
    value[field]
        .as_str()
        .unwrap_or_else(|| panic!("{field} in {value}"))
        .to_owned()
}
