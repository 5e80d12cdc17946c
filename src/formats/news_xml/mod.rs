//! News, journals and books in XML → [`Article`]: NITF, `NewsML` 1 and G2, RSS, Atom, JATS, FB2, ENEX, and other
//! vocabularies as far as their elements are called what they are.
//!
//! `vocabulary` says what an element is by its name and those around it. This module walks through the file, and puts
//! together an article for each that begins in it.

mod vocabulary;

use self::vocabulary::Meaning;
use super::ReadProblem;
use super::body_text::{is_html, is_same, push_html, push_plain};
use super::composer::Composer;
use super::document_problem::DocumentProblem;
use super::html;
use super::marked::{language, one_line};
use super::several::{self, MAX_ARTICLES};
use super::xml::{self, Node, Xml};
use crate::article::{Article, BlockKind, Metadata, Source, Warning};
use crate::nlp;

/// What messages call such a file.
const KIND: &str = "XML file";

/// The names of the elements that such files begin with, in lower case.
pub(super) const ROOTS: [&str; 10] = [
    "nitf",
    "newsitem",
    "newsmessage",
    "newsml",
    "rss",
    "feed",
    "rdf",
    "article",
    "fictionbook",
    "en-export",
];

/// The article in the `bytes` of an XML file.
pub fn read(bytes: &[u8], source: Source) -> Result<Article, ReadProblem> {
    let text = xml::decode(bytes.to_vec());
    let mut reader = Reader::default();
    let is_damaged = reader.read(&text)?;
    reader.finish_item();
    let mut composer =
        several::composed(reader.finished.into_iter(), Some).ok_or(DocumentProblem::NoText(KIND))?;
    composer.left_out += reader.left_out;
    if is_damaged {
        composer
            .warnings
            .push(Warning::new("The file is damaged, and what comes behind the damage is missing"));
    }
    Ok(composer.finish(Source { encoding: Some("UTF-8"), ..source }))
}

/// An open element: what it is, and its words so far if it is anything.
struct Open {
    name: String,
    meaning: Meaning,
    words: String,
}

#[derive(Default)]
struct Reader {
    composer: Composer,
    open: Vec<Open>,
    /// The blocks so far. The title and the byline may come behind some of them.
    blocks: Vec<(BlockKind, String)>,
    /// The articles that have ended.
    finished: Vec<Composer>,
    /// How many articles are left out, since there are too many.
    left_out: usize,
    /// What the file says of all its articles, if an article has begun.
    of_all: Option<Metadata>,
    /// The writers so far.
    writers: Vec<String>,
    /// A caption that waits for its credit, and a credit that waits for its caption.
    caption: Option<String>,
    credit: Option<String>,
    /// A text with or without tags that is the article if nothing else is: the whole of it, or a summary.
    body: Option<String>,
    summary: Option<String>,
    /// The parts of a name.
    given: Option<String>,
    /// The parts of a date.
    date: [Option<String>; 3],
}

