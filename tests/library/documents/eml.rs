//! Emails, and web pages saved as emails.

use super::{article, blocks, problem};

const HEADERS: &str = "From: =?utf-8?q?Jane_D=C3=B6e?= <jane@press.example>\r\nSubject: Fog at\r\n sea\r\n\
    Date: Tue, 4 Mar 2025 10:20:30 +0100\r\nMIME-Version: 1.0\r\n";

#[test]
fn headers_are_title_byline_and_date() {
    let text = "The port of Marlow stays closed until the fog lifts, its master said on Tuesday.";
    let mail = format!(
        "{HEADERS}Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        FOG AT SEA\r\n\r\n{text}=\r\n It caf=E9s.\r\n"
    );
    let article = article("a.eml", mail.as_bytes());
    assert_eq!(blocks(&article), ["title: Fog at sea".to_owned(), format!("paragraph: {text} It cafés.")]);
    let metadata = article.metadata();
    assert_eq!(metadata.title.as_deref(), Some("Fog at sea"));
    assert_eq!(metadata.byline.as_deref(), Some("Jane Döe"));
    assert_eq!(metadata.published.as_deref(), Some("2025-03-04T10:20:30+01:00"));
}

#[test]
fn the_plain_part_is_read_and_attachments_are_left_out() {
    let mail = format!(
        "{HEADERS}Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nThe port stays closed until the fog lifts on Tuesday.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Page</p>\r\n--b--\r\n\
         --a\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--a--\r\n"
    );
    let article = article("a.eml", mail.as_bytes());
    assert_eq!(blocks(&article)[1..], ["paragraph: The port stays closed until the fog lifts on Tuesday."]);
    assert_eq!(article.warnings()[0].to_string(), "1 attachment is left out");
}

#[test]
fn a_mail_that_carries_another_is_read_as_the_other() {
    let mail = format!(
        "Subject: Fwd\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: message/rfc822\r\n\r\n\
         {HEADERS}\r\nThe port stays closed until the fog lifts on Tuesday.\r\n--a--\r\n"
    );
    let article = article("a.eml", mail.as_bytes());
    assert_eq!(article.metadata().title.as_deref(), Some("Fog at sea"));
    assert_eq!(blocks(&article).len(), 2);
}

#[test]
fn a_saved_page_knows_where_it_was() {
    let page = "From: <Saved>\r\nSubject: Fog at sea\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=a\r\n\r\n\
        --a\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://press.example/fog\r\n\r\n\
        <html><body><h1>Fog at sea</h1><p>The port stays closed until the fog lifts on Tuesday.</p></body></html>\r\n--a--\r\n";
    let article = article("a.mht", page.as_bytes());
    assert_eq!(article.metadata().url.as_deref(), Some("https://press.example/fog"));
    assert!(article.text().contains("The port stays closed"));
}

#[test]
fn mails_without_text_say_so() {
    assert!(problem("a.eml", format!("{HEADERS}\r\n\r\n").as_bytes()).contains("no text"));
    let page = format!("{HEADERS}Content-Type: multipart/related; boundary=a\r\n\r\nwords\r\n");
    assert!(problem("a.mht", page.as_bytes()).contains("no text"));
}
