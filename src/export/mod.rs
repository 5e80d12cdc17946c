//! [`Analysis`](crate::analysis::Analysis) → files.

pub mod summary;
