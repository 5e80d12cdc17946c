//! The classes of words.

use strum::{EnumCount, EnumIter, EnumString, IntoStaticStr};

/// What a word is to the rules. Its name in small letters, with hyphens, heads its list in `assets/lang/*/words/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumCount, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Class {
    // General.
    /// A word that is no noun, verb or adjective: "the", "but", "already".
    Function,
    /// The same, where nouns follow: "two", "several"; and a greeting.
    Opening,
    /// A month, in full or short.
    Month,
    /// A day of the week, in full or short.
    Weekday,
    /// An article or a possessive: "the", "her".
    Determiner,

    // Names, which have lists of their own.
    /// A given name.
    Given,
    /// A family name.
    Surname,
    /// One of the ten thousand most frequent words.
    Common,
    /// A word that is less frequent.
    Rarer,
    /// A place of one word.
    Place,

    // People.
    /// A title that stands before a name: "Mr", "President".
    Honorific,
    /// A title or occupation that is also a name: "Dean", "Cook".
    WeakTitle,
    /// The short form of a rank, which means something else where no name follows: "DC", "PC".
    Rank,
    /// Letters after a name for an office, an order or a degree: "MP", "OBE", "KC".
    PostNominal,
    /// What someone is: "spokeswoman", "goalkeeper".
    Role,
    /// What qualifies a role: "former", "foreign", "deputy".
    Modifier,
    /// What opens the name of a place or an organisation: "Lake", "University".
    Head,
    /// What ends the name of something that is not a person: "Foundation", "Street".
    Tail,
    /// The same, but a family name too: "Park", "Hall".
    MaybeTail,
    /// What people do: "resigned", "was".
    Act,
    /// A verb of speech: "said".
    Speech,
    /// A particle inside a name: "van", "bin".
    Particle,
    /// What ends a name: "Jr", "III".
    Suffix,
    /// Written with a capital, but not a person: months, peoples, companies.
    Other,
    /// A preposition that comes before places: "in", "near".
    PlacePreposition,
    /// What people have: "wife", "lawyer", "statement".
    Belonging,
    /// A word that is followed by people more often than by places: "by", "that", "when".
    NameOpener,
    /// A form of address that does not say who someone is: "Mr".
    Address,
    /// What ends a name after "the": "Elder", "Great".
    Epithet,
    /// Something that only people have or suffer, so that "of" and a person follow: "murder", "widow".
    OfPerson,
    /// A thing that has a name, which may follow: "band", "village".
    Thing,
    /// A god, if no more than the name is known: "Zeus".
    Deity,
    /// What a club has and hardly anybody else: "squad", "goalkeeper".
    TeamThing,
    /// What a club does, said of several: "lead", "trail", "host".
    TeamAct,
    /// What is called after people: "hospital", "prize".
    Namesake,
    /// A title that goes before the given name: "Sir", "Queen".
    GivenTitle,
    /// What someone is to a relative: "wife", "brother-in-law".
    Kin,
    /// What several relatives are, or the youngest: "sons", "baby".
    KinGroup,
    /// What people do and firms, clubs and places do not: "wept".
    HumanAct,
    /// What is done to people and not to firms, clubs and places: "jailed", "born".
    HumanFate,
    /// What people have and firms, clubs and places do not, besides relatives: "death", "voice".
    HumanThing,
    /// What firms have and people hardly ever do: "shareholders", "dividend".
    FirmThing,
    /// What someone is in a firm, whose name stands before it: "chairman", "spokeswoman".
    FirmOffice,
    /// A role that firms and clubs have as well as people: "rival", "publisher".
    FirmRole,
    /// What towns have: "hospitals", "outskirts".
    PlaceThing,
    /// What is done to towns and not to people: "flooded".
    PlaceFate,
    /// Someone from a country or a region: "Dane", "Texan".
    Compatriot,
    /// What only a man is: "Mr", "husband".
    Male,
    /// What only a woman is: "Mrs", "spokeswoman".
    Female,
    /// An auxiliary verb that one person takes: "has", unlike "have".
    SingularAuxiliary,
    /// Stands between a name and what its bearer does: "also", "later".
    BeforeVerb,
    /// What opens a family name that goes on with a capital: "Mac", "De".
    NamePrefix,
    /// A title that follows "the" before a name: "the Rev. Smith".
    ArticleTitle,
    /// A given name that is shortened to its beginning: "Joshua".
    LongName,
    /// The one name that somebody well known goes by, and a given name elsewhere: "Adele".
    Mononym,
    /// What the price of a share does: "slumped".
    ShareMove,
    /// What a firm does with its shops, staff and results: "opened", "posted".
    FirmDeed,
    /// What a firm has, where a person with a full name may have a mill: "shareholders", "losses".
    FirmOwnThing,
    /// What "it" does without standing for a firm: "rain", "take".
    ImpersonalVerb,
    /// Stands before a month or a day that is no part of a name: "since", "late".
    DateOpening,

    // Countries.
    /// A title before a surname, and never before a country: "Mr", unlike "Mother" and "President".
    PersonTitle,
    /// What a person is and a country is not: "actor", unlike "champion".
    PersonRole,
    /// What a person does and a country does not: "was", "testified", unlike "denied".
    PersonAct,
    /// A given name that is hardly anything else before a country.
    SureGiven,
    /// A given name that may also open a sentence as another word: "Will".
    VerbName,
    /// A word that opens a sentence, or qualifies a place, and is not a given name: "Meanwhile", "Greater".
    Opener,
    /// Turns a capital city before it into an organisation's name: "Post".
    Organisation,
    /// Turns a capital city after it and "of" into an organisation's name: "University".
    BeforeOrganisation,
    /// Turns a capital city right after it into a club's name: "Dynamo".
    BeforeClub,
    /// A capitalised word that follows a country and is not a surname: "Airlines".
    Follower,
    /// Something that only a country has: "parliament".
    Government,
    /// An office that a country has but a state does not: "president".
    NationalOffice,
    /// The same, but part of other names with a capital: "army", "republic".
    NationalThing,
    /// Stands before a place: "in", "visited".
    PlaceBefore,
    /// Stands before part of a state: "coastal".
    StateDirection,
    /// Stands before a language: "speaks".
    LanguageBefore,
    /// Stands after a language: "subtitles".
    LanguageAfter,
    /// Stands after a language, which does not describe it: "and", "fluently".
    AfterLanguage,
    /// The postal code of a state or province: "CA".
    PostalCode,
    /// A language whose name is no demonym of a country: "Tamil".
    OtherLanguage,
    /// What a language calls itself, as in the list of a page's languages: "Deutsch", "Français"; and "English".
    OwnLanguage,
    /// Ends the name of a town: "Beach".
    TownTail,
    /// Ends the name of a street: "Avenue".
    StreetTail,
    /// Stands before the name of a house that receives guests: "Hotel".
    GuestHouse,

    // Statistics.
    /// Follows a clock time: "am", "noon".
    Meridiem,
    /// Stands before a number that only tells things apart: "section", "flight".
    Label,
    /// Has points, but no unit: "index", "Nasdaq".
    Index,
    /// Speaks of the result of a match or vote: "beat", "won".
    Score,
    /// Speaks of odds: "favourite".
    Odds,
    /// Follows a rank: "place", "largest".
    RankAfter,
    /// Stands before a rank: "finished".
    RankBefore,
    /// Follows a multiple: "as", "more".
    Comparison,
    /// Follows a fraction: "of", "the".
    FractionAfter,
    /// A street or part of an address.
    Street,
    /// What one does about something: "talk", "book".
    Talk,
    /// What is carried on over something: "dispute".
    Dispute,
    /// Stands before a span of time: "lasted", "for".
    Lasting,
    /// "aged".
    AgeCue,
    /// What one does at an age: "turned".
    AgeVerb,
    /// What one does at an age for once: "died", "retired".
    DiedVerb,
    /// A form of "be".
    Be,
    /// A personal pronoun.
    Pronoun,
    /// What is counted, people above all: "children", "votes".
    Person,
    /// Shows that "one" before it is no number: "another", "of".
    OneIdiom,
    /// The same, after a hyphen: "way", "sided".
    HyphenIdiom,
    /// An idiom or a name that contains a number: "9/11".
    Fixed,
    /// The same, but only with capitals: "the Four Seasons".
    FixedName,
    /// Speaks of a match in which minutes are counted: "striker".
    SportWord,
    /// Makes a span of time a point in time: "ago", "later".
    Relative,
    /// A form of a verb that is hardly ever a noun: "said", "rose".
    Verb,
    /// Speaks of a change: "rose", "down".
    Change,
    /// An auxiliary verb.
    Auxiliary,
    /// Speaks of telephoning.
    Telephone,
    /// Makes an emergency number of "999".
    Emergency,
    /// Speaks of cricket.
    Cricket,
    /// Speaks of golf.
    Golf,
    /// Speaks of an earthquake.
    Quake,
    /// People of an age: "children", "anyone".
    AgeGroup,
    /// What a rank is in: "world", "table".
    Standing,
    /// Denies: "no", "never", "without".
    Negation,
    /// Before it, a word of negation denies nothing: "fewer" in "no fewer than", "only", "doubt".
    NoNegationBefore,
    /// A preposition of what a clause says on the side and does not deny: "despite", "until".
    OutsideNegation,
    /// What can be denied in place of what it says: "report", "allegation".
    Claim,
    /// A word by which a reader sees that something is denied: "not", "denied", "untrue".
    Denial,
    /// Joins a clause to another and says nothing about whether it holds: "that", "because", but not "if".
    ClauseJoint,
    /// A person who is told of with an age, besides relatives: "man", "suspect".
    Described,
    /// Follows a person and an age: "who", "said".
    AgedAct,
    /// Stands before "age" where that is no one's: "average", "retirement".
    AgeQualifier,
    /// A person of an age, which "of" and the age follow: "boy", "woman".
    Aged,
    /// Goes on after an age: "when", "and".
    AfterAge,
    /// Shows that "one" after it is no number: "this", "which".
    OneDeterminer,
    /// A label that is one only with a capital: "order", "state".
    WeakLabel,
    /// Opens an amount, besides the numbers: "half", "several".
    NumberOpening,
    /// A modifier of a number that an adverb may qualify: "over", "more".
    AfterAdverb,
    /// Joined to a number by a hyphen, and leaves it a number: "mid", "nearly".
    NumberPrefix,
    /// What is run or swum over a number of metres: "hurdles".
    Race,
    /// Shows that "half" after it is a part of a match or a year: "first", "last".
    HalfDeterminer,
    /// Qualifies the earnings of a company: "net", "core".
    EarningsQualifier,
    /// What a price or a loan is a multiple of: "earnings".
    Earnings,
    /// What a vote does with a motion: "carried".
    VoteDeed,
    /// What has a result: "ruling", "victory".
    ResultNoun,
    /// Goes on after a rank: "overall", "behind".
    AfterRank,
    /// Shows that "cents" are of a dollar: "price", "dividend".
    Price,
    /// Shows that "pounds" are money: "paid", "worth".
    MoneyTalk,
    /// A currency's code that stands before small numbers as a word too: "COP28", "TRY 3 TIMES".
    CodeWord,

    /// Stands before a year: "since".
    YearOpening,
    /// Shows that "no" after it is an answer: "said".
    BeforeAnswer,
    /// Stands around numbers and names nothing that is counted: "much", "average".
    NoSubject,
    /// A noun or name with the ending of adverbs or participles: "family", "spending".
    FalseEnding,
    /// What a rate is for, after "a" or "per": "gallon", "year".
    RateUnit,
    /// An adjective that describes a number and not what it counts: "whopping".
    FigureAdjective,
    /// Opens a remark between commas: "who", "a".
    RemarkOpening,
    /// Joins a noun to one before it: "of".
    NounJoint,
    /// A change that is a noun after a number, though it has the form of a verb: "rise".
    ChangeNoun,
    /// Stands between a number and the noun that it counts: "of", "other".
    PhraseOpening,
    /// What a multiple may exceed, after "the": "limit".
    LimitNoun,
    /// Before it, a word that is a noun or a verb is a noun: "the", "annual".
    NounOpening,
    /// A preposition between a noun or a verb and its amount: "of", "above".
    AmountPreposition,

    // Captions.
    /// Found only in a clause with a finite verb: "said", "they".
    Finite,
    /// A preposition: "of", "beside".
    Preposition,
    /// Opens a sentence or a link that does not describe a picture: "but", "subscribe".
    TextOpening,
    /// Opens what follows a verb: "the", "to", "out".
    ObjectOpening,
    /// Speaks of the past or the future, as captions in the present tense do not: "was", "will".
    PastOrFuture,
    /// Stands beside a name, but in no role: "of", "meet".
    NameJoiner,
    /// Says when: "year", "winter", "today".
    TimeNoun,
    /// A noun for a figure, which says nothing of what it counts: "average", "total".
    Aggregate,
    /// What a share can be of without saying of what: "the total", "capacity".
    WholeNoun,
    /// The lemma of a verb that says how large its subject is, or becomes: "weigh", "rise".
    MeasureVerb,
    /// The lemma of a verb whose amount goes to something: "add".
    AddingVerb,
    /// The lemma of a verb that says nothing of its subject: "be", "do".
    EmptyVerb,
    /// Where something lies from somewhere else: "north", "inland".
    Direction,
    /// Where it stands near "pounds", they are a weight: "weighed", "baby".
    WeightTalk,
    /// What is sold or carried by weight: "herring", "coal".
    WeighedThing,
    /// A thing that is worth a sum, not one that weighs something: "note", "fine".
    MoneyThing,
    /// Heads a list of what happened in a match: "goals", "substitutes".
    MatchList,
    /// What opponents do: "host", "face".
    Fixture,
    /// Is told from others of its kind by a number in words: "phase", "grade".
    Stage,
    /// Shows moving pictures, or is seen on what does: "monitors", "films".
    Screen,
    /// Is what players and parties have so many of: "points", "seats".
    Tally,
    /// Leads to a part of a text in short, with a full stop: "vol.", "eq.".
    Citation,
    /// Is known by a number: "symphony", "sonata".
    PieceOfMusic,
    /// Speaks of what is bought and sold on an exchange: "shares", "traded".
    Trading,
    /// Says that the numbers after it are votes or points: "voted", "majority".
    VoteWord,
    /// Follows a pair of numbers in words that is no result: the "punch" of "one-two punch".
    PairIdiom,
    /// Says that the numbers after it are a ratio: "outnumber".
    RatioWord,
    /// Stands between a number and a unit of time: "straight", "more".
    SpanAdjective,
    /// A verb of change that needs an object: "reduced".
    ChangeMore,
    /// People whose ages "of" and numbers may say: "girls".
    AgedGroup,
    /// Says that "at" and a number are a level, a price or a place: "closed", "ranked".
    Level,
    /// What something does over places: "spread".
    Spreading,
    /// Follows a length: "long", "away".
    LengthAfter,
    /// Speaks of lengths: "jump", "metres".
    LengthTalk,
    /// The lemma of what happens, or is there, and can be denied: "loss".
    EventNoun,
    /// Speaks of shares of a whole: "percent", "survey".
    ShareTalk,

    // Quotes. The lists of verbs and nouns have lemmas, but for forms.
    /// A verb of saying, which what is said may depend on as a clause: "say", "warn".
    SayingVerb,
    /// A verb of utterance, which goes with a quotation: "shout", "continue".
    QuotingVerb,
    /// A verb that says what somebody calls or makes of something: "call", "accuse".
    CallingVerb,
    /// A verb of what somebody holds against another, or for them: "accuse", "praise".
    AccusingVerb,
    /// A verb of promising or denying, which "to" may follow: "vow".
    PromisingVerb,
    /// A verb whose object is told something or told to do it: "ask".
    OrderingVerb,
    /// A verb of what documents do: "show", "find".
    ShowingVerb,
    /// A verb of saying or promising that things are the subject of too, without saying anything: "suggest", "offer".
    ThingVerb,
    /// A verb after which nothing is said: "decline to say".
    DecliningVerb,
    /// A form of a verb of saying that no ending makes: "told".
    SayingForm,
    /// What is written or counted, and speaks for itself: "report", "poll".
    DocumentNoun,
    /// A count of opinions or people: "survey".
    PollNoun,
    /// Somebody who finds something out: "researcher".
    FindingNoun,
    /// Somebody who speaks, without a role: "parent", "crowd".
    SpeakingNoun,
    /// Before whom something is said: "court", "inquest".
    HearingNoun,
    /// What acts and speaks as one: "company", "ministry".
    BodyNoun,
    /// A word for an utterance: "chant".
    UtteranceNoun,
    /// What a writer calls something that was said: "claim", "admission".
    SpeechActNoun,
    /// A word for something said that a clause may follow: "claim", "warning".
    ClaimNoun,
    /// An occasion on which something is said: "interview".
    OccasionNoun,
    /// A work that has a title: "song".
    WorkNoun,
    /// A word right before the name of something in quotation marks: "titled".
    NamingWord,
}
