//! How many points each piece of evidence for a person counts, and how many make a name a person's.
//!
//! Ten points are one good reason, and a person takes three ([`SURE`]): a given name with a family name (25 + 14), or a
//! verb of saying after a known family name (26 + 14); "Mr" alone is enough (40). The points for the name's own words,
//! the words around it, lists and the recogniser are added up over all places of the name ([`super::pooled`]). From
//! just under one good reason on ([`DOUBTFUL`]), a name that is not sure is shown as unsure. A person less than six
//! points over the threshold ([`WEAK_MARGIN`]) is listed with a doubt, unless the recogniser sees a person at one of
//! its places. The numbers are judgements, set by hand on annotated articles by weighing one case against another; none
//! is derived from counts. A difference of one or two points only ranks two cases.

/// From this many points on, a name counts as a person's.
pub const SURE: i32 = 30;
/// From this many points on, a name that is not sure is shown as unsure.
pub const DOUBTFUL: i32 = 8;
/// This few are enough for that if it opens with a given name.
pub const DOUBTFUL_GIVEN: i32 = -5;
/// This few are enough for that if several words have the capitals of a name and nothing else accounts for them.
pub const DOUBTFUL_SEVERAL: i32 = -25;
/// A person with less than this above [`SURE`] is in doubt.
pub const WEAK_MARGIN: i32 = 6;
/// If the words around a single everyday word give this many points, it is a name.
pub const EVERYDAY_NAME: i32 = 10;

/// The words of any name.
pub mod own {
    /// It has no words.
    pub const NO_WORD: i32 = -50;
    /// Its capitals may be those of a headline.
    pub const IN_HEADLINE: i32 = -8;
    /// It is one short word in capitals among others that are not: an acronym.
    pub const ACRONYM: i32 = -30;
    /// It is in capitals among other words that are not.
    pub const IN_CAPITALS: i32 = -12;
    /// It stands in a credit.
    pub const IN_CREDIT: i32 = 10;
    /// Letters for an office or a degree follow it: "Jane Doe KC".
    pub const POST_NOMINAL: i32 = 22;
    /// "Jr" or the like follows a given name.
    pub const GIVEN_WITH_GENERATION: i32 = 45;
    /// It stands in a list with the family name first.
    pub const FAMILY_NAME_FIRST: i32 = 45;
    /// It contains a nickname in quotation marks.
    pub const NICKNAME: i32 = 12;
    /// It is a country's name, and so a person's only if a full name elsewhere shows it.
    pub const COUNTRY: i32 = -100;
}

/// A name of one word.
pub mod single {
    /// It is an initial.
    pub const INITIAL: i32 = -40;
    /// It is a known name, and hardly ever anything else.
    pub const NAME: i32 = 26;
    /// The same at the start of a sentence.
    pub const OPENING_NAME: i32 = 24;
    /// It is a known name, but also something else.
    pub const AMBIGUOUS_NAME: i32 = 14;
    /// The same at the start of a sentence.
    pub const OPENING_AMBIGUOUS_NAME: i32 = 10;
    /// It is in no list.
    pub const UNKNOWN: i32 = 8;
    /// A list has it as the name of something else.
    pub const OTHER: i32 = -20;
    /// It is a common word.
    pub const COMMON: i32 = -25;
    /// It is a common word and a name.
    pub const COMMON_NAME: i32 = -10;
    /// It is a rarer word.
    pub const RARER: i32 = -15;
    /// It is a rarer word and a name.
    pub const RARER_NAME: i32 = -2;
    /// It is a place.
    pub const PLACE: i32 = -20;
    /// It ends the names of things, or is a title, and is not a name.
    pub const TAIL: i32 = -25;
    /// It opens a sentence and is an English word.
    pub const OPENING_WORD: i32 = -8;
}

/// A name of one word in no list that does, is or has what only a person can, in addition to what that counts.
pub const HUMAN_UNKNOWN: i32 = 16;

