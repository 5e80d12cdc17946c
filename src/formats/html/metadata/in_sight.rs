//! The byline in plain sight on a page: found by relation, by microdata or `RDFa`, by class name, or by its words.

use std::collections::HashSet;

use super::super::dom::{BORDER, Dom, NodeIndex, is_skipped};
use super::head::Head;
use super::names::{MAX_BYTES, cleaned, is_date, is_name, label_end};
use super::page::{Page, names_of_table};
use super::site::SiteNames;
use crate::article::Credit;
use crate::text::letters;

/// How many elements are searched for a byline.
const MAX_ELEMENTS: usize = 12;
/// The most words in a byline.
const MAX_WORDS: usize = 14;
/// How much longer than the name in it the text of a link may be, in bytes; a longer one leads to another article.
const MAX_AROUND_BYTES: usize = 20;
/// How many elements around "By" are searched for the names.
const MAX_AROUND: usize = 3;
/// The most nodes in an element that is examined as a byline.
const MAX_NODES: usize = 200;

/// What to search for, and where.
struct Search<'a> {
    dom: &'a Dom,
    /// The names of the site, which are not bylines; `None` if they may be.
    sites: Option<&'a SiteNames>,
    title: String,
    headline: Option<NodeIndex>,
    head: &'a Head,
}

/// The byline in plain sight: first below the headline, then anywhere.
pub(super) fn byline(page: &Page<'_>, sites: &SiteNames, title: Option<&str>, head: &Head) -> Option<String> {
    let dom = page.dom;
    let title = title.map(letters).unwrap_or_default();
    let headline = head.headline();
    let search = Search { dom, sites: Some(sites), title: title.clone(), headline, head };
    let by_markup = |from: NodeIndex| {
        let marked = |node: NodeIndex| is_marked(dom, node);
        let related = |node: NodeIndex| is_related(dom, node);
        let classed = |node: NodeIndex| is_classed(dom, node);
        search
            .found(&marked, from)
            .or_else(|| search.found_together(&related, from))
            .or_else(|| search.found(&classed, from))
    };
    let anywhere = || {
        let mut nodes = (0..dom.len()).filter(|&node| is_marked(dom, node) && dom.name(node) != "meta");
        nodes.find_map(|node| search.shown(node))
    };
    let by_words = || search.by_words(headline.unwrap_or(0)).or_else(|| search.by_words(0));
    let marked_up = headline.and_then(by_markup).or_else(|| by_markup(0));
    // An account that posted the article, where the article itself says who wrote it.
    let writer = marked_up.as_deref().filter(|name| is_account(name)).and_then(|_| by_words());
    writer
        .filter(|name| Credit::is_personal_name(name))
        .or(marked_up)
        .or_else(by_words)
        .or_else(anywhere)
        // The site itself, as a last resort.
        .or_else(|| {
            Search { sites: None, title, ..search }
                .found(&|node| is_marked(dom, node) || is_related(dom, node) || is_classed(dom, node), 0)
        })
}

/// The first of the `lines` of a byline that has a label and names, with the lines that continue it; all of them if
/// none does: "By Mara Lind", "and Tom Adler", "Photos by Jo Berg", but not "Harbour Press".
fn byline_line(lines: &[String]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| without_borders(line)).collect();
    let lines = lines.as_slice();
    // A label on a line of its own: "Author".
    if let [label, names @ ..] = lines
        && !names.is_empty()
        && label_end(&format!("{label}: ")) > label.len()
    {
        return names.join(" ");
    }
    let Some(first) = lines.iter().position(|line| (1..line.len()).contains(&label_end(line))) else {
        return lines.join(" ");
    };
    let mut text = lines[first].clone();
    for line in &lines[first + 1..] {
        let is_more =
            ["and ", "und ", "et ", "y ", "e ", "& ", ", "].iter().any(|word| line.starts_with(word));
        match label_end(line) {
            0 if is_more => text.push(' '),
            0 => break,
            _ => text.push_str(", "),
        }
        text.push_str(line);
    }
    text
}

/// `line` with a comma in place of every border between its elements, but a space behind "By".
fn without_borders(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    for part in line.split(BORDER) {
        if !text.is_empty() {
            let is_label = label_end(&format!("{text} ")) > text.len();
            text.push_str(if is_label { " " } else { ", " });
        }
        text.push_str(part);
    }
    text
}

/// Whether `name` is that of an account rather than of a person: "mlind".
fn is_account(name: &str) -> bool {
    !name.contains(' ') && name.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
}

/// Whether microdata or `RDFa` mark the element at `node` as the author.
fn is_marked(dom: &Dom, node: NodeIndex) -> bool {
    has_word(dom, node, "itemprop", &["author"])
        || has_word(dom, node, "property", &["author", "schema:author", "dc:creator", "dcterms:creator"])
}

