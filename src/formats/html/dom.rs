//! The tree of a page in source order, with the marks taken out of its texts.

use super::scan;
use crate::text::one_line;

/// A node of a [`Dom`], as its position in source order.
pub(super) type NodeIndex = usize;

/// Elements within a line of text.
const INLINE: [&str; 41] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "ins", "kbd", "label", "mark", "nobr", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "blink", "o:p", "picture",
];

/// The deepest nesting of elements: more than in the source, where elements that browsers close by themselves do not
/// count.
const MAX_DEPTH: usize = 3 * scan::MAX_DEPTH;

/// The most pairs of an element and one that holds it. Browsers add some to those of the source.
const MAX_HOLDERS: usize = 2 * scan::MAX_HOLDERS;

/// Ends a line in the text of an element: Unicode's line separator, which is white space.
const LINE_END: char = '\u{2028}';
/// Stands between two elements of a line that the page sets apart without a space: Unicode's paragraph separator, which
/// is white space too.
pub(super) const BORDER: char = '\u{2029}';

/// The tree of a page.
#[derive(Debug, Default)]
pub(super) struct Dom {
    nodes: Vec<Node>,
}

#[derive(Debug)]
struct Node {
    parent: Option<NodeIndex>,
    /// The node after everything inside this one.
    end: NodeIndex,
    /// The same node in the document.
    source: dom_query::NodeId,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Element { name: String, attributes: Vec<(String, String)> },
    Text { text: String, mark: Option<u32> },
}

impl Dom {
    /// The tree of `document`, without comments. `None` if it is so deep that code which descends into it, element by
    /// element, could run out of stack or time.
    pub fn new(document: &dom_query::Document) -> Option<Self> {
        let mut dom = Self::default();
        // The elements whose children are still to be added, and the next sibling of each.
        let mut open: Vec<(NodeIndex, Option<dom_query::NodeRef<'_>>)> = Vec::new();
        let (mut holders, mut tables) = (0, 0);
        let mut next = document.root().first_child();
        loop {
            while next.is_none() {
                let Some((index, sibling)) = open.pop() else { return Some(dom) };
                tables -= usize::from(dom.name(index) == "table");
                dom.nodes[index].end = dom.nodes.len();
                next = sibling;
            }
            let Some(node) = next.take() else { return Some(dom) };
            next = node.next_sibling();
            let parent = open.last().map(|&(index, _)| index);
            if let Some(content) = content(&node) {
                let index = dom.nodes.len();
                let is_element = matches!(content, Content::Element { .. });
                dom.nodes.push(Node { parent, end: index + 1, source: node.id, content });
                if is_element {
                    open.push((index, next.take()));
                    holders += open.len();
                    tables += usize::from(dom.name(index) == "table");
                    if open.len() > MAX_DEPTH || tables > scan::MAX_TABLE_DEPTH || holders > MAX_HOLDERS {
                        return None;
                    }
                    next = node.first_child();
                }
            }
        }
    }

    /// The node of the document that `node` was made of.
    pub fn source(&self, node: NodeIndex) -> dom_query::NodeId {
        self.nodes[node].source
    }

    /// The number of nodes.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The name of the element at `node`, in lower case; empty for text.
    pub fn name(&self, node: NodeIndex) -> &str {
        match &self.nodes[node].content {
            Content::Element { name, .. } => name,
            Content::Text { .. } => "",
        }
    }

    /// The attributes of the element at `node`.
    pub fn attributes(&self, node: NodeIndex) -> &[(String, String)] {
        match &self.nodes[node].content {
            Content::Element { attributes, .. } => attributes,
            Content::Text { .. } => &[],
        }
    }

    /// The value of an attribute of `node`, without white space at either end.
    pub fn attribute(&self, node: NodeIndex, name: &str) -> Option<&str> {
        self.attributes(node).iter().find(|(key, _)| key == name).map(|(_, value)| value.trim())
    }

    /// The text at `node` and its mark, if it is a text.
    pub fn text(&self, node: NodeIndex) -> Option<(&str, Option<u32>)> {
        match &self.nodes[node].content {
            Content::Element { .. } => None,
            Content::Text { text, mark } => Some((text, *mark)),
        }
    }

    /// The element that holds `node`.
    pub fn parent(&self, node: NodeIndex) -> Option<NodeIndex> {
        self.nodes[node].parent
    }

    /// The elements that hold `node`, from the innermost outwards.
    pub fn ancestors(&self, node: NodeIndex) -> impl Iterator<Item = NodeIndex> {
        std::iter::successors(self.parent(node), |&node| self.parent(node))
    }

    /// The node after everything inside `node`.
    pub fn end(&self, node: NodeIndex) -> NodeIndex {
        self.nodes[node].end
    }

    /// The nodes inside `node`, in source order.
    pub fn descendants(&self, node: NodeIndex) -> impl Iterator<Item = NodeIndex> {
        node + 1..self.nodes[node].end
    }

    /// The children of `node`.
    pub fn children(&self, node: NodeIndex) -> impl Iterator<Item = NodeIndex> {
        let end = self.nodes[node].end;
        let within = move |node: NodeIndex| (node < end).then_some(node);
        std::iter::successors(within(node + 1), move |&child| within(self.nodes[child].end))
    }

    /// All elements with this name, in source order.
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = NodeIndex> + 'a {
        (0..self.nodes.len()).filter(move |&node| self.name(node) == name)
    }

    /// Whether `node` holds an element with one of these names.
    pub fn holds(&self, node: NodeIndex, names: &[&str]) -> bool {
        self.descendants(node).any(|inner| names.contains(&self.name(inner)))
    }

    /// Whether `node` is an element within a line of text.
    pub fn is_inline(&self, node: NodeIndex) -> bool {
        INLINE.contains(&self.name(node))
    }

