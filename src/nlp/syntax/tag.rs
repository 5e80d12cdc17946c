//! Part-of-speech tags, dependency labels and morphological features.

use strum::{EnumCount, EnumString, IntoStaticStr, VariantArray};

/// A part-of-speech tag of the Penn Treebank, as extended by OntoNotes 5 and by spaCy for white space.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumCount,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[strum(serialize_all = "UPPERCASE")]
pub enum Tag {
    /// A currency sign.
    #[strum(serialize = "$")]
    Currency,
    /// A closing quotation mark.
    #[strum(serialize = "''")]
    CloseQuote,
    /// A comma.
    #[strum(serialize = ",")]
    Comma,
    /// An opening bracket.
    #[strum(serialize = "-LRB-")]
    OpenBracket,
    /// A closing bracket.
    #[strum(serialize = "-RRB-")]
    CloseBracket,
    /// A mark that ends a sentence.
    #[strum(serialize = ".")]
    Period,
    /// A colon, a semicolon or a dash.
    #[strum(serialize = ":")]
    Colon,
    /// An address of mail or of the web.
    Add,
    /// An affix.
    Afx,
    /// A coordinating conjunction.
    Cc,
    /// A cardinal number.
    Cd,
    /// A determiner.
    Dt,
    /// The "there" of "there is".
    Ex,
    /// A foreign word.
    Fw,
    /// A hyphen.
    Hyph,
    /// A preposition or subordinating conjunction.
    In,
    /// An adjective.
    Jj,
    /// A comparative adjective.
    Jjr,
    /// A superlative adjective.
    Jjs,
    /// The mark of an item in a list.
    Ls,
    /// A modal verb.
    Md,
    /// Superfluous punctuation.
    Nfp,
    /// A singular or mass noun.
    Nn,
    /// A singular proper noun.
    Nnp,
    /// A plural proper noun.
    Nnps,
    /// A plural noun.
    Nns,
    /// A predeterminer.
    Pdt,
    /// The ending of a genitive.
    Pos,
    /// A personal pronoun.
    Prp,
    /// A possessive pronoun.
    #[strum(serialize = "PRP$")]
    PrpPossessive,
    /// An adverb.
    Rb,
    /// A comparative adverb.
    Rbr,
    /// A superlative adverb.
    Rbs,
    /// A particle of a verb.
    Rp,
    /// A symbol.
    Sym,
    /// The "to" of an infinitive.
    To,
    /// An interjection.
    Uh,
    /// A verb's base form.
    Vb,
    /// A verb in the past tense.
    Vbd,
    /// A gerund or present participle.
    Vbg,
    /// A past participle.
    Vbn,
    /// A verb in the present tense, not the third person singular.
    Vbp,
    /// A verb in the third person singular of the present tense.
    Vbz,
    /// An interrogative or relative determiner.
    Wdt,
    /// An interrogative or relative pronoun.
    Wp,
    /// A possessive interrogative or relative pronoun.
    #[strum(serialize = "WP$")]
    WpPossessive,
    /// An interrogative or relative adverb.
    Wrb,
    /// What has no other tag.
    Xx,
    /// White space.
    #[strum(serialize = "_SP")]
    Space,
    /// An opening quotation mark.
    #[strum(serialize = "``")]
    OpenQuote,
}

impl Tag {
    /// Its name in the treebank.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Whether it is a noun's, common or proper.
    #[must_use]
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Nn | Self::Nns | Self::Nnp | Self::Nnps)
    }

    /// Whether it is a verb's, modals aside.
    #[must_use]
    pub fn is_verb(self) -> bool {
        matches!(self, Self::Vb | Self::Vbd | Self::Vbg | Self::Vbn | Self::Vbp | Self::Vbz)
    }
}

