//! An operation as its file has it: one flat object, whose fields depend on the name in `op`.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Action, Anchor, Entry, Operation};
use crate::analysis::{Check, Field, Kind};

/// The most bytes of a name, a value or a note.
const MAX_WORDS: usize = 100_000;
/// The most bytes of an anchor.
const MAX_ANCHOR: usize = 1 << 20;

/// An operation in its file.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Written {
    id: String,
    op: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(default)]
    at: Vec<Anchor>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    whole: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<Anchor>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    into: Option<Anchor>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    becomes: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    colour: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    state: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    undone: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    of: Option<String>,
    #[serde(flatten)]
    rest: Map<String, Value>,
}

impl Written {
    /// The entry that `value` is. One that cannot be understood is kept as it is.
    pub fn read(value: Value) -> Entry {
        match serde_json::from_value::<Self>(value.clone())
            .map_err(|_| "it lacks a field, or has one of another type")
        {
            Ok(mut written) => {
                let (undone, of) = (written.undone, written.of.take());
                let rest = std::mem::take(&mut written.rest);
                match written.operation() {
                    Ok(operation) => Entry { operation: Ok(operation), undone, of, rest },
                    Err(why) => Entry::unknown(value, undone, why),
                }
            }
            Err(why) => {
                let undone = value.get("undone").and_then(Value::as_bool).unwrap_or_default();
                Entry::unknown(value, undone, why)
            }
        }
    }

    /// `entry` as its file has it.
    pub fn write(entry: &Entry) -> Value {
        match &entry.operation {
            Ok(operation) => {
                let (undone, of, rest) = (entry.undone, entry.of.clone(), entry.rest.clone());
                let written = Self { undone, of, rest, ..Self::of(operation) };
                serde_json::to_value(written).expect("strings and numbers always serialize")
            }
            Err(unknown) => {
                let mut value = unknown.value.clone();
                if let Some(fields) = value.as_object_mut() {
                    fields.remove("undone");
                    if entry.undone {
                        fields.insert("undone".to_owned(), Value::Bool(true));
                    }
                }
                value
            }
        }
    }

    fn operation(self) -> Result<Operation, &'static str> {
        const LACKS: &str = "it lacks a field that it needs";
        if self.anchors().any(|anchor| anchor.size() > MAX_ANCHOR || anchor.start >= anchor.end) {
            return Err("its place is no stretch of words");
        }
        let words = [&self.name, &self.text, &self.source, &self.code];
        let is_long = |words: &String| words.len() > MAX_WORDS;
        if words.into_iter().flatten().any(is_long) {
            return Err("its words are too long");
        }
        let kind = self.kind.as_deref().map(str::parse::<Kind>).transpose();
        let kind =
            kind.map_err(|_| "it is about a kind of finding that this version of Dateline does not know")?;
        let some_kind = kind.ok_or(LACKS);
        let action = match self.op.as_str() {
            "remove" => Action::Remove { kind: some_kind?, whole: self.whole },
            "add" => Action::Add { kind: some_kind?, to: self.to, code: self.code },
            "accept" => Action::Accept { kind, to: self.to, code: self.code },
            "dismiss" => Action::Dismiss,
            "rename" => Action::Rename { kind: some_kind?, name: self.name.ok_or(LACKS)? },
            "set" => Action::Set {
                kind: some_kind?,
                field: field(self.field.as_deref().ok_or(LACKS)?)?,
                value: plain(self.value)?,
            },
            "kind" => Action::Change {
                kind: some_kind?,
                becomes: self.becomes.as_deref().and_then(|kind| kind.parse().ok()).ok_or(LACKS)?,
                whole: self.whole,
                code: self.code,
            },
            "merge" => Action::Merge { kind: some_kind?, into: self.into.ok_or(LACKS)? },
            "split" => Action::Split { kind: some_kind?, name: self.name },
            "move" => Action::Move { kind: some_kind?, to: self.to.ok_or(LACKS)? },
            "highlight" => {
                let colour = self.colour.as_deref().and_then(|colour| colour.parse().ok());
                Action::Highlight(colour.ok_or("it has no colour that is known here")?)
            }
            "note" => Action::Note(self.text.ok_or(LACKS)?),
            "tag" => Action::Tag(self.text.ok_or(LACKS)?),
            "check" => {
                let state = self.state.as_deref().and_then(|state| state.parse().ok());
                let state = state.ok_or("it has no state that is known here")?;
                Action::Check(Check { state, text: self.text, source: self.source })
            }
            _ => return Err("this version of Dateline does not know such a correction"),
        };
        Ok(Operation { id: self.id, at: self.at, action })
    }

    fn anchors(&self) -> impl Iterator<Item = &Anchor> {
        self.at.iter().chain(&self.to).chain(&self.into)
    }

    fn of(operation: &Operation) -> Self {
        let Operation { id, at, action } = operation.clone();
        let op = action.name().to_owned();
        let named = |kind: Kind| Some(kind.as_str().to_owned());
        let bare = Self { id, op, at, ..Self::default() };
        match action {
            Action::Remove { kind, whole } => Self { kind: named(kind), whole, ..bare },
            Action::Add { kind, to, code } => Self { kind: named(kind), to, code, ..bare },
            Action::Accept { kind, to, code } => Self { kind: kind.and_then(named), to, code, ..bare },
            Action::Dismiss => bare,
            Action::Rename { kind, name } => Self { kind: named(kind), name: Some(name), ..bare },
            Action::Set { kind, field, value } => Self {
                kind: named(kind),
                field: Some(field.as_str().to_owned()),
                value: value.map(Value::String),
                ..bare
            },
            Action::Change { kind, becomes, whole, code } => {
                Self { kind: named(kind), becomes: named(becomes), whole, code, ..bare }
            }
            Action::Merge { kind, into } => Self { kind: named(kind), into: Some(into), ..bare },
            Action::Split { kind, name } => Self { kind: named(kind), name, ..bare },
            Action::Move { kind, to } => Self { kind: named(kind), to: Some(to), ..bare },
            Action::Highlight(colour) => Self { colour: Some(colour.as_str().to_owned()), ..bare },
            Action::Note(text) | Action::Tag(text) => Self { text: Some(text), ..bare },
            Action::Check(Check { state, text, source }) => {
                Self { state: Some(state.as_str().to_owned()), text, source, ..bare }
            }
        }
    }
}

/// The field that the summary calls `name`; a person's role is called that too.
fn field(name: &str) -> Result<Field, &'static str> {
    match name {
        "role" => Ok(Field::IntroducedAs),
        name => name.parse().map_err(|_| "it is about a field that this version of Dateline does not know"),
    }
}

/// `value` as words, as all values of the summary can be written.
fn plain(value: Option<Value>) -> Result<Option<String>, &'static str> {
    Ok(match value {
        None | Some(Value::Null) => None,
        Some(Value::String(words)) if words.len() <= MAX_WORDS => Some(words),
        Some(Value::Bool(is_so)) => Some(is_so.to_string()),
        Some(Value::Number(number)) => Some(number.to_string()),
        Some(_) => return Err("its value is neither words nor a number"),
    })
}
