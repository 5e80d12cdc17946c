//! The credit of a caption that stands alone, and whom it names: the cases are in `data/credits.txt`.
//!
//! The output of a caption is "credit | photographers | agency", or nothing if it has no credit.

use dateline::TextRange;
use dateline::testing::Credit;

use crate::cases;

fn credit_of(caption: &str) -> String {
    let credit = Credit::find_in_captions(&[caption]).pop().flatten();
    credit.map_or(String::new(), |credit| {
        let text = |range: TextRange| &caption[range.start()..range.end()];
        let names: Vec<&str> = credit.photographers.iter().copied().map(text).collect();
        format!("{} | {} | {}", text(credit.range), names.join(" + "), credit.agency.map_or("", text))
    })
}

#[test]
fn every_caption_has_the_credit_of_its_case() {
    cases::check("credits", credit_of);
}
