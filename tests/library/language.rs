//! The language of an article, and how names in languages other than English are treated.

use std::path::Path;

use serde_json::Value;

use crate::common;

/// The summary of `text`, checked for its promises.
#[track_caller]
fn summary(text: &str) -> Value {
    let article = dateline::article_from_text(text.to_owned()).expect("a text");
    checked(&common::summary(&article))
}

#[track_caller]
fn checked(summary: &str) -> Value {
    let summary = serde_json::from_str(summary).expect("the summary is JSON");
    common::check_promises(&summary);
    summary
}

fn german() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/german.txt");
    checked(&common::summary_of_file(&path))
}

fn warnings(summary: &Value) -> Vec<&str> {
    let warnings = summary["warnings"].as_array().expect("a list");
    warnings.iter().map(|warning| warning.as_str().expect("a string")).collect()
}

/// Words that may be people, each with the reason for not listing them.
fn doubtful_people(summary: &Value) -> Vec<(&str, &str)> {
    let unsure = summary["unsure"].as_array().expect("a list");
    let people = unsure.iter().filter(|entry| entry["guess"] == "person");
    people
        .map(|entry| (entry["text"].as_str().expect("words"), entry["reason"].as_str().expect("a reason")))
        .collect()
}

#[test]
fn samples_are_english_and_without_a_warning() {
    for path in common::articles() {
        let summary = checked(&common::summary_of_file(&path));
        assert_eq!(summary["document"]["language"], "en", "{}", path.display());
        assert!(warnings(&summary).is_empty(), "{}", path.display());
        assert!(!summary["people"].as_array().expect("a list").is_empty(), "{}", path.display());
    }
}

#[test]
fn names_in_another_language_are_not_sure_and_a_warning_says_so() {
    let summary = german();
    assert_eq!(summary["document"]["language"], "de");
    assert_eq!(summary["people"], serde_json::json!([]));
    let warnings = warnings(&summary);
    assert!(warnings.len() == 1 && warnings[0].contains("in German"), "{warnings:?}");
    let doubtful = doubtful_people(&summary);
    for name in ["Annegret Lohmeier", "Thomas Reimann", "Ines Brandt"] {
        assert!(
            doubtful.iter().any(|(words, reason)| *words == name && reason.contains("German")),
            "{doubtful:?}"
        );
    }
}

#[test]
fn countries_statistics_and_captions_of_another_language_stay() {
    let summary = german();
    assert_eq!(summary["countries"][0]["alpha2"], "DE");
    assert_eq!(summary["captions"][0]["photographer"], "Ines Brandt");
    assert_eq!(summary["captions"][0]["people"], serde_json::json!([]));
}

#[test]
fn a_language_that_is_not_recognised_is_null_and_still_no_english() {
    let albanian = "Qeveria miratoi të mërkurën një projektligj për ndërtimin e më shumë parqeve me erë në det. Sipas \
        ministres Ana Hoxha, të parat duhet të jenë gati pas pesë vjetësh, ndërsa opozita thotë se plani është shumë i \
        shtrenjtë dhe se nuk do të përfundojë kurrë me kohë, siç kanë treguar projektet e tjera.";
    let summary = summary(albanian);
    assert_eq!(summary["document"]["language"], Value::Null);
    assert!(warnings(&summary)[0].contains("another language than English"));
    assert_eq!(summary["people"], serde_json::json!([]));
}

#[test]
fn too_little_text_is_taken_for_english_without_saying_so() {
    for text in ["Mayor Jane Doe resigned.", "Angela Merkel", "12 345", "Hola"] {
        let summary = summary(text);
        assert_eq!(summary["document"]["language"], Value::Null, "{text}");
        assert!(warnings(&summary).is_empty(), "{text}");
    }
    assert_eq!(summary("Mayor Jane Doe resigned.")["people"][0]["name"], "Jane Doe");
}

#[test]
fn an_english_article_with_a_quotation_in_another_language_is_english() {
    let text = "The mayor of Lyon said on Monday that the bridge would be closed for two years. “Nous n’avons pas le \
        choix, la sécurité des habitants passe avant tout le reste,” he told reporters, and the council agreed with \
        him. The work is to begin in May, and the first part of it will cost the city 12 million euros.";
    let summary = summary(text);
    assert_eq!(summary["document"]["language"], "en");
    assert!(warnings(&summary).is_empty());
}

