//! The rules that recognise what somebody is reported to have said, and who that is.

use crate::analysis::evidence::rules;

rules! {
    /// A rule that recognises a quote or its speaker.
    pub enum QuoteRule {
        /// It stands in quotation marks, or some of it does.
        Marks = "marks", "it stands in quotation marks";
        /// A word of saying holds it: "said", "warned".
        Saying = "saying", "a word of saying goes with it";
        /// A word that only an utterance can follow holds it: "called", "accused".
        Calling = "calling", "a verb says what somebody calls it";
        /// "According to" names its source.
        AccordingTo = "according-to", "“according to” names its source";
        /// "As the agency reported" names its source.
        AsReported = "as-reported", "“as …” names its source";
        /// A poll or a study gives it: "In a poll, 40 per cent …".
        Poll = "poll", "a poll or a study gives it";
        /// A colon stands between it and who says it.
        Colon = "colon", "a colon stands between it and its speaker";
        /// A dash opens it, as in dialogue.
        Dash = "dash", "a dash opens it, as in dialogue";
        /// A name or "Q" or "A" stands before it, as in a transcript.
        Label = "label", "the speaker's name stands before it, as in a transcript";
        /// It stands alone after somebody has spoken, who goes on.
        GoesOn = "goes-on", "the speaker before it goes on";
        /// It stands alone where two speakers take turns.
        Turn = "turn", "two speakers take turns";
        /// It stands alone after a sentence about its speaker.
        SentenceBefore = "sentence-before", "the sentence before it is about its speaker";
        /// Words in marks belong to what somebody does.
        Governed = "governed", "it belongs to what somebody does or thinks";
        /// It is a post of a social network.
        Post = "post", "it is a post, with its author";
        /// The reader says who speaks.
        Reader = "reader", "put right by the reader";
        /// The speaker's name stands there.
        Named = "named", "the speaker is named there";
        /// A pronoun stands for the speaker, who is told by what came before.
        Pronoun = "pronoun", "a pronoun stands for the speaker";
        /// A role or a noun stands for the speaker: "the minister".
        Description = "description", "a description stands for the speaker";
    }
}
