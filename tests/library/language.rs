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
