//! Where on a page the head of its article is, and which elements are about another article.

use super::super::dom::{Dom, NodeIndex};
use super::date::iso;
use super::names::label_end;
use super::page::names_of_table;
use crate::text::letters;

/// The length in bytes from which a text outside links is one of the article's paragraphs.
const PARAGRAPH_BYTES: usize = 80;
/// How many elements around a node may be the card of another article.
const MAX_AROUND: usize = 4;
/// The most nodes and the most bytes of text in such a card.
const MAX_CARD_NODES: usize = 80;
const MAX_CARD_BYTES: usize = 300;
/// The fewest words of a link that is a title.
const MIN_TITLE_WORDS: usize = 3;

/// The head of an article: from its headline to the first paragraph of its text.
#[derive(Debug)]
pub(super) struct Head {
    headline: Option<NodeIndex>,
    text: NodeIndex,
}

impl Head {
    /// The head of the article on `dom` with this `title`.
    pub fn new(dom: &Dom, title: Option<&str>) -> Self {
        let title = title.map(letters).unwrap_or_default();
        let mut headings = dom.named("h1");
        let first = dom.named("h1").next();
        let headline = headings.find(|&node| letters(&dom.words(node)) == title).or(first);
        let from = headline.unwrap_or(0);
        let is_paragraph = |&node: &NodeIndex| {
            dom.text(node).is_some_and(|(text, _)| text.trim().len() >= PARAGRAPH_BYTES)
                && dom
                    .ancestors(node)
                    .all(|around| !matches!(dom.name(around), "a" | "script" | "style" | "head"))
        };
        let text = (from..dom.len()).find(is_paragraph).unwrap_or(dom.len());
        Self { headline, text }
    }

    /// The headline.
    pub fn headline(&self) -> Option<NodeIndex> {
        self.headline
    }

    /// The nodes from the headline to the text; none without a headline.
    pub fn nodes(&self) -> std::ops::Range<NodeIndex> {
        self.headline.map_or(0..0, |headline| headline..self.text.max(headline))
    }

    /// Whether the first words below the headline are a byline or a date.
    pub fn stands_above_byline(&self, dom: &Dom) -> bool {
        let Some(headline) = self.headline else { return false };
        let is_shown =
            |&node: &NodeIndex| dom.text(node).is_some_and(|(text, _)| text.contains(char::is_alphanumeric));
        let Some(first) = (dom.end(headline)..self.text).find(is_shown) else { return false };
        let text = dom.text(first).map_or("", |(text, _)| text.trim());
        let tells = |node: NodeIndex| {
            let classes = dom.attribute(node, "class").unwrap_or_default().to_lowercase();
            let mut words = classes.split(|c: char| !c.is_alphanumeric());
            dom.name(node) == "time"
                || dom.attribute(node, "rel") == Some("author")
                || words.any(|word| {
                    names_of_table("byline-classes").contains(&word)
                        || names_of_table("date-classes").contains(&word)
                })
        };
        let mut around = dom
            .ancestors(first)
            .take(MAX_AROUND)
            .take_while(|&node| !(node..dom.end(node)).contains(&headline));
        label_end(&format!("{text} ")) > 0 || iso(text).is_some() || around.any(tells)
    }

    /// Whether `node` comes before the text.
    pub fn is_before_text(&self, node: NodeIndex) -> bool {
        node < self.text
    }

    /// Whether `node` stands in the card of another article, with a link to it: before `node`, or with `anywhere` also
    /// behind it.
    pub fn is_in_card(&self, dom: &Dom, node: NodeIndex, anywhere: bool) -> bool {
        let Some(headline) = self.headline else { return false };
        if self.nodes().contains(&node) {
            return false;
        }
        let around = dom.ancestors(node).take(MAX_AROUND).take_while(|&around| {
            !(around..dom.end(around)).contains(&headline)
                && dom.end(around) - around <= MAX_CARD_NODES
                && !matches!(dom.name(around), "body" | "main")
        });
        around.into_iter().any(|around| {
            let is_title = |&link: &NodeIndex| {
                let is_heading = || {
                    dom.ancestors(link).take(2).any(|node| is_heading(dom, node))
                        || dom.holds(link, &HEADINGS)
                };
                dom.name(link) == "a"
                    && (anywhere || link < node && !(link..dom.end(link)).contains(&node))
                    && (is_heading() || dom.words(link).split_whitespace().nth(MIN_TITLE_WORDS - 1).is_some())
            };
            dom.words(around).len() <= MAX_CARD_BYTES && dom.descendants(around).any(|link| is_title(&link))
        })
    }
}

const HEADINGS: [&str; 5] = ["h2", "h3", "h4", "h5", "h6"];

fn is_heading(dom: &Dom, node: NodeIndex) -> bool {
    HEADINGS.contains(&dom.name(node))
}
