//! The source of a page → its tree, as browsers build it, within limits that hold whatever the source is.
//!
//! `scan` refuses what no real page has before anything is built. It follows the rules of browsers as far as real pages
//! need them; pages made to get past it are caught here: the parser gets the source in parts, and is stopped between
//! two of them.

use std::borrow::Cow;
use std::cell::Cell;

use dom_query::{Document, NodeId};
use html5ever::tendril::{StrTendril, TendrilSink as _};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeBuilderOpts, TreeSink};
use html5ever::{Attribute, ParseOpts, QualName, parse_document};

use super::super::deadline;
use super::dom::Dom;
use super::scan;

/// How much of the source the parser gets at a time, in bytes.
const PART_BYTES: usize = 16 << 10;

/// The most elements and comments in a tree. Browsers add elements to those of the source, above all to tables.
const MAX_NODES: usize = 2 * scan::MAX_ELEMENTS;

/// Up to this many tags may be hidden from readers, as those in scripts are, before the tree is also built the way code
/// that sees them would.
const MAX_HIDDEN_TAGS: usize = 2_000;

/// The tree of the page with this `source`; `None` if it is too large or its time is up.
pub(super) fn tree(source: &str) -> Option<Document> {
    build(source, false)
}

/// Whether the tree of the page with this `source` stays within the limits even for code that assumes scripts are on,
/// and so sees no elements inside `noscript`. `dom` is the tree with scripts off.
pub(super) fn fits_with_scripts(source: &str, dom: &Dom) -> bool {
    let tags = source.bytes().filter(|&byte| byte == b'<').count();
    tags.saturating_sub(2 * dom.len()) <= MAX_HIDDEN_TAGS
        || build(source, true).is_some_and(|document| Dom::new(&document).is_some())
}

fn build(source: &str, has_scripts: bool) -> Option<Document> {
    let tree_builder = TreeBuilderOpts { scripting_enabled: has_scripts, ..TreeBuilderOpts::default() };
    let options = ParseOpts { tree_builder, ..ParseOpts::default() };
    let mut parser = parse_document(Counted::default(), options);
    let mut rest = source;
    while !rest.is_empty() {
        let (part, behind) = rest.split_at(rest.floor_char_boundary(PART_BYTES));
        rest = behind;
        parser.process(StrTendril::from(part));
        if deadline::is_over() || parser.tokenizer.sink.sink.nodes.get() > MAX_NODES {
            return None;
        }
    }
    Some(parser.finish())
}

/// A tree under construction, with its number of nodes. It keeps no list of the errors in the source, of which there
/// may be one per byte.
#[derive(Default)]
struct Counted {
    document: Document,
    nodes: Cell<usize>,
}

impl Counted {
    fn count(&self) {
        self.nodes.set(self.nodes.get() + 1);
    }
}

impl TreeSink for Counted {
    type Handle = NodeId;
    type Output = Document;
    type ElemName<'a> = <Document as TreeSink>::ElemName<'a>;

    fn finish(self) -> Document {
        self.document
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        self.document.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Self::ElemName<'a> {
        self.document.elem_name(target)
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        self.count();
        self.document.create_element(name, attributes, flags)
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.count();
        self.document.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.count();
        self.document.create_pi(target, data)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.document.append(parent, child);
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        self.document.append_based_on_parent_node(element, previous, child);
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        self.document.append_doctype_to_document(name, public, system);
    }

    fn mark_script_already_started(&self, node: &NodeId) {
        self.document.mark_script_already_started(node);
    }

    fn pop(&self, node: &NodeId) {
        self.document.pop(node);
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.document.get_template_contents(target)
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        self.document.same_node(one, other)
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.document.set_quirks_mode(mode);
    }

    fn append_before_sibling(&self, sibling: &NodeId, node: NodeOrText<NodeId>) {
        self.document.append_before_sibling(sibling, node);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        self.document.add_attrs_if_missing(target, attributes);
    }

    fn associate_with_form(&self, target: &NodeId, form: &NodeId, nodes: (&NodeId, Option<&NodeId>)) {
        self.document.associate_with_form(target, form, nodes);
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.document.remove_from_parent(target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.document.reparent_children(node, new_parent);
    }

    fn is_mathml_annotation_xml_integration_point(&self, node: &NodeId) -> bool {
        self.document.is_mathml_annotation_xml_integration_point(node)
    }

    fn allow_declarative_shadow_roots(&self, parent: &NodeId) -> bool {
        self.document.allow_declarative_shadow_roots(parent)
    }

    fn attach_declarative_shadow(
        &self,
        location: &NodeId,
        template: &NodeId,
        attributes: &[Attribute],
    ) -> bool {
        self.document.attach_declarative_shadow(location, template, attributes)
    }

    fn maybe_clone_an_option_into_selectedcontent(&self, option: &NodeId) {
        self.document.maybe_clone_an_option_into_selectedcontent(option);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn the_tree_is_the_one_of_the_whole_source() {
        let page = "<p>Ship <b>after\r\nship</b> — é &amp; <i>on</i></p><table><td>4<!-- five --></table>"
            .repeat(900);
        let whole = Document::from(page.as_str());
        assert_eq!(tree(&page).expect("a page").html(), whole.html());
    }

    #[test]
    fn what_grows_without_end_is_given_up() {
        let numbered =
            |part: &str| (0..60_000).map(|n| part.replace('#', &n.to_string())).collect::<String>();
        for page in [
            numbered("<div><b id=#></i></div>"),
            numbered("<div><b id=#><table><td></b></table></div>"),
            format!("Fog.{}", "</p>".repeat(1_000_000)),
            "<!---->".repeat(1_000_000),
        ] {
            assert!(tree(&page).is_none(), "{}", &page[..30]);
        }
    }

    #[test]
    fn what_takes_too_long_is_given_up_soon() {
        let attributes: String = (0..400_000).map(|n| format!(" a{n}")).collect();
        for page in
            ["<span><div></span>".repeat(200_000), format!("</p{attributes}>"), format!("<p '{attributes}>")]
        {
            let page = std::sync::Arc::new(page);
            let (sender, receiver) = std::sync::mpsc::channel();
            let result = deadline::within(Duration::from_millis(300), move || {
                let is_done = tree(&page).is_some();
                let _ = sender.send(is_done);
            });
            assert_eq!(result, Err(deadline::Failure::TooSlow));
            assert_eq!(receiver.recv_timeout(deadline::DEADLINE), Ok(false), "the thread has ended");
        }
    }

    #[test]
    fn what_is_nested_behind_ignored_end_tags_is_given_up() {
        for page in [
            "<span><div></span>".repeat(2_000),
            "<span><table><tr><td></span>".repeat(30),
            "<noscript><table><tr><td></noscript>".repeat(30),
            format!("{}{}", "<rt>".repeat(1_000), "<i></i>".repeat(20_000)),
        ] {
            assert!(Dom::new(&tree(&page).expect("a small page")).is_none(), "{}", &page[..40]);
        }
    }

    #[test]
    fn what_only_programs_with_scripts_see_has_limits_too() {
        let hidden = format!("<noscript><!--</noscript>{}<p>Fog.", "<div>".repeat(3_000));
        let dom = Dom::new(&tree(&hidden).expect("a page")).expect("a shallow page");
        assert!(!fits_with_scripts(&hidden, &dom));
        let page = format!("<noscript><img></noscript>{}", "<p>Fog.</p>".repeat(5_000));
        let dom = Dom::new(&tree(&page).expect("a page")).expect("a shallow page");
        assert!(fits_with_scripts(&page, &dom));
    }
}