#[test]
fn every_script_gives_a_summary_that_keeps_its_promises() {
    for (language, text) in [
        (
            "zh",
            "政府周三公布了一项计划，将在沿海建设更多的海上风电场。部长王小明表示，首批风电场将在五年内建成。",
        ),
        (
            "ja",
            "政府は水曜日、沖合に風力発電所をさらに建設する計画を発表した。山田太郎大臣は五年以内に完成すると述べた。",
        ),
        (
            "ko",
            "정부는 수요일 앞바다에 풍력 발전소를 더 짓겠다는 계획을 발표했다. 김철수 장관은 오 년 안에 완공될 것이라고 말했다.",
        ),
        (
            "ar",
            "أعلنت الحكومة يوم الأربعاء خطة لبناء المزيد من محطات طاقة الرياح في البحر. وقالت الوزيرة إن المحطات الأولى ستكون جاهزة خلال خمس سنوات.",
        ),
        (
            "he",
            "הממשלה הציגה ביום רביעי תוכנית להקמת תחנות רוח נוספות בים. לדברי השרה, הראשונות יהיו מוכנות בתוך חמש שנים, והן יספקו 12% מהחשמל.",
        ),
        (
            "ru",
            "Правительство в среду одобрило план строительства новых ветряных электростанций у побережья. По словам министра Анны Петровой, первые заработают через 5 лет.",
        ),
        (
            "el",
            "Η κυβέρνηση παρουσίασε την Τετάρτη σχέδιο για περισσότερα αιολικά πάρκα στη θάλασσα. Σύμφωνα με την υπουργό, τα πρώτα θα είναι έτοιμα σε πέντε χρόνια.",
        ),
        (
            "hi",
            "सरकार ने बुधवार को समुद्र में और अधिक पवन ऊर्जा संयंत्र बनाने की योजना पेश की। मंत्री ने कहा कि पहले संयंत्र पाँच साल में तैयार हो जाएंगे।",
        ),
        ("th", "รัฐบาลประกาศแผนสร้างฟาร์มกังหันลมในทะเลเพิ่มขึ้นเมื่อวันพุธ รัฐมนตรีกล่าวว่าแห่งแรกจะพร้อมภายในห้าปี"),
    ] {
        let summary = summary(text);
        assert_eq!(summary["document"]["language"], language, "{text}");
        assert_eq!(warnings(&summary).len(), 1, "{text}");
        assert_eq!(summary["people"], serde_json::json!([]), "{text}");
    }
}

/// The summary of a page with `text` that says that it is in the language `marked`.
#[track_caller]
fn page(text: &str, marked: &str) -> Value {
    let html = format!(
        "<html lang=\"{marked}\"><title>Page</title><article><h1>Page</h1><p>{text}</p></article></html>"
    );
    checked(&common::summary_of_opened(dateline::open_bytes(html.into_bytes(), "page.html").expect("a page")))
}

const ENGLISH: &str = "The council agreed on Wednesday to build a wall along the river, and the mayor, Halina Dorsk, said \
    that it would be ready within two years. “It is what people here have asked for,” she told reporters after the meeting.";

#[test]
fn the_text_decides_the_language_and_not_its_mark() {
    for marked in ["de", "fr", "en", "en-GB"] {
        let summary = page(ENGLISH, marked);
        let language = summary["document"]["language"].as_str().expect("a language");
        assert!(language.starts_with("en"), "{marked}: {language}");
        assert_eq!(summary["people"][0]["name"], "Halina Dorsk", "{marked}");
    }
    let dutch = "De regering heeft woensdag een plan voor de dijken gepresenteerd. De werken duren anderhalf jaar, zei \
        minister Ruud Maas, en daarna zal het water niet meer in de straten van de stad komen.";
    let swahili = "Serikali ilitangaza siku ya Jumatano mpango wa kujenga ukuta kando ya mto ili kuzuia mafuriko. Waziri \
        Asha Mwangi alisema kwamba kazi hiyo itaanza mwezi ujao na itamalizika ndani ya miaka miwili. Wakazi wa mji huo \
        walisema wamesubiri kwa muda mrefu na wanataka kujua ni nani atakayelipa gharama za ujenzi.";
    for (text, language) in [(dutch, "nl"), (swahili, "sw")] {
        let summary = page(text, "en");
        assert_eq!(summary["document"]["language"], language);
        assert_eq!(summary["people"], serde_json::json!([]));
        assert_eq!(warnings(&summary).len(), 1);
    }
}

