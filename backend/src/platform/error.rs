//! The one error of the backend. What the caller may read and what the log may read stand in
//! different fields, so that the wrong half cannot leak.

use super::db::Id;
use diesel::result::{DatabaseErrorKind, Error as DieselError};
use rembang_shared::error::{ErrorBody, ErrorCode, FieldCode, FieldError, Refusal};
use std::borrow::Cow;

/// Short name for what handlers return.
pub type Result<T> = std::result::Result<T, AppError>;

/// A closed code for the caller and, apart from it, the truth for the log.
#[derive(Debug, Clone)]
pub struct AppError {
    /// What the caller is told.
    pub code: ErrorCode,
    message: Cow<'static, str>,
    fields: Vec<FieldError>,
    refusal: Option<Refusal>,
    // Boxed: it is rare and large, and every `Result` has room for it.
    current: Option<Box<serde_json::Value>>,
    /// Seconds for `Retry-After`.
    pub retry_after: Option<u64>,
    /// For the log only.
    pub internal: Option<String>,
    /// The connection cannot be used again.
    pub connection_lost: bool,
    /// Whose secret was tried in vain; for the trail only.
    pub subject: Option<Id>,
}

impl AppError {
    /// An error of that code with an English sentence for integrators.
    pub fn new(code: ErrorCode, message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            code,
            message: message.into(),
            fields: Vec::new(),
            refusal: None,
            current: None,
            retry_after: None,
            internal: None,
            connection_lost: false,
            subject: None,
        }
    }

    /// Our fault; the text goes to the log under an incident number, never to the caller.
    pub fn internal(truth: impl Into<String>) -> Self {
        Self {
            internal: Some(truth.into()),
            ..Self::new(ErrorCode::Internal, "Something went wrong on our side.")
        }
    }

    /// Absent, or not yours.
    pub fn not_found() -> Self {
        Self::new(ErrorCode::NotFound, "There is no such thing.")
    }

    /// A rule says no.
    pub fn refused(refusal: Refusal) -> Self {
        Self {
            refusal: Some(refusal),
            ..Self::new(ErrorCode::Refused, "A rule refuses this; see `refusal`.")
        }
    }

    /// Names the person whose secret it was not. The caller never hears of it.
    pub fn about(self, subject: Option<Id>) -> Self {
        Self { subject, ..self }
    }

    /// A PIN, a password or a code that does not fit.
    pub fn is_failed_attempt(&self) -> bool {
        matches!(
            self.refusal,
            Some(Refusal::SignInFailed | Refusal::CodeInvalid)
        )
    }

    /// Not for this caller, with the reason.
    pub fn forbidden(why: Refusal, message: &'static str) -> Self {
        Self {
            refusal: Some(why),
            ..Self::new(ErrorCode::Forbidden, message)
        }
    }

    /// Allowed, but not without a fresh proof of who is asking.
    pub fn step_up() -> Self {
        let message = "Prove who you are (StepUp), then send the same call again.";
        Self::forbidden(Refusal::StepUpNeeded, message)
    }

    /// One field must be mended.
    pub fn field(path: impl Into<String>, code: FieldCode) -> Self {
        Self {
            fields: vec![FieldError {
                path: path.into(),
                code,
            }],
            ..Self::new(
                ErrorCode::Invalid,
                "A value is not acceptable; see `fields`.",
            )
        }
    }

    /// Not now; try again with the same key.
    pub fn unavailable(truth: impl Into<String>) -> Self {
        Self {
            internal: Some(truth.into()),
            retry_after: Some(2),
            ..Self::new(
                ErrorCode::Unavailable,
                "Not available right now; try again.",
            )
        }
    }

    /// The connection is gone with it.
    pub fn connection_lost(truth: impl Into<String>) -> Self {
        Self {
            connection_lost: true,
            ..Self::unavailable(truth)
        }
    }

    /// Too often.
    pub fn too_many(seconds: u64) -> Self {
        Self {
            retry_after: Some(seconds),
            ..Self::new(ErrorCode::TooMany, "Too many attempts; wait a little.")
        }
    }

    /// Somebody changed it; here is how it is now.
    pub fn conflict(current: &impl serde::Serialize) -> Self {
        Self {
            current: serde_json::to_value(current).ok().map(Box::new),
            ..Self::new(ErrorCode::Conflict, "It was changed since you read it.")
        }
    }

    /// A refusal that also names the field.
    pub fn with_field(mut self, path: impl Into<String>, code: FieldCode) -> Self {
        self.fields.push(FieldError {
            path: path.into(),
            code,
        });
        self
    }

    /// The refusal, for callers inside the server.
    pub const fn refusal(&self) -> Option<Refusal> {
        self.refusal
    }

    /// What goes over the wire.
    pub fn body(&self, incident: Option<String>) -> ErrorBody {
        ErrorBody {
            code: self.code,
            message: self.message.clone().into_owned(),
            fields: self.fields.clone(),
            refusal: self.refusal,
            current: self.current.as_deref().cloned(),
            incident,
        }
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:?}: {}",
            self.code,
            self.internal.as_deref().unwrap_or(&self.message)
        )?;
        if let Some(refusal) = self.refusal {
            write!(f, " ({refusal:?})")?;
        }
        for field in &self.fields {
            write!(f, " [{} {:?}]", field.path, field.code)?;
        }
        Ok(())
    }
}