/// A name of several words.
pub mod several {
    /// "Peter the Great", where the first word is a known name.
    pub const EPITHET: i32 = 40;
    /// The same if it is not.
    pub const UNKNOWN_EPITHET: i32 = 25;
    /// Its first word is an initial.
    pub const INITIAL_FIRST: i32 = 20;
    /// Its first word is a given name.
    pub const GIVEN_FIRST: i32 = 25;
    /// Its first word is a given name and a common word.
    pub const COMMON_GIVEN_FIRST: i32 = 20;
    /// Its first word is a family name.
    pub const SURNAME_FIRST: i32 = 16;
    /// Its first word is an English word and not a name.
    pub const ENGLISH_FIRST: i32 = -20;
    /// Its first word is in no list.
    pub const UNKNOWN_FIRST: i32 = 6;
    /// Its first word is a place too.
    pub const PLACE_FIRST: i32 = -8;
    /// Its first word is a place and a given name, and the last is distinctive.
    pub const PLACE_OR_GIVEN_FIRST: i32 = -2;
    /// Its last word is an initial.
    pub const INITIAL_LAST: i32 = -10;
    /// Its last word is a family name.
    pub const SURNAME_LAST: i32 = 14;
    /// Its last word is a family name and a common word.
    pub const COMMON_SURNAME_LAST: i32 = 6;
    /// Its last word is a given name.
    pub const GIVEN_LAST: i32 = 8;
    /// Its last word is a common word.
    pub const COMMON_LAST: i32 = -20;
    /// The same after a given name that is nothing else.
    pub const COMMON_LAST_BEHIND_GIVEN: i32 = -10;
    /// Its last word is a rarer word.
    pub const RARER_LAST: i32 = -10;
    /// The same after a given name that is nothing else.
    pub const RARER_LAST_BEHIND_GIVEN: i32 = 8;
    /// Its last word is in no list.
    pub const UNKNOWN_LAST: i32 = 9;
    /// Its last word is a place and not a family name.
    pub const PLACE_LAST: i32 = -10;
    /// The family name first, then a given name with a hyphen: "Roe Jae-min".
    pub const FAMILY_NAME_FIRST: i32 = 15;
    /// A particle stands in the middle.
    pub const PARTICLE: i32 = 8;
    /// An initial stands in the middle.
    pub const MIDDLE_INITIAL: i32 = 10;
    /// Each English word in the middle.
    pub const ENGLISH_MIDDLE: i32 = -12;
    /// "Jr" or "Sr" ends it.
    pub const GENERATION: i32 = 15;
    /// A short word in capitals ends it: "Space VR".
    pub const SHORT_CAPITALS_LAST: i32 = -25;
    /// Each word beyond the fourth.
    pub const WORD_TOO_MANY: i32 = -6;
    /// A longer word in capitals follows the first.
    pub const CAPITALS_BEHIND: i32 = -10;
}

