//! Warms up, while the window opens, what the first article would otherwise wait for: on first use, the patterns for
//! captions, credits and names are compiled, and the lists and the recogniser are loaded.

use crate::gui::widgets::world;
use crate::{analysis, formats};

/// An article with something for each of these.
const ARTICLE: &str = "Harbour reopens\n\nBy Jane Doe\n\n1 June 2025\n\nShips leave the harbour of Lisbon. JANE ROE/Reuters\n\n\
    LISBON (Reuters) — The harbour of Lisbon, Portugal, takes 12% more ships from Monday, Mayor John Roe said.\n\n\
    “It was time,” he told the council.\n\nThe quay at noon\n\nThe council votes on the rest in July.\n";

/// Warms up on a thread of its own. If no thread can be started, the first article just takes longer.
pub fn start() {
    let _ = std::thread::Builder::new().name("dateline warm-up".to_owned()).spawn(now);
}

/// Warms up on this thread.
pub fn now() {
    if let Ok(article) = formats::article_from_text(ARTICLE.to_owned()) {
        let _ = analysis::analyze(&article);
    }
    world::load();
}
