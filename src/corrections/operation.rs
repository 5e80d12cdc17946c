//! What a reader can change, as plain data.

use super::Anchor;
use crate::analysis::{Check, Colour, Field, Kind};

/// One change that a reader made.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// What names it among all operations, in any window and on any machine.
    pub id: String,
    /// The words that it is about, in the order in which they were chosen.
    pub at: Vec<Anchor>,
    /// What it changes.
    pub action: Action,
}

/// What an operation changes about the words that it is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// They are no finding of this kind.
    Remove {
        /// The kind that they were listed as.
        kind: Kind,
        /// Whether this holds for all of the finding, wherever it is mentioned.
        whole: bool,
    },
    /// They are a finding of this kind.
    Add {
        /// What they are.
        kind: Kind,
        /// A mention of the finding that they belong to; a new one if there is none.
        to: Option<Anchor>,
        /// The code of the country, as ISO 3166-1 has it, if they are one.
        code: Option<String>,
    },
    /// An entry of the unsure list is right.
    Accept {
        /// What it is, if it is not what was guessed.
        kind: Option<Kind>,
        /// A mention of the finding that it belongs to; a new one if there is none.
        to: Option<Anchor>,
        /// The code of the country, if it is one.
        code: Option<String>,
    },
    /// An entry of the unsure list is wrong.
    Dismiss,
    /// The finding has another name.
    Rename {
        /// What it is.
        kind: Kind,
        /// The name.
        name: String,
    },
    /// A field of the finding has another value.
    Set {
        /// What it is.
        kind: Kind,
        /// The field.
        field: Field,
        /// The value as in the summary; `None` empties the field.
        value: Option<String>,
    },
    /// They are of another kind.
    Change {
        /// The kind that they were listed as.
        kind: Kind,
        /// What they are.
        becomes: Kind,
        /// Whether this holds for all of the finding, wherever it is mentioned.
        whole: bool,
        /// The code of the country, if they are one.
        code: Option<String>,
    },
    /// The finding is the same as another.
    Merge {
        /// What both are.
        kind: Kind,
        /// A mention of the other, which keeps its name.
        into: Anchor,
    },
    /// They are a finding of their own.
    Split {
        /// What they are.
        kind: Kind,
        /// The name, if it is not in the words.
        name: Option<String>,
    },
    /// They belong to another finding.
    Move {
        /// What they are.
        kind: Kind,
        /// A mention of that finding.
        to: Anchor,
    },
    /// They are marked in a colour.
    Highlight(Colour),
    /// They have a note.
    Note(String),
    /// They have a tag.
    Tag(String),
    /// They were checked.
    Check(Check),
}

impl Action {
    /// The name of the operation in the file.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Remove { .. } => "remove",
            Self::Add { .. } => "add",
            Self::Accept { .. } => "accept",
            Self::Dismiss => "dismiss",
            Self::Rename { .. } => "rename",
            Self::Set { .. } => "set",
            Self::Change { .. } => "kind",
            Self::Merge { .. } => "merge",
            Self::Split { .. } => "split",
            Self::Move { .. } => "move",
            Self::Highlight(_) => "highlight",
            Self::Note(_) => "note",
            Self::Tag(_) => "tag",
            Self::Check(_) => "check",
        }
    }

    /// The same, for words that go to the finding mentioned at `target`.
    #[must_use]
    pub fn aimed_at(self, target: Anchor) -> Self {
        match self {
            Self::Add { kind, code, .. } => Self::Add { kind, to: Some(target), code },
            Self::Accept { kind, code, .. } => Self::Accept { kind, to: Some(target), code },
            Self::Merge { kind, .. } => Self::Merge { kind, into: target },
            Self::Move { kind, .. } => Self::Move { kind, to: target },
            other => other,
        }
    }

    /// The finding that the words go to, by a mention of it.
    #[must_use]
    pub fn target(&self) -> Option<&Anchor> {
        match self {
            Self::Add { to, .. } | Self::Accept { to, .. } => to.as_ref(),
            Self::Merge { into, .. } => Some(into),
            Self::Move { to, .. } => Some(to),
            _ => None,
        }
    }
}

impl Operation {
    /// What it does, as a phrase that follows "Undo" and "Redo": "merge of Doe and Jane Doe".
    #[must_use]
    pub fn title(&self) -> String {
        let words = match self.at.as_slice() {
            [] => "nothing".to_owned(),
            [first, ..] => shortened(&first.exact),
        };
        let target = self.action.target().map(|anchor| shortened(&anchor.exact));
        match (&self.action, target) {
            (Action::Merge { .. }, Some(target)) => format!("merge of {words} and {target}"),
            (Action::Move { .. }, Some(target)) => format!("move of {words} to {target}"),
            (Action::Remove { whole: true, .. }, _) => format!("removal of all of {words}"),
            (Action::Remove { .. }, _) => format!("removal of {words}"),
            (Action::Add { kind, .. }, _) => format!("adding {words} as a {}", kind.as_str()),
            (Action::Accept { .. }, _) => format!("accepting {words}"),
            (Action::Dismiss, _) => format!("dismissing {words}"),
            (Action::Rename { name, .. }, _) => format!("renaming {words} to {}", shortened(name)),
            (Action::Set { field, .. }, _) => {
                let field = match field {
                    Field::IntroducedAs => "role".to_owned(),
                    field => field.as_str().replace('_', " "),
                };
                format!("setting the {field} of {words}")
            }
            (Action::Change { becomes, .. }, _) => format!("changing {words} to a {}", becomes.as_str()),
            (Action::Split { .. }, _) => format!("split of {words}"),
            (Action::Highlight(colour), _) => format!("{} highlight of {words}", colour.as_str()),
            (Action::Note(_), _) => format!("note on {words}"),
            (Action::Tag(tag), _) => format!("tag {} on {words}", shortened(tag)),
            (Action::Check(_), _) => format!("check of {words}"),
            (Action::Merge { .. } | Action::Move { .. }, None) => self.action.name().to_owned(),
        }
    }
}

/// `words` on one line, cut where they are long.
fn shortened(words: &str) -> String {
    /// The most characters of a name or a passage in the name of a change.
    const MAX: usize = 40;
    let line = crate::text::one_line(words);
    match line.char_indices().nth(MAX) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}