/// The words around a name.
pub mod context {
    /// "…”, said Doe".
    pub const QUOTED_SAID_BEFORE: i32 = 32;
    /// "said Doe" without a quotation.
    pub const SAID_BEFORE: i32 = 6;
    /// "Doe said".
    pub const SPEAKS: i32 = 26;
    /// "Doe also said".
    pub const SPEAKS_BEHIND_ADVERB: i32 = 16;
    /// Another verb for what people do follows: "Doe resigned".
    pub const ACTS: i32 = 10;
    /// A verb that any subject can have follows: "Doe was".
    pub const ANY_VERB: i32 = 4;
    /// "Doe himself".
    pub const HIMSELF: i32 = 20;
    /// "Doe's".
    pub const POSSESSIVE: i32 = 4;
    /// "Doe's wife", in addition.
    pub const BELONGING: i32 = 10;
    /// "Doe, who".
    pub const WHO_BEHIND_COMMA: i32 = 26;
    /// "Doe who".
    pub const WHO: i32 = 8;
    /// "Doe (L)".
    pub const IN_PICTURE: i32 = 15;
    /// "Doe pictured".
    pub const PICTURED: i32 = 10;
    /// A number follows a single name.
    pub const NUMBER_BEHIND: i32 = -15;
    /// "the Doe".
    pub const ARTICLE: i32 = -20;
    /// "Bank of Doe", with a capital before "of".
    pub const OF_A_NAME: i32 = -15;
    /// "the murder of Jane Doe".
    pub const OF_PERSON: i32 = 16;
    /// "the murder of Doe".
    pub const OF_PERSON_SINGLE: i32 = 8;
    /// "the village of Doe".
    pub const OF_THING: i32 = -20;
    /// "India's Jane Doe".
    pub const POSSESSED: i32 = 5;
    /// A word that names often follow: "named".
    pub const NAME_OPENER: i32 = 4;
    /// "according to Doe".
    pub const ACCORDING_TO: i32 = 12;
    /// "Photo: Jane Doe".
    pub const PICTURE_LABEL: i32 = 12;
    /// "in Doe".
    pub const IN_PLACE_SINGLE: i32 = -10;
    /// "in Doe's".
    pub const IN_PLACE_POSSESSIVE: i32 = -4;
    /// "in Jane Doe", where Jane is a given name or an initial.
    pub const IN_PLACE_GIVEN: i32 = -4;
    /// "in Doe Roe", where it is not.
    pub const IN_PLACE_SEVERAL: i32 = -12;
    /// An age follows.
    pub const AGE: i32 = 25;
    /// An age follows a single word with the capital of a name, whatever the word: that alone makes a person.
    pub const AGE_SINGLE: i32 = 58;
    /// Words after a name of several words say who the person is.
    pub const APPOSITION: i32 = 18;
    /// Words after a single name say who the person is.
    pub const APPOSITION_SINGLE: i32 = 12;
    /// "Mr Doe".
    pub const HONORIFIC: i32 = 40;
    /// "President Doe".
    pub const TITLE: i32 = 22;
    /// "mr Doe".
    pub const LOWER_HONORIFIC: i32 = 20;
    /// "president Doe".
    pub const LOWER_TITLE: i32 = 18;
    /// A form of address that is also a common word, at the start of a sentence.
    pub const OPENING_COMMON_TITLE: i32 = 22;
    /// "his wife, Jane Doe".
    pub const INTRODUCED_BEHIND_COMMA: i32 = 18;
    /// Other words before the name say who the person is.
    pub const INTRODUCED: i32 = 12;
}

/// Names in lists.
pub mod list {
    /// One neighbour in an enumeration is certainly a person.
    pub const SURE_NEIGHBOUR: i32 = 16;
    /// Several neighbours are.
    pub const SURE_NEIGHBOURS: i32 = 42;
    /// A third of a long list of single names is sure.
    pub const LINE_UP: i32 = 16;
    /// It stands in a line-up, in a list of bookings, or among the scorers behind a result.
    pub const TEAM_SHEET: i32 = 60;
    /// A photographer named in a credit has this much above [`super::SURE`].
    pub const PHOTOGRAPHER: i32 = 10;
}

/// The recogniser's average opinion over the places of a name, at full confidence.
pub mod opinion {
    /// It sees a person in a single name.
    pub const PERSON_SINGLE: f32 = 35.0;
    /// It sees a person in a name of several words.
    pub const PERSON_SEVERAL: f32 = 30.0;
    /// It sees something else in a single name.
    pub const OTHER_SINGLE: f32 = 15.0;
    /// It sees something else in a name of several words.
    pub const OTHER_SEVERAL: f32 = 10.0;
    /// The name stands where a place would at all its places.
    pub const PLACE_LIKE: f32 = 8.0;
    /// The least average opinion from which the recogniser is believed about a known family name that stands alone in
    /// the article and does nothing that only people do.
    pub const BELIEVED_KNOWN: f32 = 0.45;
    /// The same for a word that no list knows, or knows as something else too.
    pub const BELIEVED_UNKNOWN: f32 = 0.9;
    /// The words around a single name call it a thing somewhere.
    pub const THING_SINGLE: f32 = 30.0;
    /// The words around a name of several words call it a thing somewhere.
    pub const THING_SEVERAL: f32 = 20.0;
}
