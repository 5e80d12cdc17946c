//! The rules that recognise a name as a person's.

use crate::analysis::evidence::rules;

rules! {
    /// A rule that recognises a name as a person's.
    pub enum PersonRule {
        /// The trained recogniser sees a person.
        Recognized = "recognized", "the recogniser sees a person";
        /// A title or an occupation stands right before the name: "Mr", "President".
        Title = "title", "a title stands before it";
        /// Words beside the name say who the person is.
        Introduction = "introduction", "words beside it say who it is";
        /// An age follows: ", 45,".
        Age = "age", "an age follows";
        /// It is the speaker: "said Doe".
        Speech = "speech", "it speaks";
        /// It opens with a known given name, and more words follow.
        GivenName = "given-name", "it opens with a given name";
        /// It stands in a credit or a byline.
        Credit = "credit", "it stands in a credit";
        /// The article has the name in full elsewhere.
        KnownName = "known-name", "the article has it in full elsewhere";
        /// A name joined to it has the family name: "Jack and Jane Doe".
        SharedName = "shared-name", "the name joined to it has its family name";
        /// The reader says so.
        Reader = "reader", "put right by the reader";
    }
}
