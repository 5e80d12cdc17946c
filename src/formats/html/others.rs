//! What a page holds beside its article and programs that look for the article take for it: dialogs that are laid over
//! the page, and articles that are loaded below. Both are taken out of the tree before any program looks at it.

use dom_query::Document;

use super::classes::{self, Role};
use super::dom::{Dom, NodeIndex};
use crate::text::letters;

/// The fewest bytes of text, links aside, that make an article of what stands below a heading.
const MIN_ARTICLE_BYTES: usize = 400;
/// The fewest bytes of text between the headline and the first other article.
const MIN_OWN_BYTES: usize = 240;
/// The most bytes of text before the heading in the element of another article.
const MAX_BYTES_ABOVE: usize = 150;
/// How many elements around a heading are looked at.
const MAX_AROUND: usize = 8;
/// How many headings are looked at.
const MAX_HEADINGS: usize = 300;
/// The headline of the page: of its highest headings the first that the title of the page holds, or else the first that
/// is no link.
pub(super) fn headline(dom: &Dom) -> Option<NodeIndex> {
    /// The most headings that are compared.
    const MOST: usize = 20;
    let title = dom.named("title").next().map(|node| letters(&dom.words(node))).unwrap_or_default();
    let headings: Vec<NodeIndex> =
        dom.named("h1").filter(|&node| !dom.words(node).is_empty()).take(MOST).collect();
    let in_title = |&&node: &&NodeIndex| {
        let own = letters(&dom.words(node));
        dom.words(node).split_whitespace().nth(2).is_some() && title.contains(&own)
    };
    headings
        .iter()
        .find(in_title)
        .or_else(|| headings.iter().find(|&&node| !is_link(dom, node)))
        .or(headings.first())
        .copied()
}

/// Takes what is not the article out of `document`, of which `dom` is the tree. Returns whether there was anything.
pub(super) fn take_out(document: &Document, dom: &Dom) -> bool {
    let headline = headline(dom);
    let mut taken = dialogs(dom, headline);
    if let Some(headline) = headline {
        taken.extend(loaded_below(dom, &Texts::new(dom), headline));
    }
    for &node in &taken {
        if let Some(node) = document.tree.get(&dom.source(node)) {
            node.remove_from_parent();
        }
    }
    !taken.is_empty()
}

/// How many bytes of text outside links the page has before each node.
struct Texts(Vec<usize>);

impl Texts {
    fn new(dom: &Dom) -> Self {
        let mut sums = Vec::with_capacity(dom.len() + 1);
        let (mut sum, mut skipped_until) = (0, 0);
        for node in 0..dom.len() {
            sums.push(sum);
            if matches!(dom.name(node), "a" | "script" | "style" | "noscript" | "template" | "button") {
                skipped_until = skipped_until.max(dom.end(node));
            }
            if node >= skipped_until {
                sum += dom.text(node).map_or(0, |(text, _)| text.trim().len());
            }
        }
        sums.push(sum);
        Self(sums)
    }

    /// The bytes of text between two nodes.
    fn between(&self, start: NodeIndex, end: NodeIndex) -> usize {
        self.0[end].saturating_sub(self.0[start])
    }
}

/// The dialogs laid over the page, such as those that ask for consent or offer a newsletter. What holds the article, or
/// a picture of it, is none.
fn dialogs(dom: &Dom, headline: Option<NodeIndex>) -> Vec<NodeIndex> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < dom.len() {
        if is_dialog(dom, at)
            && !headline.is_some_and(|headline| (at..dom.end(at)).contains(&headline))
            && !dom.holds(at, &["article", "main", "figure", "figcaption"])
        {
            found.push(at);
            at = dom.end(at);
        } else {
            at += 1;
        }
    }
    found
}

fn is_dialog(dom: &Dom, node: NodeIndex) -> bool {
    let name = dom.name(node);
    if matches!(
        name,
        "" | "html" | "head" | "body" | "main" | "article" | "script" | "style" | "link" | "meta"
    ) {
        return false;
    }
    name == "dialog"
        || matches!(dom.attribute(node, "role"), Some("dialog" | "alertdialog"))
        || dom.attribute(node, "aria-modal") == Some("true")
        || classes::has(dom, node, Role::Dialog)
}

/// The articles that are loaded below the one with this `headline`, each with its heading, which leads to its own page.
fn loaded_below(dom: &Dom, texts: &Texts, headline: NodeIndex) -> Vec<NodeIndex> {
    let headings = (headline + 1..dom.len())
        .filter(|&node| matches!(dom.name(node), "h1" | "h2" | "h3"))
        .take(MAX_HEADINGS)
        .filter(|&node| is_link(dom, node));
    let mut found: Vec<NodeIndex> = Vec::new();
    for heading in headings {
        if found.last().is_some_and(|&last| dom.end(last) > heading) {
            continue;
        }
        let around = dom.ancestors(heading).take(MAX_AROUND).take_while(|&node| {
            !(node..dom.end(node)).contains(&headline)
                && !matches!(dom.name(node), "body" | "main")
                && texts.between(node, heading) <= MAX_BYTES_ABOVE
        });
        let around: Vec<NodeIndex> = around.collect();
        let own = around.iter().position(|&node| texts.between(heading, dom.end(node)) >= MIN_ARTICLE_BYTES);
        let Some(own) = own else { continue };
        let is_own_article = dom.name(heading) == "h1"
            || around[..=own].iter().any(|&node| dom.name(node) == "article")
            || around.iter().any(|&node| classes::has(dom, node, Role::Aside))
            || is_dated(dom, around[own]);
        if is_own_article {
            found.push(around[own]);
        }
    }
    // The page may be a list of articles, and its highest heading that of the list.
    let first = found.first().copied().unwrap_or(headline);
    if texts.between(headline, first) < MIN_OWN_BYTES { Vec::new() } else { found }
}

/// Whether all the words of the heading at `node` are a link.
fn is_link(dom: &Dom, node: NodeIndex) -> bool {
    let words = dom.words(node);
    let mut links =
        dom.descendants(node).chain(dom.ancestors(node).take(1)).filter(|&link| dom.name(link) == "a");
    // A place on the same page is no page of its own.
    let leads_away = |href: &str| !href.starts_with(['#', '?']);
    let is_whole =
        |link: NodeIndex| dom.attribute(link, "href").is_some_and(leads_away) && dom.words(link) == words;
    !words.is_empty() && links.any(is_whole)
}

/// Whether the element at `node` says when or by whom what is in it was written.
fn is_dated(dom: &Dom, node: NodeIndex) -> bool {
    dom.descendants(node).any(|inner| {
        dom.name(inner) == "time"
            || dom
                .attribute(inner, "rel")
                .is_some_and(|rel| rel.split_whitespace().any(|word| word == "author"))
    })
}