impl Reader {
    /// Reads `text`. Returns whether its markup broke before the end.
    fn read(&mut self, text: &str) -> Result<bool, DocumentProblem> {
        let mut xml = Xml::new(text, KIND);
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(element) => {
                    let name = element.name().to_ascii_lowercase();
                    let meaning = vocabulary::meaning(&name, self.open.iter().map(|open| open.name.as_str()));
                    if meaning == Meaning::Item {
                        self.begin_item();
                    }
                    if meaning == Meaning::Skipped || self.finished.len() >= MAX_ARTICLES {
                        self.left_out += usize::from(meaning == Meaning::Item);
                        xml.skip()?;
                        continue;
                    }
                    self.attributes(&name, meaning, &element);
                    self.open.push(Open { name, meaning, words: String::new() });
                }
                Node::Text(words) => {
                    if let Some(open) = self.open.iter_mut().rfind(|open| open.meaning != Meaning::Inline) {
                        open.words.push_str(&words);
                    }
                }
                Node::End => {
                    if let Some(open) = self.open.pop() {
                        self.end(open);
                    }
                }
            }
        }
        Ok(xml.is_damaged())
    }

    /// Takes what the attributes of an element say.
    fn attributes(&mut self, name: &str, meaning: Meaning, element: &xml::Element<'_>) {
        let metadata = &mut self.composer.metadata;
        let first = |names: [&str; 2]| names.into_iter().find_map(|name| element.attribute(name));
        match meaning {
            Meaning::Published if metadata.published.is_none() => {
                metadata.published = first(["norm", "value"]).and_then(|date| iso(&date));
            }
            Meaning::Site if metadata.site.is_none() => metadata.site = element.attribute("name"),
            Meaning::Language => {
                let tag = first(["tag", "value"]).and_then(|tag| language(&tag));
                metadata.language = metadata.language.take().or(tag);
            }
            Meaning::Address if metadata.url.is_none() => {
                let is_own = element.attribute("rel").is_none_or(|rel| rel == "alternate");
                metadata.url = element.attribute("href").filter(|url| is_own && url.starts_with("http"));
            }
            _ => {}
        }
        if self.open.is_empty() || name == "article" || name == "newsitem" {
            let tag = element.attribute("xml:lang").and_then(|tag| language(&tag));
            metadata.language = metadata.language.take().or(tag);
        }
    }

    /// Takes the words of an element that has ended.
    fn end(&mut self, open: Open) {
        let Some(words) = one_line(&open.words) else {
            if open.meaning == Meaning::Writer {
                self.given = None;
            }
            return;
        };
        match open.meaning {
            Meaning::Title if self.composer.metadata.title.is_none() => {
                self.composer.metadata.title = Some(words);
            }
            Meaning::Title => {}
            Meaning::Heading => self.push(BlockKind::Heading, &words),
            Meaning::Paragraph => self.push(BlockKind::Paragraph, &words),
            Meaning::Entry => self.push(BlockKind::ListItem, &words),
            Meaning::Quote => self.push(BlockKind::Quote, &words),
            Meaning::Dateline => self.push(BlockKind::Dateline, &words),
            Meaning::Caption => {
                let before = self.caption.take().map(|caption| caption + " ").unwrap_or_default();
                self.caption = Some(before + &words);
            }
            Meaning::Credit => self.credit = Some(words),
            Meaning::Given => self.given = Some(words),
            Meaning::Family => {
                let given = self.given.take().map(|given| given + " ").unwrap_or_default();
                self.writers.push(given + &words);
            }
            Meaning::Writer => self.writers.push(html::names_in(&words)),
            Meaning::Published => {
                let date = &mut self.composer.metadata.published;
                *date = date.take().or_else(|| iso(&words));
            }
            Meaning::Day => self.date[2] = Some(words),
            Meaning::Month => self.date[1] = Some(words),
            Meaning::Year => self.date[0] = Some(words),
            Meaning::Site => {
                let site = &mut self.composer.metadata.site;
                *site = site.take().or(Some(words));
            }
            Meaning::Language => {
                let own = &mut self.composer.metadata.language;
                *own = own.take().or_else(|| language(&words));
            }
            Meaning::Address => {
                let url = &mut self.composer.metadata.url;
                *url = url.take().or(Some(words).filter(|url| url.starts_with("http")));
            }
            Meaning::Body => self.body = Some(open.words),
            Meaning::Summary => self.summary = Some(open.words),
            Meaning::Item | Meaning::Inline | Meaning::Skipped => {}
        }
    }

    fn push(&mut self, kind: BlockKind, words: &str) {
        self.push_caption();
        self.blocks.push((kind, words.to_owned()));
    }

    fn push_caption(&mut self) {
        let credit = self.credit.take();
        if let Some(caption) = self.caption.take() {
            let whole = match credit {
                Some(credit) if !caption.contains(&credit) => format!("{caption} Photo: {credit}"),
                _ => caption,
            };
            self.blocks.push((BlockKind::Caption, whole));
        }
    }

    /// Puts the article before this one together, if there is one.
    fn begin_item(&mut self) {
        if self.of_all.is_some() {
            self.finish_item();
        }
        let of_all = self.of_all.get_or_insert_with(|| self.composer.metadata.clone());
        self.composer.metadata = of_all.clone();
    }

    /// Puts the article together, and keeps it if it has text.
    fn finish_item(&mut self) {
        self.compose_item();
        let composer = std::mem::take(&mut self.composer);
        if composer.blocks().any(|(kind, _)| !matches!(kind, BlockKind::Title | BlockKind::Byline)) {
            self.finished.push(composer);
        }
        self.date = [const { None }; 3];
        (self.credit, self.given, self.body, self.summary) = (None, None, None, None);
    }

    fn compose_item(&mut self) {
        self.push_caption();
        let metadata = &mut self.composer.metadata;
        if let [Some(year), month, day] = &self.date {
            let number =
                |part: &Option<String>| part.as_ref().map_or("01".to_owned(), |part| format!("{part:0>2}"));
            let date = iso(&format!("{year}-{}-{}", number(month), number(day)));
            metadata.published = metadata.published.take().or(date);
        }
        let mut writers = std::mem::take(&mut self.writers);
        writers.retain(|name| !name.is_empty());
        writers.dedup();
        metadata.byline = (!writers.is_empty()).then(|| writers.join(", "));
        if metadata.title.is_none()
            && self.blocks.first().is_some_and(|(kind, _)| *kind == BlockKind::Heading)
        {
            metadata.title = Some(self.blocks.remove(0).1);
        }
        let (title, byline) = (metadata.title.clone(), metadata.byline.clone());
        if let Some(title) = &title {
            self.composer.push(BlockKind::Title, title);
        }
        if let Some(byline) = byline {
            self.composer.push(BlockKind::Byline, &byline);
        }
        let is_text =
            |kind: BlockKind| !matches!(kind, BlockKind::Caption | BlockKind::Heading | BlockKind::Dateline);
        let has_text = self.blocks.iter().any(|(kind, _)| is_text(*kind));
        for (kind, words) in std::mem::take(&mut self.blocks) {
            let repeats_title =
                kind == BlockKind::Heading && title.as_ref().is_some_and(|title| is_same(title, &words));
            if !repeats_title {
                self.composer.push(kind, &words);
            }
        }
        if !has_text && let Some(text) = self.body.take().or(self.summary.take()) {
            if is_html(&text) {
                push_html(&text, &mut self.composer);
            } else {
                push_plain(&text, &mut self.composer);
            }
        }
    }
}

/// A date in one of the forms of such files, as ISO 8601: "20260902T100500Z", "Wed, 02 Sep 2026 10:05:00 GMT".
fn iso(date: &str) -> Option<String> {
    let date = date.trim();
    let digits = date.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 8 {
        let day = format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..8]);
        let time = date[8..].strip_prefix('T').filter(|time| time.len() >= 6 && time.is_char_boundary(6));
        let Some(time) = time.filter(|time| time.bytes().take(6).all(|byte| byte.is_ascii_digit())) else {
            return Some(day);
        };
        let zone = &time[6..];
        let zone = if zone.len() == 5 && zone.is_ascii() {
            format!("{}:{}", &zone[..3], &zone[3..])
        } else {
            zone.to_owned()
        };
        return Some(format!("{day}T{}:{}:{}{zone}", &time[..2], &time[2..4], &time[4..6]));
    }
    if digits == 4 && date.len() >= 10 && date.as_bytes()[4] == b'-' {
        return Some(date.to_owned());
    }
    nlp::dates(date).next().map(|date| date.iso)
}
