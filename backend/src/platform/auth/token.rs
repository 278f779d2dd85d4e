//! Access tokens for the app: EdDSA, ten minutes, one algorithm, key id from a fixed map.
//! The session row is still checked, so that a revocation bites at once.

use crate::platform::db::{Id, Instant};
use crate::platform::error::{AppError, Result};
use crate::platform::keys::KeyRing;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use rembang_shared::error::ErrorCode;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Seconds until an access token ends.
pub const LIFETIME: i64 = 600;
const ISSUER: &str = "rembang";
const AUDIENCE: &str = "rembang-app";
const KIND: &str = "access";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    iss: String,
    aud: String,
    kind: String,
    sub: Uuid,
    sid: Uuid,
    iat: i64,
    exp: i64,
}

/// Signs and verifies.
pub struct Tokens {
    kid: String,
    signing: EncodingKey,
    verifying: Vec<(String, DecodingKey)>,
}

impl Tokens {
    /// Takes the newest key for signing and all keys for verifying.
    pub fn new(ring: &KeyRing) -> Result<Self> {
        let newest = ring
            .tokens
            .last()
            .ok_or_else(|| AppError::internal("no token key"))?;
        Ok(Self {
            kid: newest.kid.to_string(),
            signing: EncodingKey::from_ed_der(&newest.pkcs8),
            verifying: ring
                .tokens
                .iter()
                .map(|key| (key.kid.to_string(), DecodingKey::from_ed_der(&key.public)))
                .collect(),
        })
    }

    /// A token for a session.
    pub fn issue(&self, account: Id, session: Id, now: Instant) -> Result<String> {
        let iat = now.0.timestamp();
        let claims = Claims {
            iss: ISSUER.to_owned(),
            aud: AUDIENCE.to_owned(),
            kind: KIND.to_owned(),
            sub: account.0,
            sid: session.0,
            iat,
            exp: iat + LIFETIME,
        };
        let mut header = Header::new(Algorithm::EdDSA);
        header.kid = Some(self.kid.clone());
        jsonwebtoken::encode(&header, &claims, &self.signing)
            .map_err(|e| AppError::internal(e.to_string()))
    }

    /// The session a token names. Whether it still stands is for the session row to say.
    pub fn verify(&self, token: &str, now: Instant) -> Result<Id> {
        let refuse = || AppError::new(ErrorCode::Unauthenticated, "The access token is not valid.");
        let header = jsonwebtoken::decode_header(token).map_err(|_| refuse())?;
        let kid = header.kid.ok_or_else(refuse)?;
        let (_, key) = self
            .verifying
            .iter()
            .find(|(known, _)| *known == kid)
            .ok_or_else(refuse)?;
        let mut rules = Validation::new(Algorithm::EdDSA);
        rules.set_audience(&[AUDIENCE]);
        rules.set_issuer(&[ISSUER]);
        rules.set_required_spec_claims(&["exp", "aud", "iss", "sub"]);
        // The library reads the machine's clock; ours can be turned by a test.
        rules.validate_exp = false;
        let claims = jsonwebtoken::decode::<Claims>(token, key, &rules)
            .map_err(|_| refuse())?
            .claims;
        let at = now.0.timestamp();
        if claims.kind != KIND || claims.exp <= at || claims.iat > at + 60 {
            return Err(refuse());
        }
        Ok(Id(claims.sid))
    }
}
