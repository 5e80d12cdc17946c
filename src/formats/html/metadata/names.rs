//! The names in a byline, without the words around them: "By Mara Lind, staff writer | Updated May 3" → "Mara Lind".

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::formats::html::words;
use crate::nlp::MONTH_START;
use crate::text::{one_line, pattern};

/// The longest byline, in bytes.
pub(super) const MAX_BYTES: usize = 120;

/// The longest part of a word that may end in a full stop as an abbreviation, in bytes, including the full stop.
const MAX_ABBREVIATION_BYTES: usize = 4;

/// Words before the names in a byline.
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?xi)^(?:
            posted\ on\ .{5,30}\ by\s+
          | (?:(?:(?:an?|the|ein|eine|un|une|una)\ )?(?:posted|written|reported|published|submitted|created|added|contributed|story|words|text|photos?|pictures|edited|review|article|compiled|interview|opinion|analysis|guest\ post|blog\ post
              |articolo|scritto|a\ cura|testo|intervista
              |postado|publicado|escrito|redactado|reportagem|texto
              |publié|écrit|rédigé|recueillis|texte|article
              |geschrieben|verfasst|erstellt|veröffentlicht|gespeichert|eingestellt|bericht|kommentar|interview|artikel|beitrag|blog-?\ ?beitrag|gastbeitrag|fotos?
              |geschreven|tekst|skrevet|skriven|tekst|napisał)
              (?:\ (?:and|und|et|y|e|&)\ (?:photos|pictures|photographs|text|words|fotos?|bilder|texte?|photos))?\s+)?
            (?:by|von|vom|par|por|di|door|da|af|av)\s*:?\s+
          | (?:written\ by|authors?|writers?|reporter|words|text|story|autore?s?|autor(?:in|en|innen)?|autori|auteurs?|auteure|redakteur(?:in)?|redaktion|redacteur|redactor|redazione|verfasser(?:in)?|forfatter|författare|автор|текст)\s*[:：]\s*
          | (?:作者|文|撰文|记者|記者|編集|执笔|執筆)\s*[:：/／]\s*
          | (?:text|texte|texto|testo|tekst)\s*\|\s*
          )+",
    )
});

/// Words after the names in a byline.
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?xi)(?:
            \s*[|•·–—/]\s.*
          | \s*,?\s*(?:published|posted|updated|last\ updated|modified|on\ \w+\ \d|on\ \d|am\ \d|vom\ \d|le\ \d|el\ \d|il\ \d|aktualisiert|veröffentlicht|erschienen|publié|mis\ à\ jour|publicado|actualizado|atualizado|aggiornato|follow|share|@\w|\[email\ protected\]|https?:|www[.]|\S+@\S+).*
          | \s*,?\s*\(?\d{{1,2}}[./:h\ -]\s?\w.*\d{{2,4}}.*
          | \s*,?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:{MONTH_START})\w*\.?\ \d{{1,2}}.*
          | \s*,?\s*\d+\ (?:min(?:ute)?s?|hours?|days?|weeks?|months?)\ (?:ago|read).*
          | \s*[,(]\s*(?:\p{{L}}+[\ -]){{0,3}}(?:writer|reporter|correspondent|editor|columnist|contributor|journalist|critic|producer|redakteur(?:in)?|reporter(?:in)?|korrespondent(?:in)?|journaliste?(?:in)?|correspondante?|corresponsal|correspondente|inviat[oa])\b.*
        )$"
    ))
});

/// What data give as a name when they have none.
static NOBODY: LazyLock<HashSet<&'static str>> = LazyLock::new(|| words::listed("nobody"));

/// Where the words before the names in `text`, such as "By", end; 0 if there are none.
pub(super) fn label_end(text: &str) -> usize {
    BEFORE.find(text).map_or(0, |label| label.end())
}

/// The names in a byline, without "By" and whatever follows them.
pub(super) fn cleaned(text: &str) -> String {
    let text = one_line(text);
    let (label, mut text) = text.split_at(label_end(&text));
    // "An interview by Mara Lind with Tom Adler".
    if label.to_lowercase().contains("interview") {
        let marks = [" with ", " mit ", " avec ", " con "].into_iter();
        text = &text[..marks.filter_map(|mark| text.find(mark)).min().unwrap_or(text.len())];
    }
    let end = BEHIND.find(text).map_or(text.len(), |rest| rest.start());
    let names = if end > 2 { &text[..end] } else { text };
    let names = names.trim().trim_matches([',', ';', '|', ':', '-', '–', '—', '/', '•', '·']).trim();
    // A full stop at the end of a sentence, not that of "Jr." or "Ph.D.".
    let last = names.rsplit(' ').next().unwrap_or_default();
    let is_abbreviation =
        last == "Corp." || last.split_inclusive('.').all(|part| part.len() <= MAX_ABBREVIATION_BYTES);
    names.strip_suffix('.').filter(|_| !is_abbreviation).unwrap_or(names).to_owned()
}

/// Words that stand before a date in the place of a byline.
static DATED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(?:first|last|originally)\s+)?(?:published|posted|updated|modified|issued|created|date)\b[\s:]*(?:(?:on|at)\b\s*)?",
    )
});

