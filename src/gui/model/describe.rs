//! What the window says of entities, in words.

use crate::analysis::{Analysis, Country, CountryEvidence, Decision, Doubt, Kind, PersonIndex, Sign, Signs};
use crate::gui::model::findings::{EntityId, Findings, Highlight, Target};
use crate::gui::model::number;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::selection::Selection;
use crate::nlp;
use crate::text::one_line;

/// How many words a reader takes in a minute (M. Brysbaert, "How many words do we read per minute?", 2019: 238).
const WORDS_A_MINUTE: usize = 238;

/// "1 mention", "9 mentions".
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", number::grouped(count), if count == 1 { one } else { many })
}

/// "3 people · 2 countries · 4 statistics · 2 captions".
#[must_use]
pub fn counts(analysis: &Analysis) -> String {
    let parts = [
        counted(analysis.people.len(), "person", "people"),
        counted(analysis.countries.len(), "country", "countries"),
        counted(analysis.statistics.len(), "statistic", "statistics"),
        counted(analysis.captions.len(), "caption", "captions"),
    ];
    parts.join(" · ")
}

/// "506 words, 3 min", "1,660,486 words, 117 h".
#[must_use]
pub fn reading_time(words: usize) -> String {
    let minutes = words.div_ceil(WORDS_A_MINUTE).max(1);
    let time = match minutes {
        ..120 => format!("{minutes} min"),
        _ => format!("{} h", number::grouped(minutes.div_ceil(60))),
    };
    format!("{}, {time}", counted(words, "word", "words"))
}

/// "14 March 2025" for "2025-03-14" and for times on that day; anything else as it stands.
#[must_use]
pub fn date(iso: &str) -> String {
    let day = iso.split(['T', ' ']).next().unwrap_or(iso);
    let mut parts = day.splitn(3, '-').map(str::parse::<usize>);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(Ok(year)), Some(Ok(month @ 1..=12)), Some(Ok(day))) => {
            format!("{day} {} {year}", nlp::MONTHS[month - 1])
        }
        _ => iso.to_owned(),
    }
}

