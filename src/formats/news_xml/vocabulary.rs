//! What the elements of news, journals and books in XML mean, by their names.
//!
//! NITF 3.6 and NewsML-G2 are of the [IPTC](https://iptc.org/standards/), Atom is
//! [RFC 4287](https://www.rfc-editor.org/rfc/rfc4287), ENEX is what Evernote exports, [JATS](https://jats.nlm.nih.gov) is ANSI/NISO Z39.96; FB2 is the
//! `FictionBook` 2 of e-books.

/// What an element means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// An article of possibly several.
    Item,
    /// Its title.
    Title,
    /// A heading in its text.
    Heading,
    /// Its paragraphs, entries of lists, quotations and dateline.
    Paragraph,
    Entry,
    Quote,
    Dateline,
    /// The description of a picture, and who took it.
    Caption,
    Credit,
    /// A writer in one piece, or a name in two.
    Writer,
    Given,
    Family,
    /// When it was published, in one piece or three.
    Published,
    Day,
    Month,
    Year,
    /// The paper, the language and the address.
    Site,
    Language,
    Address,
    /// All of its text with tags, or a summary of it.
    Body,
    Summary,
    /// Nothing of its own: its words belong to what is around it.
    Inline,
    /// Nothing that is read.
    Skipped,
}

/// The meaning of the element `name` inside those `around` it, the outermost first, all in lower case.
pub(super) fn meaning<'a>(name: &str, around: impl DoubleEndedIterator<Item = &'a str> + Clone) -> Meaning {
    let is_in = |wanted: &str| around.clone().any(|name| name == wanted);
    let holder = around.clone().next_back().unwrap_or_default();
    let root = around.clone().next().unwrap_or(name);
    match name {
        "item" | "entry" if matches!(root, "rss" | "rdf" | "feed") => Meaning::Item,
        "newsitem" if root == "newsmessage" || root == "newsml" => Meaning::Item,
        "note" if root == "en-export" => Meaning::Item,
        "resource" | "tag" | "note-attributes" if holder == "note" => Meaning::Skipped,
        "title" if holder == "note" => Meaning::Title,
        "content" if holder == "note" => Meaning::Body,
        "created" if holder == "note" => Meaning::Published,
        "newsidentifier" | "administrativemetadata" | "descriptivemetadata" => Meaning::Skipped,
        "firstcreated" if holder == "newsmanagement" => Meaning::Published,
        "script" | "style" | "binary" | "ref-list" | "back" | "notes" | "metadata" | "table-wrap" => {
            Meaning::Skipped
        }
        "aff" | "contrib-id" | "email" | "history" | "permissions" | "kwd-group" | "self-uri" => {
            Meaning::Skipped
        }
        // A name of something else than the article.
        "image" | "textinput" if root == "rss" => Meaning::Skipped,
        "document-info" | "publish-info" | "custom-info" | "src-title-info" => Meaning::Skipped,
        "catalogref" | "itemref" | "rightsinfo" | "genre" | "subject" | "category" => Meaning::Skipped,
        "title" if is_in("head") || matches!(holder, "item" | "entry") => Meaning::Title,
        "title" if matches!(holder, "channel" | "feed") => Meaning::Site,
        "title" if is_in("caption") => Meaning::Caption,
        "title" if is_in("itemmeta") => Meaning::Skipped,
        "title" if is_in("inlinexml") && !is_in("body") => Meaning::Skipped,
        "hl1" | "headline" | "article-title" | "book-title" => Meaning::Title,
        "title" | "hl2" | "subtitle" | "h1" | "h2" | "h3" | "h4" => Meaning::Heading,
        "p" | "para" if is_in("media-caption") || is_in("caption") || is_in("figcaption") => Meaning::Caption,
        "p" if is_in("title") => Meaning::Inline,
        "p" if is_in("byline") || is_in("bytag") => Meaning::Inline,
        "p" if is_in("body") || is_in("abstract") || is_in("body.content") || !is_in("description") => {
            text(is_in("cite") || is_in("bq") || is_in("epigraph") || is_in("blockquote"))
        }
        "para" | "v" | "inlinedata" => Meaning::Paragraph,
        "li" => Meaning::Entry,
        "media-caption" | "figcaption" => Meaning::Caption,
        "media-producer" | "attrib" => Meaning::Credit,
        "byline" | "by" => Meaning::Writer,
        "creator" if matches!(holder, "item" | "channel") => Meaning::Writer,
        "author" if holder == "item" => Meaning::Writer,
        "name" if holder == "author" && is_in("entry") => Meaning::Writer,
        "given-names" | "first-name" => Meaning::Given,
        "surname" | "last-name" => Meaning::Family,
        "pubdate" if root != "rss" || holder == "item" => Meaning::Published,
        "date.issue" | "story.date" | "published" | "versioncreated" | "contentcreated" => Meaning::Published,
        "date" if holder == "item" || is_in("title-info") => Meaning::Published,
        "updated" if holder == "entry" => Meaning::Published,
        "day" if holder == "pub-date" => Meaning::Day,
        "month" if holder == "pub-date" => Meaning::Month,
        "year" if holder == "pub-date" => Meaning::Year,
        "journal-title" | "pubdata" | "distributor" => Meaning::Site,
        "name" if is_in("contentmeta") || is_in("infosource") => Meaning::Site,
        "language" | "lang" => Meaning::Language,
        "link" if matches!(holder, "item" | "entry") => Meaning::Address,
        "encoded" => Meaning::Body,
        "content" if holder == "entry" => Meaning::Body,
        "description" if holder == "item" => Meaning::Summary,
        "summary" if holder == "entry" => Meaning::Summary,
        "dateline" => Meaning::Dateline,
        _ if is_block(name) => Meaning::Skipped,
        _ => Meaning::Inline,
    }
}

/// The meaning of a paragraph, which may be one of a quotation.
fn text(is_quoted: bool) -> Meaning {
    if is_quoted { Meaning::Quote } else { Meaning::Paragraph }
}

/// Whether an element has words of its own that are none of the article's text.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "guid" | "ttl" | "generator" | "comments" | "slugline" | "tagline" | "copyright" | "rights"
    )
}