    /// All text inside `node`, except scripts and styles, with single spaces between words.
    pub fn words(&self, node: NodeIndex) -> String {
        one_line(&self.text_in_lines(node))
    }

    /// The lines in which [`Self::words`] are shown, without empty ones, with a [`BORDER`] between elements that no space
    /// parts.
    pub fn lines(&self, node: NodeIndex) -> Vec<String> {
        let text = self.text_in_lines(node);
        let lines = text.split(LINE_END).map(|line| {
            let parts: Vec<String> =
                line.split(BORDER).map(one_line).filter(|part| !part.is_empty()).collect();
            parts.join(BORDER.encode_utf8(&mut [0; 4]))
        });
        lines.filter(|line| !line.is_empty()).collect()
    }

    /// Whether a page shows a space between the texts at `last` and `next`, which are in different elements of one line
    /// without a space between them: "20:10" in a `time` and "Key event" behind it, "Mara Lind" and "Reporter". Parts of
    /// one word go on in small letters.
    pub fn is_border(&self, last: NodeIndex, next: NodeIndex) -> bool {
        let (Some(left), Some(right)) = (self.parent(last), self.parent(next)) else { return false };
        let is_apart =
            left != right && self.end(left) <= right && self.is_inline(left) && self.is_inline(right);
        let is_small = |node: NodeIndex| matches!(self.name(node), "sup" | "sub");
        if !is_apart || is_small(left) || is_small(right) {
            return false;
        }
        let (Some((before, _)), Some((behind, _))) = (self.text(last), self.text(next)) else { return false };
        let (Some(before), Some(behind)) = (before.chars().next_back(), behind.chars().next()) else {
            return false;
        };
        let is_time = self.name(left) == "time" || self.name(right) == "time";
        if is_time {
            before.is_alphanumeric() && behind.is_alphanumeric()
        } else {
            (before.is_lowercase() || before.is_ascii_digit()) && behind.is_uppercase()
        }
    }

    /// The text inside `node`, with a [`LINE_END`] wherever a line ends on the page.
    fn text_in_lines(&self, node: NodeIndex) -> String {
        let mut text = String::new();
        // The ends of the open elements that have lines of their own.
        let mut ends: Vec<NodeIndex> = Vec::new();
        let mut last: Option<NodeIndex> = None;
        let mut at = node;
        while at < self.nodes[node].end {
            while ends.pop_if(|end| *end <= at).is_some() {
                text.push(LINE_END);
            }
            match &self.nodes[at].content {
                Content::Element { name, .. } if matches!(name.as_str(), "script" | "style" | "noscript") => {
                    at = self.nodes[at].end;
                    continue;
                }
                Content::Element { .. } if at != node && !self.is_inline(at) => {
                    text.push(LINE_END);
                    ends.push(self.nodes[at].end);
                }
                Content::Element { .. } => {}
                Content::Text { text: own, .. } => {
                    if last.is_some_and(|last| self.is_border(last, at)) && !text.ends_with(LINE_END) {
                        text.push(BORDER);
                    }
                    text.push_str(own);
                    last = Some(at);
                }
            }
            at += 1;
        }
        text
    }
}

fn content(node: &dom_query::NodeRef<'_>) -> Option<Content> {
    if let Some(element) = node.element_ref() {
        let name = element.name.local.to_ascii_lowercase().to_string();
        let attribute = |attribute: &dom_query::Attr| {
            (attribute.name.local.to_string(), scan::without_marks(&attribute.value))
        };
        return Some(Content::Element { name, attributes: element.attrs.iter().map(attribute).collect() });
    }
    if !node.is_text() {
        return None;
    }
    let marked = node.text();
    let mark = marked.chars().find_map(scan::mark);
    let text = if mark.is_some() { scan::without_marks(&marked) } else { marked.to_string() };
    Some(Content::Text { text, mark })
}

/// Elements whose content is not shown as text.
const SKIPPED: [&str; 22] = [
    "script", "style", "noscript", "template", "object", "svg", "math", "canvas", "head", "title", "select",
    "option", "button", "textarea", "input", "datalist", "map", "dialog", "progress", "meter", "link",
    "meta",
];

/// Whether `node` is an element that readers of the page do not see, or that is not text.
pub(super) fn is_skipped(dom: &Dom, node: NodeIndex) -> bool {
    let name = dom.name(node);
    let is_hidden = SKIPPED.contains(&name) && !(name == "button" && shows_caption(dom, node))
        || dom.attribute(node, "hidden").is_some();
    is_hidden || dom.attribute(node, "style").is_some_and(hides)
}

/// Whether a button that opens a picture holds the caption of it.
fn shows_caption(dom: &Dom, button: NodeIndex) -> bool {
    /// Fewer words are the label of a button.
    const FEWEST_WORDS: usize = 4;
    let is_caption = |inner: NodeIndex| {
        let classes = dom.attribute(inner, "class").unwrap_or_default();
        (dom.name(inner) == "figcaption" || classes.to_ascii_lowercase().contains("caption"))
            && dom.words(inner).split_whitespace().nth(FEWEST_WORDS - 1).is_some()
    };
    dom.descendants(button).any(is_caption)
}

/// Whether the declarations in a `style` attribute hide an element. The names of variables, such as `--menu-display`, hide
/// nothing.
fn hides(style: &str) -> bool {
    let declarations = style.split(';').filter_map(|declaration| declaration.split_once(':'));
    declarations.map(|(property, value)| (property.trim(), value.trim())).any(|(property, value)| {
        let begins =
            |word: &str| value.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        property.eq_ignore_ascii_case("display") && begins("none")
            || property.eq_ignore_ascii_case("visibility") && begins("hidden")
    })
}
