//! Markdown → [`Article`].
//!
//! `front_matter` reads the facts above the text, `notes` what programs for notes add to it; the crate `pulldown-cmark` reads the text. The title of a picture is
//! its caption; if it has none, the words in its brackets are. A line in italics below a picture on its own is its
//! caption too. Pictures are taken from `data:` URLs and from the folder of the file.

mod front_matter;
mod notes;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::body_text::is_same;
use super::deadline::Pace;
use super::document_problem::DocumentProblem;
use super::flow::Flow;
use super::list_number::numbered;
use super::pictures::{self, Folder, PictureReference};
use super::{ReadProblem, marked, plain_text};
use crate::article::{Article, BlockKind, Source, Warning};

/// What messages call a Markdown file.
const KIND: &str = "Markdown file";

/// The article in the `bytes` of a Markdown file in any character set.
pub fn read(bytes: &[u8], source: Source) -> Result<Article, ReadProblem> {
    let (mut text, encoding, warning) = plain_text::decode(bytes.to_vec())?;
    let cut = plain_text::cut(&mut text);
    if text.trim().is_empty() {
        return Err(ReadProblem::Empty);
    }
    let (metadata, body) = front_matter::split(&text);
    let (metadata, body) = notes::split(metadata, body);
    let body = &notes::plain(body);
    let mut reader = Reader::default();
    if let Some(title) = &metadata.title {
        reader.flow.push(BlockKind::Title, title);
    }
    reader.title.clone_from(&metadata.title);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut pace = Pace::default();
    for event in Parser::new_ext(body, options) {
        if pace.is_over() {
            return Err(DocumentProblem::TooSlow(KIND).into());
        }
        reader.event(event);
    }
    reader.push_picture();
    for words in &reader.notes {
        reader.flow.push(BlockKind::Paragraph, words);
    }
    let top_headings = reader.top_headings;
    let mut composer = reader.flow.finish();
    composer.metadata = metadata;
    composer.warnings.extend(warning.map(Warning::new).into_iter().chain(cut));
    let folder = Folder::of(&source);
    let pictures = pictures::resolve(&mut composer, |address| folder.open(address));
    let source = Source { encoding: Some(encoding), ..source };
    Ok(marked::finish(composer, KIND, source, top_headings == 1)?.with_pictures(pictures))
}

/// A picture that is not placed yet: its address, the words in its brackets, and its title.
struct Picture {
    address: String,
    alt: String,
    title: String,
}

#[derive(Default)]
struct Reader {
    flow: Flow,
    /// The title above the text, which the first heading may repeat.
    title: Option<String>,
    words: String,
    /// The kinds that the open elements give, the innermost last.
    kinds: Vec<BlockKind>,
    /// How many open elements set their words in italics.
    italics: usize,
    has_upright_words: bool,
    html: String,
    /// The open picture, which takes the words in its brackets.
    picture: Option<Picture>,
    /// A picture on its own, which may have its caption below.
    last_picture: Option<Picture>,
    /// Pictures in the open paragraph.
    pictures: Vec<Picture>,
    /// For each open list, the number of its next entry if it has numbers.
    next_numbers: Vec<Option<u64>>,
    /// The number of the entry that has begun, until its words arrive.
    number: Option<String>,
    notes: Vec<String>,
    top_headings: usize,
    level: Option<HeadingLevel>,
}

impl Reader {
    fn event(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Code(words) => self.add(&words),
            Event::SoftBreak => self.add(" "),
            Event::HardBreak => self.add("\n"),
            Event::Html(html) => self.html.push_str(&html),
            Event::InlineHtml(html) if html.starts_with("<br") => self.add("\n"),
            Event::InlineHtml(html) => {
                if let Some(picture) = super::epub::picture_in_tag(&html) {
                    self.push_picture();
                    self.flow.push_picture(picture);
                }
            }
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Paragraph => {
                self.flush();
                self.has_upright_words = false;
            }
            Tag::Heading { level, .. } => {
                self.open(BlockKind::Heading);
                self.level = Some(level);
            }
            Tag::BlockQuote(_) => self.open(BlockKind::Quote),
            Tag::CodeBlock(_) => self.open(BlockKind::Preformatted),
            Tag::List(first) => self.next_numbers.push(first),
            Tag::Item => {
                self.open(BlockKind::ListItem);
                if let Some(Some(number)) = self.next_numbers.last_mut() {
                    self.number = Some(format!("{number}."));
                    *number += 1;
                }
            }

            Tag::HtmlBlock => self.flush(),
            Tag::FootnoteDefinition(_) => {
                self.flush();
                self.push_picture();
                self.flow.open_aside();
            }
            Tag::Table(_) => {
                self.flush();
                self.push_picture();
                self.flow.open_table();
            }
            Tag::TableHead | Tag::TableRow => self.flow.open_row(),
            Tag::TableCell => self.flow.open_cell(),
            Tag::Emphasis => self.italics += 1,
            Tag::Image { dest_url, title, .. } if self.picture.is_none() => {
                let (address, title) = (dest_url.into_string(), title.into_string());
                self.picture = Some(Picture { address, alt: String::new(), title });
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(_) | TagEnd::CodeBlock | TagEnd::Item => {
                self.flush();
                self.kinds.pop();
            }
            TagEnd::List(_) => {
                self.next_numbers.pop();
            }
            TagEnd::HtmlBlock => self.end_html(),
            TagEnd::FootnoteDefinition => {
                self.flush();
                let blocks = self.flow.close_aside();
                self.notes.push(blocks.into_iter().map(|(_, words)| words).collect::<Vec<_>>().join("\n"));
            }
            TagEnd::Table => self.flow.close_table(),
            TagEnd::TableCell => self.flush(),
            TagEnd::Emphasis => self.italics = self.italics.saturating_sub(1),
            TagEnd::Image => self.pictures.extend(self.picture.take()),
            _ => {}
        }
    }