/// Whether the element at `node` is a link to the author.
fn is_related(dom: &Dom, node: NodeIndex) -> bool {
    has_word(dom, node, "rel", &["author"])
}

fn is_classed(dom: &Dom, node: NodeIndex) -> bool {
    let words = names_of_table("byline-classes");
    let classes = dom.attribute(node, "class").unwrap_or_default().split_whitespace();
    classes
        .chain(dom.attribute(node, "id"))
        .any(|class| class.to_lowercase().split(['-', '_']).any(|word| words.contains(&word)))
}

fn has_word(dom: &Dom, node: NodeIndex, attribute: &str, words: &[&str]) -> bool {
    dom.attribute(node, attribute)
        .is_some_and(|value| value.split_whitespace().any(|word| words.contains(&word)))
}

/// Whether class names mark an element as another article, a comment or the frame of the page.
fn is_other_part(classes: &str) -> bool {
    let words = names_of_table("elsewhere-classes");
    classes.split_whitespace().any(|class| {
        // "has-sidebar" is next to a sidebar, not one itself.
        if ["has", "with", "no", "without"].iter().any(|&word| class.split(['-', '_']).next() == Some(word)) {
            return false;
        }
        let mut parts = class.split(['-', '_']);
        parts.any(|part| words.contains(&part) && !(part == "footer" && is_foot_class(class)))
    })
}

/// Whether a class name marks an element as the footer of an article, which unlike that of a page is part of it.
fn is_foot_class(class: &str) -> bool {
    class.contains("footer") && ["article", "entry", "post", "story"].iter().any(|own| class.contains(own))
}