/// "2 by name, 1 by demonym".
#[must_use]
pub fn country_evidence(country: &Country) -> String {
    let count = |evidence| country.mentions.iter().filter(|mention| mention.evidence == evidence).count();
    let parts = [
        (count(CountryEvidence::Name), "by name"),
        (count(CountryEvidence::Demonym), "by demonym"),
        (count(CountryEvidence::Capital), "by capital"),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    parts.map(|(count, what)| format!("{} {what}", number::grouped(count))).collect::<Vec<_>>().join(", ")
}

/// The short name of `target`: a person's or country's name, a statistic's value, the start of a caption.
#[must_use]
pub fn name(document: &OpenArticle, findings: &Findings, target: Target) -> String {
    let analysis = &findings.analysis;
    let name = match target {
        Target::Entity(EntityId { kind: Kind::Person, index }) => {
            analysis.people.get(index).map(|person| one_line(&person.name))
        }
        Target::Entity(EntityId { kind: Kind::Country, index }) => {
            analysis.countries.get(index).map(|country| country.name.to_owned())
        }
        Target::Entity(EntityId { kind: Kind::Statistic, index }) => analysis
            .statistics
            .get(index)
            .map(|statistic| number::statistic(statistic, document.article.slice(statistic.range))),
        Target::Entity(EntityId { kind: Kind::Caption, index }) => {
            analysis.captions.get(index).map(|caption| start_of(&document.words(caption.range)))
        }
        Target::Unsure(index) => {
            analysis.unsure.get(index).map(|unsure| start_of(&document.words(unsure.range)))
        }
    };
    name.unwrap_or_default()
}

/// The name of a mention for screen readers: "Jane Doe, mention 2 of 9".
#[must_use]
pub fn mention_name(document: &OpenArticle, findings: &Findings, mention: &Highlight) -> String {
    let target = Target::Entity(mention.entity);
    let name = name(document, findings, target);
    if mention.entity.kind == Kind::Statistic {
        return format!("{name}, statistic");
    }
    let count = findings.offsets_of(target).count();
    format!("{name}, mention {} of {count}", mention.mention + 1)
}

/// Why `mention` is there, and what else is to be known of its entity, line by line.
#[must_use]
pub fn mention_lines(document: &OpenArticle, findings: &Findings, mention: &Highlight) -> Vec<String> {
    let analysis = &findings.analysis;
    let index = mention.entity.index;
    let target = Target::Entity(mention.entity);
    let mut lines = Vec::new();
    match mention.entity.kind {
        Kind::Person => {
            if let Some(person) = analysis.people.get(index) {
                lines.extend(person.introduced_as.map(|range| document.words(range)));
                lines.push(counted(person.mentions.len(), "mention", "mentions"));
                if !person.aliases.is_empty() {
                    lines.push(format!("Also {}", person.aliases.join(", ")));
                }
                let signs = person.mentions.get(mention.mention).map(|place| place.signs);
                lines.extend(signs.and_then(why));
            }
        }
        Kind::Country => {
            if let Some(country) = analysis.countries.get(index) {
                lines.extend(why_mention(document, findings, target, mention.mention));
                let count = counted(country.mentions.len(), "mention", "mentions");
                lines.push(format!("{count}: {}", country_evidence(country)));
                lines.push(format!("{} · {}", country.alpha2, country.alpha3));
            }
        }
        Kind::Statistic => {
            if let Some(statistic) = analysis.statistics.get(index) {
                lines.push(capitalized(statistic.kind.as_str()));
                lines.extend(statistic.subject.map(|range| document.words(range)));
                lines.push(format!("“{}”", document.words(statistic.range)));
                lines.extend(because(&statistic.why()));
            }
        }
        Kind::Caption => {
            let caption = analysis.captions.get(index);
            lines.extend(caption.and_then(|caption| because(&caption.evidence.phrases())));
        }
    }
    lines.extend(doubt(analysis, mention.entity).map(doubt_line));
    lines
}

/// What is to be known of what is selected: who or what it is, what else it is called, and why it is there.
#[must_use]
pub fn facts(document: &OpenArticle, findings: &Findings, selection: &Selection) -> Vec<String> {
    let analysis = &findings.analysis;
    let count = counted(selection.mentions.len(), "mention", "mentions");
    let mut facts = Vec::new();
    match selection.target {
        Target::Entity(EntityId { kind: Kind::Person, index }) => {
            if let Some(person) = analysis.people.get(index) {
                facts.extend(person.introduced_as.map(|range| capitalized(&document.words(range))));
                let aliases: Vec<String> = person.aliases.iter().map(|alias| one_line(alias)).collect();
                let also = match aliases.join(", ") {
                    also if also.is_empty() => also,
                    also => format!(", also {also}"),
                };
                let credit = if person.credit_only { ", in credits only" } else { "" };
                facts.push(format!("{count}{also}{credit}"));
            }
        }
        Target::Entity(EntityId { kind: Kind::Country, index }) => {
            if let Some(country) = analysis.countries.get(index) {
                facts.push(format!("{} · {} · {count}", country.alpha2, country.alpha3));
                facts.push(capitalized(&country_evidence(country)));
            }
        }
        Target::Entity(EntityId { kind: Kind::Statistic, index }) => {
            if let Some(statistic) = analysis.statistics.get(index) {
                let unit = statistic.unit.as_deref().map(|unit| format!(", in {unit}")).unwrap_or_default();
                let quoted = if statistic.in_quotation { ", in a quotation" } else { "" };
                facts.push(format!("{}{unit}{quoted}", capitalized(statistic.kind.as_str())));
                facts.extend(statistic.subject.map(|range| format!("Of {}", document.words(range))));
                facts.push(format!("“{}”", document.words(statistic.sentence)));
            }
        }
        Target::Entity(EntityId { kind: Kind::Caption, index }) => {
            if let Some(caption) = analysis.captions.get(index) {
                facts.push(document.words(caption.range));
                let photographer = caption.photographer.as_ref().map(|name| format!("Photograph by {name}"));
                let agency = caption.agency.as_ref().map(|agency| format!("Agency {agency}"));
                let date = caption.date.as_deref().map(date);
                let parts: Vec<String> = [photographer, agency, date].into_iter().flatten().collect();
                facts.extend((!parts.is_empty()).then(|| parts.join(" · ")));
                facts.extend(caption.alt.as_ref().map(|alt| format!("Image: {}", one_line(alt))));
            }
        }
        Target::Unsure(index) => {
            if let Some(unsure) = analysis.unsure.get(index) {
                facts.push(capitalized(&format!("{}? {}", unsure.guess.as_str(), unsure.reason)));
            }
        }
    }
    if let Target::Entity(entity) = selection.target {
        facts.extend(doubt(analysis, entity).map(doubt_line));
    }
    facts.extend(why_mention(document, findings, selection.target, selection.focused));
    facts
}

/// The people that the caption `target` shows; none for anything else.
#[must_use]
pub fn people_in(findings: &Findings, target: Target) -> Vec<Target> {
    let Target::Entity(EntityId { kind: Kind::Caption, index }) = target else { return Vec::new() };
    let caption = findings.analysis.captions.get(index);
    let people = caption.into_iter().flat_map(|caption| &caption.people);
    people.map(|&PersonIndex(person)| Target::entity(Kind::Person, person)).collect()
}

/// The place among the pictures of the article of the one that the caption `target` describes; none for anything else.
#[must_use]
pub fn picture_of(document: &OpenArticle, findings: &Findings, target: Target) -> Option<usize> {
    let Target::Entity(EntityId { kind: Kind::Caption, index }) = target else { return None };
    let caption = findings.analysis.captions.get(index)?;
    document.article.picture_described_by(caption.block)
}

/// Why mention number `index` of `target` is there; nothing where that goes without saying.
#[must_use]
pub fn why_mention(
    document: &OpenArticle,
    findings: &Findings,
    target: Target,
    index: usize,
) -> Option<String> {
    let Target::Entity(EntityId { kind, index: entity }) = target else { return None };
    let analysis = &findings.analysis;
    match kind {
        Kind::Person => why(analysis.people.get(entity)?.mentions.get(index)?.signs),
        Kind::Country => {
            let mention = analysis.countries.get(entity)?.mentions.get(index)?;
            let decided = mention.decision.map(|decision| format!("\n{}", decided(document, decision)));
            Some(format!("{}{}", country_here(mention.evidence), decided.unwrap_or_default()))
        }
        Kind::Statistic => because(&analysis.statistics.get(entity)?.why()),
        Kind::Caption => because(&analysis.captions.get(entity)?.evidence.phrases()),
    }
}

/// "Why: " and the phrases; nothing where there are none.
fn because(phrases: &str) -> Option<String> {
    (!phrases.is_empty()).then(|| format!("Why: {phrases}"))
}

fn country_here(evidence: CountryEvidence) -> &'static str {
    match evidence {
        CountryEvidence::Name => "Named here",
        CountryEvidence::Demonym => "By its demonym here",
        CountryEvidence::Capital => "By its capital here",
    }
}