/// A universal part of speech (Universal Dependencies, v2), or white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "UPPERCASE")]
pub enum PartOfSpeech {
    /// An adjective.
    Adj,
    /// An adposition.
    Adp,
    /// An adverb.
    Adv,
    /// An auxiliary verb.
    Aux,
    /// A coordinating conjunction.
    Cconj,
    /// A determiner.
    Det,
    /// An interjection.
    Intj,
    /// A common noun.
    Noun,
    /// A numeral.
    Num,
    /// A particle.
    Part,
    /// A pronoun.
    Pron,
    /// A proper noun.
    Propn,
    /// Punctuation.
    Punct,
    /// A subordinating conjunction.
    Sconj,
    /// White space.
    Space,
    /// A symbol.
    Sym,
    /// A verb.
    Verb,
    /// Anything else.
    X,
}

impl PartOfSpeech {
    /// Its name in Universal Dependencies; "SPACE" for white space.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// The relation of a token to its head, as in the CLEAR style that spaCy's English models use.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    EnumCount,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[strum(serialize_all = "lowercase")]
pub enum Dependency {
    /// The root of a sentence, which is its own head.
    #[strum(serialize = "ROOT")]
    Root,
    /// A clause that modifies a noun, its verb not finite: "people living there".
    Acl,
    /// The adjective of a copula or a verb like it.
    Acomp,
    /// An adverbial clause.
    Advcl,
    /// An adverb.
    Advmod,
    /// The "by" of a passive.
    Agent,
    /// An adjective before its noun.
    Amod,
    /// An apposition.
    Appos,
    /// The noun of a copula: "she is a minister".
    Attr,
    /// An auxiliary verb.
    Aux,
    /// The auxiliary of a passive.
    Auxpass,
    /// The ending of a genitive.
    Case,
    /// A coordinating conjunction.
    Cc,
    /// A clause that is an object.
    Ccomp,
    /// A noun before a noun.
    Compound,
    /// What is coordinated with its head.
    Conj,
    /// A clause that is a subject.
    Csubj,
    /// A clause that is the subject of a passive.
    Csubjpass,
    /// A dative.
    Dative,
    /// A relation without a name.
    Dep,
    /// A determiner.
    Det,
    /// A direct object.
    Dobj,
    /// The "there" of "there is".
    Expl,
    /// An interjection.
    Intj,
    /// The word that introduces a subordinate clause.
    Mark,
    /// What comments on the sentence.
    Meta,
    /// A negation.
    Neg,
    /// A noun or number before a noun.
    Nmod,
    /// A noun phrase used as an adverb: "five miles away".
    Npadvmod,
    /// A subject.
    Nsubj,
    /// The subject of a passive.
    Nsubjpass,
    /// A number that counts its head.
    Nummod,
    /// The complement of an object.
    Oprd,
    /// A clause put in.
    Parataxis,
    /// A clause that is the complement of a preposition.
    Pcomp,
    /// The object of a preposition.
    Pobj,
    /// A possessor.
    Poss,
    /// The "both" of "both … and".
    Preconj,
    /// What stands before a determiner: "all the …".
    Predet,
    /// A preposition.
    Prep,
    /// A particle of a verb.
    Prt,
    /// Punctuation.
    Punct,
    /// What modifies a quantity: "about 50".
    Quantmod,
    /// A relative clause.
    Relcl,
    /// A clause without a subject of its own that is an object.
    Xcomp,
}

impl Dependency {
    /// Its name in spaCy.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Whether it is a subject's relation to its verb.
    #[must_use]
    pub fn is_subject(self) -> bool {
        matches!(self, Self::Nsubj | Self::Nsubjpass | Self::Csubj | Self::Csubjpass)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_treebank() {
        assert_eq!(Tag::PrpPossessive.name(), "PRP$");
        assert_eq!("NNPS".parse(), Ok(Tag::Nnps));
        assert_eq!("``".parse(), Ok(Tag::OpenQuote));
        assert_eq!("nsubjpass".parse(), Ok(Dependency::Nsubjpass));
        assert_eq!(Dependency::Root.name(), "ROOT");
        assert_eq!("CCONJ".parse(), Ok(PartOfSpeech::Cconj));
    }
}