#[test]
fn a_short_text_is_in_the_language_that_its_page_says() {
    assert_eq!(page("Olaf Strand tritt zurück.", "de")["document"]["language"], "de");
}

#[test]
fn a_page_of_results_stays_in_the_language_that_it_is_marked_with() {
    let rows: Vec<String> = (0..40).map(|row| format!("Jana Kovac Mira Olen {row}.4")).collect();
    assert_eq!(page(&rows.join("</p><p>"), "en")["document"]["language"], "en");
}

/// The words, value and unit of each statistic, and the codes of the countries.
fn figures(summary: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let statistics = summary["statistics"].as_array().expect("a list");
    let rows = statistics
        .iter()
        .map(|row| format!("{} = {} {}", text(&row["text"]), text(&row["value"]), text(&row["unit"])));
    let countries =
        summary["countries"].as_array().expect("a list").iter().map(|country| text(&country["alpha2"]));
    format!("{}; {}", rows.collect::<Vec<_>>().join(", "), countries.collect::<Vec<_>>().join(" "))
}

#[test]
fn numbers_and_countries_are_read_in_the_language_of_the_text() {
    for (text, expected) in [
        (
            "Die Regierung hat beschlossen, 1.234,5 Millionen Euro für neue Deiche auszugeben. Frankreich zahlt 12,5 Prozent \
             davon, sagte Polens Ministerin, und im Jahr 2024 kamen 3.500 Helfer zu der Brücke, die 80 Jahre alt ist.",
            "1.234,5 Millionen Euro = 1234500000 EUR, 12,5 Prozent = 12.5 %, 80 Jahre = 80 year; FR PL",
        ),
        (
            "Le gouvernement a annoncé un plan de 1,5 milliard d’euros pour les digues. L’Allemagne paiera 12,5 % de la \
             somme, selon la ministre, et plus de 3 500 personnes, dont un homme de 41 ans, ont été évacuées à 18 heures.",
            "1,5 milliard d’euros = 1500000000 EUR, 12,5 % = 12.5 %; DE",
        ),
        (
            "Правительство представило план потратить 2,5 млрд рублей на дамбы у побережья. Германия заплатит 12,5% этой \
             суммы, сообщила министр, а работы в Польше займут 1 200 гектаров и начнутся 3 октября 2024 года.",
            "2,5 млрд рублей = 2500000000 RUB, 12,5% = 12.5 %, 1 200 гектаров = 1200 har; DE PL",
        ),
        (
            "政府周三公布了一项计划，将在沿海堤坝上花费2.5亿欧元。部长表示，德国将支付12.5%，工程将持续18个月，2024年开始。",
            "2.5亿欧元 = 250000000 EUR, 12.5% = 12.5 %, 18个月 = 18 month; DE",
        ),
        (
            "Der Minister sagte, 5 bis 10 Prozent der Wähler hätten sich enthalten; es war der 3.10.2024 um 12.30 Uhr, und der \
             Saal kostet 5 Millionen Kronen. Es seien 1.5 Prozent mehr als vor der Wahl, und die 12 Mitglieder seien froh.",
            "; ",
        ),
    ] {
        assert_eq!(figures(&summary(text)), expected, "{text}");
    }
}

#[test]
fn characters_count_as_words_in_chinese_and_japanese() {
    let chinese =
        summary("政府周三公布了一项计划，将在沿海建设更多的海上风电场。部长表示，首批风电场将在2030年建成。");
    assert_eq!(chinese["document"]["words"], 40);
    let japanese = summary("政府は水曜日、沖合に風力発電所をさらに建設する計画を発表した。");
    assert_eq!(japanese["document"]["words"], 29);
}
