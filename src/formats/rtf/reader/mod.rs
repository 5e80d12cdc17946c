//! Follows the groups of an RTF file and builds blocks from its text. `letters` decodes it, `paragraphs` ends what is
//! open.

mod letters;
mod paragraphs;
mod picture;

use std::collections::HashMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use self::picture::Picture;
use super::charset;
use super::styles::Styles;
use super::table::Table;
use super::tokenizer::{Token, tokens};
use crate::article::BlockKind;
use crate::formats::deadline::Pace;
use crate::formats::flow::Flow;
use crate::formats::marked::picture_words;

/// How deeply groups with properties of their own may be nested; deeper ones share those of the group around them.
const MAX_GROUPS: usize = 1000;

/// The result of reading a file.
pub(super) struct Reading {
    /// The blocks.
    pub flow: Flow,
    /// The title and the author in the properties; empty where there are none.
    pub title: String,
    /// The author in the properties.
    pub author: String,
    /// The character set of the document.
    pub encoding: &'static Encoding,
    /// How many headings have the highest level.
    pub top_headings: usize,
}

/// Reads the RTF in `bytes`; `None` if that takes too long.
pub(super) fn read(bytes: &[u8]) -> Option<Reading> {
    let mut reader = Reader::default();
    let mut pace = Pace::default();
    for token in tokens(bytes) {
        if pace.is_over() {
            return None;
        }
        reader.token(token);
        if reader.flow.is_full() {
            break;
        }
    }
    Some(reader.finish())
}

/// Where the text of a group goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Destination {
    Body,
    Nowhere,
    Fonts,
    Styles,
    Info,
    Title,
    Author,
    /// The bullet or number of an entry of a list.
    ListMark,
    /// A picture.
    Picture,
    /// The name of a property of a picture or shape.
    PropertyName,
    /// Its value.
    PropertyValue,
}

/// What ends with a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AtEnd {
    Nothing,
    Footnote,
    TextBox,
    Picture,
    Property,
}

/// The properties of a group, which a group inside it inherits.
#[derive(Clone, Copy)]
struct Group {
    destination: Destination,
    at_end: AtEnd,
    font: i32,
    /// How many characters replace a `\u` that cannot be shown.
    fallbacks: usize,
    is_bold: bool,
    is_hidden: bool,
    is_deleted: bool,
}

impl Default for Group {
    fn default() -> Self {
        Self {
            destination: Destination::Body,
            at_end: AtEnd::Nothing,
            font: -1,
            fallbacks: 1,
            is_bold: false,
            is_hidden: false,
            is_deleted: false,
        }
    }
}

/// An open paragraph with its properties, which last until they are reset.
#[derive(Default)]
struct Paragraph {
    words: String,
    has_plain_words: bool,
    style: i32,
    level: Option<i32>,
    is_list: bool,
    is_in_table: bool,
    /// Whether a bullet or a number comes before it, and which.
    has_mark: bool,
    mark: String,
}

#[derive(Default)]
struct Reader {
    groups: Vec<Group>,
    current: Group,
    /// Groups nested too deeply to have properties of their own.
    deep_groups: usize,
    /// Whether "\*" has just been read: a destination that may be skipped.
    is_optional: bool,
    paragraphs: Vec<Paragraph>,
    paragraph: Paragraph,
    /// Bytes of text that are not yet decoded, since a character may take several.
    pending: Vec<u8>,
    high_surrogate: Option<u16>,
    fallbacks_left: usize,
    document_encoding: Option<&'static Encoding>,
    fonts: HashMap<i32, &'static Encoding>,
    styles: Styles,
    flow: Flow,
    table: Table,
    notes: Vec<String>,
    picture: Option<Picture>,
    title: String,
    author: String,
    property_name: String,
    property_value: String,
    top_headings: usize,
}

