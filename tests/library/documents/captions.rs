//! Captions are explained by what identified them: the markup of the file, or their shape.

use dateline::{CaptionRule, Origin};

use super::container;

/// The words of each caption in the file `name` with these `bytes`, with the origin of its block and its rules.
fn captions(name: &str, bytes: &[u8]) -> Vec<(String, Origin, Vec<CaptionRule>)> {
    let (article, analysis) = dateline::open_bytes(bytes, name).expect("the file can be read").analyzed();
    let captions = analysis.captions.iter().map(|caption| {
        let rules = caption.evidence.iter().map(|evidence| evidence.rule).collect();
        (article.slice(caption.range).to_owned(), article.block(caption.block).origin, rules)
    });
    captions.collect()
}

const TEXT: &str =
    "The port of Marlow stayed shut for a third day on Tuesday, its harbour master said in a letter.";

const MORE: &str =
    "Ships have waited outside since Friday, when the fog came in from the north and did not leave again.";

#[test]
fn a_caption_in_a_word_file_without_styles_is_told_by_its_shape() {
    let paragraphs = [
        "Fog at sea",
        TEXT,
        "Jane Doe (L) at the quay of Marlow",
        MORE,
        "Photo: The quay of Marlow at noon",
        TEXT,
    ];
    let body: String =
        paragraphs.iter().map(|words| format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")).collect();
    let main = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let found = captions("fog.docx", &container(&[("word/document.xml", &main)]));
    let [position, photo] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(position.2, [CaptionRule::Position]);
    for (words, origin, rules) in [position, photo] {
        assert!(matches!(origin, Origin::Shape(_)), "{words}: {origin:?}");
        assert!(!rules.is_empty() && !rules.contains(&CaptionRule::Markup), "{words}: {rules:?}");
    }
}

#[test]
fn a_caption_of_a_web_page_is_told_by_its_markup() {
    let page = format!(
        "<html><body><article><h1>Fog at sea</h1><p>{TEXT}</p><figure><img src=quay.jpg width=600>\
         <figcaption>Photo: The quay of Marlow at noon</figcaption></figure><p>{TEXT} {TEXT}</p></article></body></html>"
    );
    let found = captions("fog.html", page.as_bytes());
    let [(_, origin, rules)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(*origin, Origin::Marked);
    assert!(rules.contains(&CaptionRule::Markup), "{rules:?}");
}
