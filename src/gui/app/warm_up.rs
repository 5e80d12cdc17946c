//! Makes ready what the first article would wait for, while the window comes up: the patterns of captions, credits and
//! names are compiled, and the lists and the recogniser are loaded, when they are first asked.

use crate::{analysis, formats};

/// An article with something for each of them.
const ARTICLE: &str = "Harbour reopens\n\nBy Jane Doe\n\n1 June 2025\n\nShips leave the harbour of Lisbon. JANE ROE/Reuters\n\n\
    LISBON (Reuters) — The harbour of Lisbon, Portugal, takes 12% more ships from Monday, Mayor John Roe said.\n\n\
    “It was time,” he told the council.\n\nThe quay at noon\n\nThe council votes on the rest in July.\n";

/// Starts a thread that does it. Without it the first article takes longer, so that nothing is lost where there is none.
pub fn start() {
    let _ = std::thread::Builder::new().name("dateline warm-up".to_owned()).spawn(now);
}

/// Does it on this thread.
pub fn now() {
    if let Ok(article) = formats::article_from_text(ARTICLE.to_owned()) {
        let _ = analysis::analyze(&article);
    }
}