impl Search<'_> {
    /// The names in the first elements that are bylines, from the node `from` on.
    fn found(&self, is_byline: &dyn Fn(NodeIndex) -> bool, from: NodeIndex) -> Option<String> {
        let dom = self.dom;
        let nodes = (from..dom.len())
            .filter(|&node| dom.text(node).is_none() && dom.name(node) != "meta" && is_byline(node))
            .filter(|&node| !self.holds_headline(node) && !self.is_elsewhere(node));
        nodes.take(MAX_ELEMENTS).find_map(|node| self.shown(node))
    }

    /// The names in the first such element, and in those beside it.
    fn found_together(&self, is_byline: &dyn Fn(NodeIndex) -> bool, from: NodeIndex) -> Option<String> {
        let dom = self.dom;
        let first = self.found(is_byline, from)?;
        let mut nodes = (from..dom.len()).filter(|&node| dom.text(node).is_none() && is_byline(node));
        let node = nodes.find(|&node| !self.is_elsewhere(node) && self.shown(node).as_ref() == Some(&first));
        let Some(around) = node.and_then(|node| dom.parent(node)) else { return Some(first) };
        if dom.end(around) - around > MAX_NODES {
            return Some(first);
        }
        let mut names: Vec<String> = Vec::new();
        for name in dom.children(around).filter(|&node| dom.text(node).is_none() && is_byline(node)) {
            names.extend(self.shown(name).filter(|name| !names.contains(name)));
        }
        if names.len() > 1 { Some(names.join(", ")) } else { Some(first) }
    }

    /// The names after the first "By" that opens a line.
    fn by_words(&self, from: NodeIndex) -> Option<String> {
        let dom = self.dom;
        let texts = (from..dom.len()).filter_map(|node| Some((node, dom.text(node)?.0.trim())));
        texts.filter(|(_, text)| text.len() < MAX_BYTES).find_map(|(node, text)| {
            let label = label_end(text).max(label_end(&format!("{text} ")).min(text.len()));
            if label == 0 || self.is_hidden(node) || self.is_elsewhere(dom.parent(node)?) {
                return None;
            }
            // "By" may be in an element of its own.
            let whole = if label == text.len() {
                let around = dom
                    .ancestors(node)
                    .take(MAX_AROUND)
                    .filter(|&around| dom.end(around) - around <= MAX_NODES);
                around.map(|around| dom.words(around)).find(|words| words.len() > text.len())?
            } else {
                text.to_owned()
            };
            let rest = cleaned(&whole);
            let is_short = whole.len() < MAX_BYTES && (2..=6).contains(&rest.split_whitespace().count());
            let is_capitalised =
                rest.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || word.len() <= 3);
            let is_line = text.starts_with(char::is_uppercase) || Credit::is_personal_name(&rest);
            (is_short
                && is_capitalised
                && is_line
                && !rest.contains(|c: char| c.is_ascii_digit())
                && is_name(&rest))
            .then_some(rest)
        })
    }

    fn holds_headline(&self, node: NodeIndex) -> bool {
        self.headline.is_some_and(|headline| (node..self.dom.end(node)).contains(&headline))
    }

    /// Whether `node` belongs to another article, a comment or the frame of the page, according to an element that
    /// holds it but not the headline.
    fn is_elsewhere(&self, node: NodeIndex) -> bool {
        let dom = self.dom;
        if self.head.is_in_card(dom, node, false) {
            return true;
        }
        let mut in_footer = false;
        let mut around = dom.ancestors(node);
        while let Some(element) = around.next() {
            let name = dom.name(element);
            if self.holds_headline(element) {
                // The footer belongs to an article that holds both it and the headline.
                return in_footer
                    && name != "article"
                    && !around.any(|element| dom.name(element) == "article");
            }
            let classes = dom.attribute(element, "class").unwrap_or_default().to_lowercase();
            if name == "aside" && self.is_head_aside(element) {
                continue;
            }
            if matches!(name, "aside" | "nav" | "figure" | "figcaption" | "blockquote")
                || name == "article" && in_footer
                || name == "a" && self.is_card(element, node)
                || name != "body" && is_other_part(&classes)
            {
                return true;
            }
            in_footer |= name == "footer" && !classes.split_whitespace().any(is_foot_class);
        }
        in_footer
    }

    /// Whether the aside at `node` belongs to the head of the article: it is short, and comes before the text.
    fn is_head_aside(&self, node: NodeIndex) -> bool {
        self.headline.is_some()
            && self.head.is_before_text(node)
            && self.dom.words(node).len() <= MAX_BYTES
            && !self.dom.holds(node, &["h2", "h3", "h4", "li"])
    }

    /// Whether the link at `link` leads to another article that `node` is the byline of.
    fn is_card(&self, link: NodeIndex, node: NodeIndex) -> bool {
        let own =
            self.dom.text(node).map_or_else(|| self.dom.words(node).len(), |(text, _)| text.trim().len());
        self.dom.words(link).len() > own + MAX_AROUND_BYTES
    }

    fn is_hidden(&self, node: NodeIndex) -> bool {
        std::iter::once(node).chain(self.dom.ancestors(node)).any(|node| is_skipped(self.dom, node))
    }

    /// The words of the byline at `node`, with a comma before the job of a writer in an element of its own.
    fn with_jobs_apart(&self, node: NodeIndex) -> String {
        /// What class names call the job of a writer.
        const JOBS: [&str; 6] = ["title", "role", "job", "jobtitle", "position", "designation"];
        let dom = self.dom;
        let mut text = byline_line(&dom.lines(node));
        for inner in dom.descendants(node) {
            let classes = dom.attribute(inner, "class").unwrap_or_default().to_lowercase();
            let is_job = classes.split(|c: char| !c.is_alphanumeric()).any(|word| JOBS.contains(&word));
            if !is_job {
                continue;
            }
            let job = dom.words(inner);
            if let Some(before) = text.strip_suffix(&job)
                && before.ends_with(' ')
                && before.trim_end().ends_with(char::is_alphanumeric)
                && !job.is_empty()
            {
                text = format!("{}, {job}", before.trim_end());
            }
        }
        text
    }

    /// The names that the element at `node` shows, if they look like names.
    fn shown(&self, node: NodeIndex) -> Option<String> {
        let dom = self.dom;
        if dom.end(node) - node > MAX_NODES || self.is_hidden(node) {
            return None;
        }
        let is_inner_name = |inner: &NodeIndex| {
            has_word(dom, *inner, "itemprop", &["name"]) || has_word(dom, *inner, "class", &["fn", "p-name"])
        };
        let name_of =
            |name: NodeIndex| dom.attribute(name, "content").map_or_else(|| dom.words(name), str::to_owned);
        let mut inner: Vec<String> = dom.descendants(node).filter(is_inner_name).map(name_of).collect();
        // A name may be marked twice, by an outer and an inner element.
        let mut seen = HashSet::new();
        inner.retain(|name| seen.insert(name.clone()));
        let text = if inner.is_empty() { self.with_jobs_apart(node) } else { inner.join(", ") };
        if is_date(&text) {
            return None;
        }
        let names = cleaned(&text);
        let words = names.split_whitespace().count();
        let starts_well = names.starts_with(|c: char| c.is_uppercase() || !c.is_ascii());
        let fits = is_name(&names) && (1..=MAX_WORDS).contains(&words) && (starts_well || words == 1);
        (fits && letters(&names) != self.title && !self.sites.is_some_and(|sites| sites.is_name(&names)))
            .then_some(names)
    }
}