impl Reader {
    fn token(&mut self, token: Token) {
        match token {
            Token::Open => {
                self.decode_pending();
                self.fallbacks_left = 0;
                if self.groups.len() < MAX_GROUPS {
                    self.groups.push(self.current);
                    self.current.at_end = AtEnd::Nothing;
                } else {
                    self.deep_groups += 1;
                }
                if self.current.destination == Destination::Styles {
                    self.styles.begin();
                }
            }
            Token::Close => self.close_group(),
            Token::Control(word, value) => {
                let is_optional = std::mem::take(&mut self.is_optional);
                if word == "u" {
                    self.unicode(value);
                    return;
                }
                self.decode_pending();
                if self.fallbacks_left > 0 {
                    self.fallbacks_left -= 1;
                    return;
                }
                self.control(word, value, is_optional);
            }
            Token::Symbol(b'*') => self.is_optional = true,
            Token::Symbol(symbol) => {
                self.decode_pending();
                if self.fallbacks_left > 0 {
                    self.fallbacks_left -= 1;
                    return;
                }
                match symbol {
                    b'~' => self.add("\u{a0}"),
                    b'_' => self.add("-"),
                    b'\\' | b'{' | b'}' => self.add((symbol as char).encode_utf8(&mut [0; 4])),
                    b'\n' => self.end_paragraph(),
                    b'\t' => self.add("\t"),
                    _ => {}
                }
            }
            Token::Byte(byte) => self.bytes(&[byte]),
            Token::Text(digits) if self.current.destination == Destination::Picture => {
                if let Some(picture) = &mut self.picture {
                    picture.digits(digits);
                }
            }
            Token::Text(text) => self.bytes(text),
            Token::Binary(data) => self.binary(data),
        }
    }

    fn binary(&mut self, data: &[u8]) {
        self.decode_pending();
        self.is_optional = false;
        // It counts as one character, however long it is.
        if self.fallbacks_left > 0 {
            self.fallbacks_left -= 1;
        } else if self.current.destination == Destination::Picture
            && let Some(picture) = &mut self.picture
        {
            picture.binary(data);
        }
    }

    fn close_group(&mut self) {
        self.decode_pending();
        (self.fallbacks_left, self.is_optional) = (0, false);
        if self.deep_groups > 0 {
            self.deep_groups -= 1;
            return;
        }
        let ended = self.current;
        self.current = self.groups.pop().unwrap_or_default();
        match ended.at_end {
            AtEnd::Nothing => {}
            AtEnd::Picture => self.end_picture(),
            AtEnd::Footnote | AtEnd::TextBox => {
                self.end_paragraph();
                if ended.at_end == AtEnd::Footnote {
                    let blocks = self.flow.close_aside();
                    self.notes
                        .push(blocks.into_iter().map(|(_, words)| words).collect::<Vec<_>>().join("\n"));
                }
                self.paragraph = self.paragraphs.pop().unwrap_or_default();
            }
            AtEnd::Property => {
                let name = std::mem::take(&mut self.property_name);
                let value = std::mem::take(&mut self.property_value);
                if name == "wzDescription"
                    && let Some(words) = picture_words(&value)
                {
                    self.describe_picture(words);
                }
            }
        }
    }

    fn control(&mut self, word: &str, value: Option<i32>, is_optional: bool) {
        if self.start_destination(word, is_optional) {
            return;
        }
        match self.current.destination {
            Destination::Nowhere => return,
            Destination::Fonts => return self.font_control(word, value),
            Destination::Styles => return self.styles.control(word, value),
            // How the mark is set says nothing about the paragraph.
            Destination::ListMark => return,
            Destination::Picture => {
                self.picture.iter_mut().for_each(|picture| picture.control(word));
                return;
            }
            _ => {}
        }
        let is_on = value != Some(0);
        match word {
            "par" | "sect" | "page" | "column" => self.end_paragraph(),
            "cell" | "nestcell" => self.end_cell(word == "cell"),
            "row" => self.table.end_row(),
            "line" => self.add("\n"),
            "tab" => self.add("\t"),
            "bullet" => self.add("•"),
            "endash" => self.add("–"),
            "emdash" => self.add("—"),
            "lquote" => self.add("‘"),
            "rquote" => self.add("’"),
            "ldblquote" => self.add("“"),
            "rdblquote" => self.add("”"),
            "enspace" | "emspace" | "qmspace" => self.add(" "),
            "pard" => {
                let words = std::mem::take(&mut self.paragraph.words);
                let has_plain_words = self.paragraph.has_plain_words;
                self.paragraph = Paragraph { words, has_plain_words, ..Paragraph::default() };
            }
            "s" => self.paragraph.style = value.unwrap_or(0),
            "outlinelevel" => self.paragraph.level = value,
            "ls" => self.paragraph.is_list = value.is_some_and(|list| list > 0),
            "intbl" => self.paragraph.is_in_table = true,
            "plain" => {
                (self.current.is_bold, self.current.is_hidden, self.current.is_deleted) =
                    (false, false, false);
            }
            "b" => self.current.is_bold = is_on,
            "v" => self.current.is_hidden = is_on,
            "deleted" => self.current.is_deleted = is_on,
            "f" => self.current.font = value.unwrap_or(-1),
            "uc" => self.current.fallbacks = usize::try_from(value.unwrap_or(1)).unwrap_or(0),
            "ansicpg" => self.document_encoding = value.and_then(charset::code_page),
            "mac" => self.document_encoding = charset::code_page(10000),
            _ => {}
        }
    }