/// "Why: the article speaks of the country elsewhere (“Tbilisi”)".
fn decided(document: &OpenArticle, decision: Decision) -> String {
    let phrase = decision.by.phrase();
    match decision.witness {
        Some(witness) => format!("Why: {phrase} (“{}”)", document.words(witness)),
        None => format!("Why: {phrase}"),
    }
}

/// "Less sure: the recogniser takes it for a product".
#[must_use]
pub fn doubt_line(doubt: Doubt) -> String {
    format!("Less sure: {}", doubt.reason())
}

/// "Why: the recogniser sees a person, a title stands before it"; nothing where there are no signs.
#[must_use]
pub fn why(signs: Signs) -> Option<String> {
    because(&signs.iter().map(Sign::phrase).collect::<Vec<_>>().join(", "))
}

/// What speaks against `entity`.
#[must_use]
pub fn doubt(analysis: &Analysis, EntityId { kind, index }: EntityId) -> Option<Doubt> {
    match kind {
        Kind::Person => analysis.people.get(index)?.doubt,
        Kind::Country => analysis.countries.get(index)?.doubt,
        Kind::Statistic => analysis.statistics.get(index)?.doubt,
        Kind::Caption => None,
    }
}

/// `text` with a capital letter at its start.
#[must_use]
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn start_of(text: &str) -> String {
    const LENGTH: usize = 60;
    if text.chars().count() <= LENGTH {
        return text.to_owned();
    }
    let start: String = text.chars().take(LENGTH).collect();
    let end = start.rfind(' ').unwrap_or(start.len());
    format!("{}…", start[..end].trim_end_matches([',', ';', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_out() {
        assert_eq!(date("2025-03-14"), "14 March 2025");
        assert_eq!(date("2025-03-14T09:30:00Z"), "14 March 2025");
        assert_eq!(date("last spring"), "last spring");
    }

    #[test]
    fn counts_agree_with_their_noun() {
        assert_eq!(counted(1, "mention", "mentions"), "1 mention");
        assert_eq!(counted(12_000, "mention", "mentions"), "12,000 mentions");
        assert_eq!(reading_time(506), "506 words, 3 min");
        assert_eq!(reading_time(1_660_486), "1,660,486 words, 117 h");
    }

    #[test]
    fn a_long_text_is_cut_after_a_word() {
        let text = "Port director Anton Breckel and the transport minister inspect a grain terminal";
        assert_eq!(start_of(text), "Port director Anton Breckel and the transport minister…");
    }
}
