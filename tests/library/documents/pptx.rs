//! Presentations.

use super::{article, blocks, container, problem};

/// A slide with these shapes, each with what it is for and its paragraphs.
fn slide(shapes: &[(&str, &[&str])]) -> String {
    let shape = |(role, paragraphs): &(&str, &[&str])| {
        let words: String =
            paragraphs.iter().map(|words| format!("<a:p><a:r><a:t>{words}</a:t></a:r></a:p>")).collect();
        let role = if role.is_empty() { String::new() } else { format!("<p:ph type=\"{role}\"/>") };
        format!("<p:sp><p:nvSpPr><p:nvPr>{role}</p:nvPr></p:nvSpPr><p:txBody>{words}</p:txBody></p:sp>")
    };
    let shapes: String = shapes.iter().map(shape).collect();
    format!("<p:sld xmlns:a=\"a\" xmlns:p=\"p\"><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>")
}

fn presentation(slides: &[(&str, String)]) -> Vec<u8> {
    let mut parts = vec![
        ("[Content_Types].xml", "<Types/>"),
        ("ppt/presentation.xml", "<p:presentation xmlns:p=\"p\"/>"),
        (
            "docProps/core.xml",
            "<c xmlns:dc=\"dc\"><dc:title>An old talk</dc:title><dc:creator>Ada Brook</dc:creator></c>",
        ),
    ];
    parts.extend(slides.iter().map(|(path, slide)| (*path, slide.as_str())));
    container(&parts)
}

#[test]
fn the_words_of_slides_are_read_slide_by_slide() {
    let slides = [
        (
            "ppt/slides/slide10.xml",
            slide(&[
                ("title", &["What it costs"]),
                ("sldNum", &["10"]),
                ("", &["The port pays 3 million crowns."]),
            ]),
        ),
        ("ppt/slides/slide2.xml", slide(&[("", &["Fog shut the port of Marlow", "for 11 days."])])),
        ("ppt/slides/slide1.xml", slide(&[("ctrTitle", &["A port in fog"]), ("ftr", &["secret"])])),
        ("ppt/slides/_rels/slide1.xml.rels", "<Relationships/>".to_owned()),
    ];
    let article = article("talk.pptx", &presentation(&slides));
    let expected = [
        "title: A port in fog",
        "paragraph: Fog shut the port of Marlow",
        "paragraph: for 11 days.",
        "heading: What it costs",
        "paragraph: The port pays 3 million crowns.",
    ];
    assert_eq!(blocks(&article), expected);
    assert_eq!(article.metadata().title.as_deref(), Some("A port in fog"));
    assert_eq!(article.metadata().byline.as_deref(), Some("Ada Brook"));
    assert_eq!(article.metadata().published, None);
}

#[test]
fn a_presentation_of_pictures_alone_has_no_text() {
    let message = problem("talk.pptx", &presentation(&[("ppt/slides/slide1.xml", slide(&[]))]));
    assert!(message.contains("presentation"), "{message}");
}

#[test]
fn slides_come_in_the_order_of_the_presentation() {
    let first = slide(&[("title", &["Shown first"])]);
    let twice = "<p:sld xmlns:a=\"a\" xmlns:p=\"p\" xmlns:mc=\"mc\"><mc:AlternateContent><mc:Choice><a:p><a:r><a:t>Once.</a:t></a:r></a:p>\
                 </mc:Choice><mc:Fallback><a:p><a:r><a:t>Once.</a:t></a:r></a:p></mc:Fallback></mc:AlternateContent></p:sld>";
    let hidden = slide(&[("", &["Hidden."])]).replace("<p:sld ", "<p:sld show=\"0\" ");
    let parts = [
        ("[Content_Types].xml", "<Types/>"),
        (
            "ppt/presentation.xml",
            "<p:presentation xmlns:p=\"p\" xmlns:r=\"r\"><p:sldIdLst><p:sldId id=\"9\" r:id=\"b\"/><p:sldId id=\"8\" r:id=\"a\"/>\
             <p:sldId id=\"7\" r:id=\"c\"/></p:sldIdLst></p:presentation>",
        ),
        (
            "ppt/_rels/presentation.xml.rels",
            "<Relationships><Relationship Id=\"a\" Target=\"slides/slide1.xml\"/><Relationship Id=\"b\" Target=\"slides/slide2.xml\"/>\
             <Relationship Id=\"c\" Target=\"/ppt/slides/slide3.xml\"/></Relationships>",
        ),
        ("ppt/slides/slide1.xml", twice),
        ("ppt/slides/slide2.xml", first.as_str()),
        ("ppt/slides/slide3.xml", hidden.as_str()),
        ("ppt/slides/slide4.xml", first.as_str()),
    ];
    assert_eq!(blocks(&article("talk.pptx", &container(&parts))), ["title: Shown first", "paragraph: Once."]);
}