    fn add(&mut self, words: &str) {
        if let Some(picture) = &mut self.picture {
            picture.alt.push_str(words);
            return;
        }
        self.has_upright_words |= self.italics == 0 && !words.trim().is_empty();
        self.words.push_str(words);
    }

    fn open(&mut self, kind: BlockKind) {
        self.flush();
        self.kinds.push(kind);
    }

    fn end_paragraph(&mut self) {
        let is_italic = !self.has_upright_words && !self.words.trim().is_empty();
        if is_italic && let Some(picture) = self.last_picture.take() {
            let words = std::mem::take(&mut self.words);
            self.flow.push_picture(PictureReference::at(picture.address));
            self.flow.push(BlockKind::ImageAlt, &picture.alt);
            self.flow.push(BlockKind::Caption, &words);
            return;
        }
        if self.words.trim().is_empty() && self.pictures.len() == 1 {
            self.push_picture();
            self.last_picture = self.pictures.pop();
            self.words.clear();
            return;
        }
        self.flush();
    }

    fn end_heading(&mut self) {
        let repeats = self.title.as_deref().is_some_and(|title| is_same(title, &self.words));
        if repeats {
            self.title = None;
            self.words.clear();
        } else {
            self.top_headings += usize::from(self.level == Some(HeadingLevel::H1));
        }
        self.flush();
        self.kinds.pop();
    }

    fn end_html(&mut self) {
        self.push_picture();
        let html = std::mem::take(&mut self.html);
        super::epub::push_fragment(&html, &mut self.flow);
    }

    /// Turns the words so far into a block, with the pictures among them.
    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        if !words.trim().is_empty() {
            self.push_picture();
            let kind = self.kinds.last().copied().unwrap_or(BlockKind::Paragraph);
            let number = self.number.take().filter(|_| kind == BlockKind::ListItem);
            let numbered = number.map(|number| numbered(&number, &words));
            self.flow.push(kind, numbered.as_deref().unwrap_or(&words).trim_end_matches('\n'));
        }
        for picture in std::mem::take(&mut self.pictures) {
            push(&mut self.flow, picture);
        }
    }

    /// Adds the picture that is waiting for its caption.
    fn push_picture(&mut self) {
        if let Some(picture) = self.last_picture.take() {
            push(&mut self.flow, picture);
        }
    }
}

fn push(flow: &mut Flow, picture: Picture) {
    flow.push_picture(PictureReference::at(picture.address));
    let alt = marked::picture_words(&picture.alt).unwrap_or_default();
    if picture.title.trim().is_empty() {
        flow.push(BlockKind::Caption, &alt);
    } else {
        flow.push(BlockKind::ImageAlt, &alt);
        flow.push(BlockKind::Caption, &picture.title);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<String> {
        let article = read(text.as_bytes(), Source::default()).expect("there is text");
        let lines = article.blocks().iter();
        lines.map(|block| format!("{}: {}", block.kind.as_str(), article.slice(block.range))).collect()
    }

    #[test]
    fn markdown_becomes_blocks() {
        for (text, expected) in [
            (
                "# Fog at sea\n\nThe port\nwaits.\n\n## Later\n\n- one\n- two\n",
                vec![
                    "title: Fog at sea",
                    "paragraph: The port waits.",
                    "heading: Later",
                    "list_item: one",
                    "list_item: two",
                ],
            ),
            (
                "---\ntitle: Fog at sea\n---\n# Fog at Sea!\n\nThe *port* waits.[^1]\n\n[^1]: It **still** does.\n",
                vec!["title: Fog at sea", "paragraph: The port waits.", "paragraph: It still does."],
            ),
            (
                "Words of some length.\n\n![Boats](b.jpg \"Boats at the quay.\")\n\n![Fog over the bay](c.jpg)\n\nMore.",
                vec![
                    "paragraph: Words of some length.",
                    "image_alt: Boats",
                    "caption: Boats at the quay.",
                    "caption: Fog over the bay",
                    "paragraph: More.",
                ],
            ),
            (
                "Words of some length.\n\n![Boats](b.jpg)\n\n*Boats at the quay. Photo: Jane Roe*\n",
                vec![
                    "paragraph: Words of some length.",
                    "image_alt: Boats",
                    "caption: Boats at the quay. Photo: Jane Roe",
                ],
            ),
            (
                "Words of some length.\n\n3. three\n4. four\n   - inside\n\n   and more\n",
                vec![
                    "paragraph: Words of some length.",
                    "list_item: 3. three",
                    "list_item: 4. four",
                    "list_item: inside",
                    "list_item: and more",
                ],
            ),
            (
                "> A quotation.\n\n```\na = 1\n\n  b\n```\n\n|Port|Ships|\n|-|-|\n|North|12|\n",
                vec!["quote: A quotation.", "preformatted: a = 1\n\n  b", "table: Port\tShips\nNorth\t12"],
            ),
            (
                "Words of some length.\n\n<figure><img src=\"a\" alt=\"Boats\"/><figcaption>The quay.</figcaption></figure>\n",
                vec!["paragraph: Words of some length.", "image_alt: Boats", "caption: The quay."],
            ),
        ] {
            assert_eq!(blocks(text), expected, "{text}");
        }
    }
}
