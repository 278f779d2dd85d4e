//! Who is asking. Owns session, device and grant rows; `modules/identity` owns the endpoints.

pub mod grant;
pub mod secret;
pub mod session;
pub mod throttle;
pub mod token;

use super::db::{Id, Instant};
use chrono::NaiveDate;
use rembang_shared::access::{Access, Role};
use rembang_shared::error::ErrorCode;
use rembang_shared::values::AreaCode;
use std::sync::Arc;

/// A role that holds today.
#[derive(Debug, Clone)]
pub struct Grant {
    /// Row id.
    pub id: Id,
    /// What.
    pub role: Role,
    /// Where.
    pub area: AreaCode,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day.
    pub valid_to: NaiveDate,
}

/// A signed-in caller.
#[derive(Debug, Clone)]
pub struct Person {
    /// Account.
    pub account: Id,
    /// Session in use.
    pub session: Id,
    /// Device in use.
    pub device: Id,
    /// Made up for a demonstration.
    pub demo: bool,
    /// When this session last proved who is there.
    pub proven_at: Option<Instant>,
    /// Grants valid today; empty for a plain resident.
    pub grants: Vec<Grant>,
}

/// How long a proof counts.
pub const FRESH_SECONDS: i64 = 600;

/// The caller of a request.
#[derive(Debug, Clone, Default)]
pub struct Who(pub Option<Arc<Person>>);

impl Who {
    /// First gate of every endpoint.
    pub fn may_call(&self, access: Access) -> Result<(), ErrorCode> {
        match (access, &self.0) {
            (Access::Public, _) | (Access::SignedIn, Some(_)) => Ok(()),
            (_, None) => Err(ErrorCode::Unauthenticated),
            (Access::Roles(roles), Some(person)) => {
                if person
                    .grants
                    .iter()
                    .any(|grant| roles.contains(&grant.role))
                {
                    Ok(())
                } else {
                    Err(ErrorCode::Forbidden)
                }
            }
        }
    }

    /// The signed-in caller; an endpoint that is not public always has one.
    pub fn person(&self) -> super::error::Result<&Person> {
        self.0.as_deref().ok_or_else(|| {
            super::error::AppError::new(ErrorCode::Unauthenticated, "Sign in first.")
        })
    }
}

impl Person {
    /// Proved who they are a moment ago: enough for what must not happen on an unlocked phone
    /// that somebody else holds. A proof of the future, which a clock that was set back leaves,
    /// is none.
    pub fn is_fresh(&self, now: Instant) -> bool {
        self.proven_at
            .is_some_and(|at| now.is_within(at, FRESH_SECONDS))
    }

    /// Holds that role anywhere.
    pub fn is(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }

    /// Holds that role in that area or in one that contains it.
    pub fn is_in(&self, role: Role, area: &AreaCode) -> bool {
        self.grants
            .iter()
            .any(|grant| grant.role == role && grant.area.covers(area))
    }
}