    /// Begins the destination `word`, if it is one. Unknown ones are skipped if they are optional.
    fn start_destination(&mut self, word: &str, is_optional: bool) -> bool {
        let is_skipped = matches!(self.current.destination, Destination::Nowhere | Destination::Picture);
        let destination = match word {
            "fonttbl" => Destination::Fonts,
            "stylesheet" => Destination::Styles,
            "info" => Destination::Info,
            "title" if self.current.destination == Destination::Info => Destination::Title,
            "author" if self.current.destination == Destination::Info => Destination::Author,
            "footnote" if !is_skipped => {
                self.open_inside(AtEnd::Footnote);
                Destination::Body
            }
            "shptxt" if !is_skipped => {
                self.open_inside(AtEnd::TextBox);
                Destination::Body
            }
            "pict" if self.current.destination == Destination::Body && self.picture.is_none() => {
                self.picture = Some(Picture::default());
                self.current.at_end = AtEnd::Picture;
                Destination::Picture
            }
            "listtext" | "pntext" => {
                self.paragraph.has_mark |= !is_skipped;
                if is_skipped { Destination::Nowhere } else { Destination::ListMark }
            }
            // Properties may be inside pictures, which are otherwise skipped.
            "sp" => {
                self.current.at_end = AtEnd::Property;
                Destination::Nowhere
            }
            "sn" => Destination::PropertyName,
            "sv" => Destination::PropertyValue,
            // The appearance of an object, and the better of two versions of a text.
            "result" | "ud" => Destination::Body,
            "shpinst" | "shppict" | "cs" if is_optional => return false,
            "pict" | "object" | "colortbl" | "header" | "headerl" | "headerr" | "headerf" | "footer"
            | "footerl" | "footerr" | "footerf" | "xe" | "tc" | "tcn" | "rxe" | "txe" | "nonshppict"
            | "shprslt" | "upr" | "nonesttables" | "fldinst" | "filetbl" | "revtbl" | "listtable"
            | "listoverridetable" | "ftnsep" | "ftnsepc" | "aftnsep" | "aftnsepc" | "private"
            | "template" | "operator" | "doccomm" => Destination::Nowhere,
            _ if is_optional => Destination::Nowhere,
            _ => return false,
        };
        let is_in_styles =
            self.current.destination == Destination::Styles && destination == Destination::Nowhere;
        if is_in_styles && is_optional {
            // An optional entry belongs to a style of characters or the like.
            self.styles.control("cs", None);
            return true;
        }
        self.current.destination = destination;
        true
    }

    fn open_inside(&mut self, at_end: AtEnd) {
        self.paragraphs.push(std::mem::take(&mut self.paragraph));
        self.current.at_end = at_end;
        if at_end == AtEnd::Footnote {
            self.flow.open_aside();
        }
    }

    fn add(&mut self, text: &str) {
        match self.current.destination {
            Destination::Body if self.current.is_hidden || self.current.is_deleted => {}
            Destination::Body => {
                self.paragraph.words.push_str(text);
                self.paragraph.has_plain_words |= !self.current.is_bold && !text.trim().is_empty();
            }
            Destination::Styles => self.styles.text(text),
            Destination::Title => self.title.push_str(text),
            Destination::Author => self.author.push_str(text),
            Destination::ListMark => self.paragraph.mark.push_str(text),
            Destination::PropertyName => self.property_name.push_str(text),
            Destination::PropertyValue => self.property_value.push_str(text),
            Destination::Nowhere | Destination::Fonts | Destination::Info | Destination::Picture => {}
        }
    }

    fn finish(mut self) -> Reading {
        self.decode_pending();
        // A file that was cut off still has open groups.
        while !self.groups.is_empty() || self.deep_groups > 0 {
            self.close_group();
        }
        self.current = Group::default();
        self.end_picture();
        self.end_paragraph();
        self.table.close(&mut self.flow);
        for words in &self.notes {
            self.flow.push(BlockKind::Paragraph, words);
        }
        Reading {
            flow: self.flow,
            title: self.title,
            author: self.author,
            encoding: self.document_encoding.unwrap_or(WINDOWS_1252),
            top_headings: self.top_headings,
        }
    }
}
