//! The rules that decide between the meanings of a name such as Georgia, Jordan or Washington.

use crate::analysis::evidence::rules;

rules! {
    /// A rule that decides that a name is a country rather than a state, a person or a word.
    pub enum CountryRule {
        /// The article names the country, its people, or a place or person that belongs to it.
        Article = "article", "the article speaks of the country elsewhere";
        /// Another country stands next to it in a list, or near a name that may be a person's.
        List = "list", "another country stands beside it";
        /// Words beside it mark it as a country: "in", "president of".
        Words = "words", "words beside it treat it as a country";
        /// The trained recogniser sees a place.
        Recognized = "recognized", "the recogniser sees a place";
        /// Nothing else: it is what the name usually means.
        Usual = "usual", "it is what the name mostly means";
        /// The reader says so.
        Reader = "reader", "put right by the reader";
    }
}