impl From<DieselError> for AppError {
    fn from(error: DieselError) -> Self {
        let text = error.to_string();
        match error {
            DieselError::NotFound => Self::not_found(),
            DieselError::DatabaseError(
                DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand,
                _,
            )
            | DieselError::BrokenTransactionManager => Self::connection_lost(text),
            // Why COMMIT failed is the news; that nothing was left to roll back follows from it.
            DieselError::RollbackErrorOnCommit { commit_error, .. } => Self {
                connection_lost: true,
                ..Self::from(*commit_error)
            },
            // Two at once: the check before the insert tells the second on its retry.
            DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => {
                Self::unavailable(text)
            }
            // The kinds below have no name of their own in Diesel; the texts are the databases'.
            DieselError::DatabaseError(_, _)
                if text.contains("lock timeout") || text.contains("statement timeout") =>
            {
                Self::unavailable(text)
            }
            DieselError::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => {
                Self::unavailable(text)
            }
            DieselError::DatabaseError(_, _) if text.contains("deadlock detected") => {
                Self::unavailable(text)
            }
            DieselError::DatabaseError(_, _) if text.contains("database is locked") => {
                Self::unavailable(text)
            }
            // The machine's fault, and perhaps soon mended: the same call may be sent again then.
            DieselError::DatabaseError(_, _)
                if text.contains("disk I/O error")
                    || text.contains("readonly database")
                    || text.contains("unable to open database file")
                    || text.contains("read-only transaction")
                    || text.contains("Read-only file system")
                    || text.contains("could not fsync")
                    || text.contains("Input/output error") =>
            {
                Self {
                    retry_after: Some(10),
                    ..Self::connection_lost(text)
                }
            }
            DieselError::DatabaseError(_, _)
                if text.contains("disk is full") || text.contains("No space left") =>
            {
                Self {
                    internal: Some(text),
                    retry_after: Some(60),
                    ..Self::new(ErrorCode::Full, "There is no room to store this.")
                }
            }
            DieselError::DatabaseError(_, _)
                if text.contains("server closed the connection")
                    || text.contains("terminating connection")
                    || text.contains("connection to server")
                    || text.contains("no connection to the server") =>
            {
                Self::connection_lost(text)
            }
            _ => Self::internal(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> AppError {
        DieselError::DatabaseError(DatabaseErrorKind::Unknown, Box::new(text.to_owned())).into()
    }

    #[test]
    fn the_machine_s_faults_say_come_again() {
        for text in [
            "disk I/O error",
            "attempt to write a readonly database",
            "unable to open database file",
            "cannot execute INSERT in a read-only transaction",
            "could not fsync file \"base/1\": Input/output error",
        ] {
            let error = said(text);
            assert_eq!(error.code, ErrorCode::Unavailable, "{text}");
            assert!(error.retry_after.is_some() && error.connection_lost);
        }
        assert_eq!(said("database or disk is full").code, ErrorCode::Full);
        // The twin: what is our own fault stays that.
        for text in [
            "no such table: disk",
            "syntax error at or near \"readonly\"",
        ] {
            assert_eq!(said(text).code, ErrorCode::Internal, "{text}");
        }
    }
}
