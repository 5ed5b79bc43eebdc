//! A consensus session.

use super::Made;
use crate::model::{NewSession, SessionId};

/// A session with its date and those present.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// Names the session.
    pub id: SessionId,
    /// When made.
    pub made: Made,
    /// Pass, date, those present.
    pub held: NewSession,
}