/// Whether `line` says when an article was published and not who wrote it.
pub(super) fn is_date(line: &str) -> bool {
    DATED.find(line).is_some_and(|words| !words.is_empty() && label_end(line) == 0)
        && super::date::iso(line).is_some()
}

/// Whether `name` can be a name: not an address, not an account, not a placeholder.
pub(super) fn is_name(name: &str) -> bool {
    name.len() <= MAX_BYTES
        && name.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && !name.contains("://")
        && !name.starts_with("www.")
        && !name.contains(['@', '<', '{'])
        && !name.contains("[at]")
        && !name.contains("(at)")
        && !["foto", "photo", "image", "bild", "фото"]
            .iter()
            .any(|label| name.to_lowercase().starts_with(label))
        && !is_nobody(name)
        && !is_of_page(name)
        && super::date::iso(name).is_none()
}

/// What pages put in the place of a byline: buttons to share, comments, tags.
static NO_BYLINE: LazyLock<HashSet<&'static str>> = LazyLock::new(|| words::listed("no-byline"));

/// Whether `name` is made of the labels of buttons, or begins with one: "Get link Facebook Email", "Tags: fog".
fn is_of_page(name: &str) -> bool {
    let name = name.to_lowercase();
    let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let count = words.clone().filter(|word| NO_BYLINE.contains(word)).count();
    let is_first = words.next().is_some_and(|first| NO_BYLINE.contains(first));
    count > 1 || count == 1 && (is_first || name.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether `name`, or each of its words, is a placeholder: "Autor Redaktion".
fn is_nobody(name: &str) -> bool {
    let name = name.to_lowercase();
    NOBODY.contains(name.as_str()) || name.split_whitespace().all(|word| NOBODY.contains(word))
}

/// The name in the address of a writer's page: `https://harbour.example/author/mara-lind/` is Mara Lind's.
pub(super) fn in_address(address: &str) -> Option<String> {
    let path = address.split_once("://")?.1.split(['?', '#']).next()?;
    let mut parts = path.trim_end_matches('/').rsplit('/');
    let (name, folder) = (parts.next()?, parts.next()?);
    let folders =
        ["author", "authors", "autor", "autoren", "auteur", "auteurs", "autore", "by", "journalist"];
    let words: Vec<&str> = name.split('-').collect();
    let is_word = |word: &&str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    if !folders.contains(&folder) || !(2..=3).contains(&words.len()) || !words.iter().all(is_word) {
        return None;
    }
    let capitalised = words.iter().map(|word| word[..1].to_ascii_uppercase() + &word[1..]);
    Some(capitalised.collect::<Vec<_>>().join(" ")).filter(|name| is_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_around_the_names_goes() {
        for (text, names) in [
            ("By  Mara Lind", "Mara Lind"),
            ("Von Mara Lind | 3. Mai 2024", "Mara Lind"),
            ("Posted by: Mara Lind on May 3", "Mara Lind"),
            ("Mara Lind and Tom Adler, 03.05.2024", "Mara Lind and Tom Adler"),
            ("Author: Mara Lind @maralind", "Mara Lind"),
            ("Par Mara Lind, publié le 3 mai", "Mara Lind"),
            ("Por Mara Lind — Actualizado 3/5", "Mara Lind"),
            ("a cura di Mara Lind", "Mara Lind"),
            ("Text und Fotos von Mara Lind", "Mara Lind"),
            ("Gespeichert von mlind am 24. Juli 2017", "mlind"),
            ("作者：林玛拉", "林玛拉"),
            ("Автор: Мара Линд", "Мара Линд"),
            ("By Mara Lind, Senior Fog Correspondent", "Mara Lind"),
            ("By Mara Lind Friday, May 3, 2024 3:46 PM", "Mara Lind"),
            ("Mara Lind mara@harbour.example", "Mara Lind"),
            ("Mara Lind - [email protected]", "Mara Lind"),
            ("Ein Gastbeitrag von Mara Lind", "Mara Lind"),
            ("Posted by Mara Lind.", "Mara Lind"),
            ("By Tom Adler Jr.", "Tom Adler Jr."),
            ("By Mara Lind, Ph.D.", "Mara Lind, Ph.D."),
            ("By Mara Lind, M.B.A.", "Mara Lind, M.B.A."),
            ("Harbour Corp.", "Harbour Corp."),
            ("By harbour-news.example.", "harbour-news.example"),
            ("An interview by Mara Lind with Tom Adler", "Mara Lind"),
            ("By Mara Lind with Tom Adler", "Mara Lind with Tom Adler"),
            ("Mara Lind, Harbour News", "Mara Lind, Harbour News"),
            ("Byron Adler", "Byron Adler"),
            ("Diana Vonn", "Diana Vonn"),
        ] {
            assert_eq!(cleaned(text), names, "{text}");
        }
    }

    #[test]
    fn addresses_of_writers_give_names() {
        let name = |address| in_address(address);
        assert_eq!(name("https://harbour.example/author/mara-lind/").as_deref(), Some("Mara Lind"));
        assert_eq!(name("https://social.example/mara-lind"), None);
        assert_eq!(name("https://harbour.example/author/no-author/"), None);
        assert_eq!(name("https://harbour.example/author/m42"), None);
    }
}
