//! Why a command has no answer, in the words the portal's own client throws, so that screens have one
//! table of sentences for both.

use rembang_core::CallError;
use rembang_core::engine::EngineError;
use rembang_core::outbox::{Problem, Reason};
use rembang_core::store::StoreError;
use rembang_shared::error::{ErrorBody, ErrorCode};
use serde::Serialize;

/// Without `status` nobody knows whether the server heard it.
#[derive(Debug, Serialize)]
pub struct Failure {
    status: Option<u16>,
    body: Option<Box<ErrorBody>>,
    /// Somebody between here and our server said it.
    foreign: bool,
    /// The server's certificate does not hold on the day that this device shows.
    wrong_clock: bool,
}

impl Failure {
    /// Nobody answered.
    pub const SILENT: Self = Self {
        status: None,
        body: None,
        foreign: false,
        wrong_clock: false,
    };

    /// What the server would have said.
    pub fn of(code: ErrorCode, message: impl Into<String>) -> Self {
        Self::refused(
            code.status(),
            Box::new(ErrorBody {
                code,
                message: message.into(),
                fields: Vec::new(),
                refusal: None,
                current: None,
                incident: None,
            }),
        )
    }

    fn refused(status: u16, body: Box<ErrorBody>) -> Self {
        Self {
            status: Some(status),
            body: Some(body),
            ..Self::SILENT
        }
    }
}

impl From<Reason> for Failure {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::Refused { status, body } => Self::refused(status, body),
            Reason::Silent { .. } => Self::SILENT,
        }
    }
}

impl From<CallError> for Failure {
    fn from(error: CallError) -> Self {
        match error {
            CallError::Refused { status, body, .. } => Self::refused(status, body),
            CallError::Network(_) => Self::SILENT,
            CallError::NotOurs(status) => Self {
                status: Some(status),
                foreign: true,
                ..Self::SILENT
            },
            CallError::WrongClock => Self {
                wrong_clock: true,
                ..Self::SILENT
            },
        }
    }
}

impl From<EngineError> for Failure {
    fn from(error: EngineError) -> Self {
        let code = match &error {
            EngineError::Outbox(Problem::Full) | EngineError::Store(StoreError::Full) => {
                ErrorCode::Full
            }
            EngineError::Outbox(Problem::SignInFirst) => ErrorCode::Unauthenticated,
            EngineError::Outbox(Problem::Unknown) => ErrorCode::NotFound,
            EngineError::Outbox(_) | EngineError::Unsent(_) => ErrorCode::Conflict,
            EngineError::Store(_) => ErrorCode::Internal,
            EngineError::Closed(_) => ErrorCode::Unavailable,
            EngineError::Row(_) | EngineError::NotOffline => ErrorCode::Malformed,
            EngineError::Address(_) => ErrorCode::Invalid,
            EngineError::Call(_) => {
                let EngineError::Call(error) = error else {
                    return Self::SILENT;
                };
                return error.into();
            }
        };
        Self::of(code, error.to_string())
    }
}

/// Short name for what commands return.
pub type Result<T> = std::result::Result<T, Failure>;
