//! What the whole article says that a reading of one block needs: whose money it speaks of, the people it names, versions, and old measures.

use super::currencies::Currencies;
use super::metres;
use super::persons::Persons;
use super::versions::Versions;
use crate::analysis::{AnnotatedArticle, Country};

/// What the whole article says.
#[derive(Debug)]
pub struct Context<'a> {
    /// Whose money it speaks of.
    pub currencies: Currencies<'a>,
    /// The people it names.
    pub persons: Persons,
    /// The versions of things that it tells of.
    pub versions: Versions,
    /// Whether it has feet as old books do: "300 ft. above the sea".
    pub has_stopped_feet: bool,
}

impl<'a> Context<'a> {
    /// What `document` with these `countries` says.
    pub fn new(document: &'a AnnotatedArticle<'a>, countries: &[Country]) -> Self {
        Self {
            currencies: Currencies::new(document, countries),
            persons: Persons::new(document),
            versions: Versions::new(document),
            has_stopped_feet: metres::has_stopped_feet(document.text()),
        }
    }
}
