//! What is selected in an article.

use crate::analysis::{EntityKey, Mention};
use crate::article::{Article, BlockIndex, BlockKind, Zone};

/// What is selected, its mentions, and the one in view.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// The entity or unsure place.
    pub target: EntityKey,
    /// The mentions in its row, never empty: its own, and those of findings that say the same.
    pub mentions: Vec<Mention>,
    /// What each of them is a mention of, and its number among the mentions of that.
    pub owners: Vec<(EntityKey, usize)>,
    /// The mention last jumped to, as an index into `mentions`; it is one of the target.
    pub focused: usize,
    /// Where that mention is, in words.
    pub place: String,
}

impl Selection {
    /// The number of the mention last jumped to among those of the target.
    #[must_use]
    pub fn mention(&self) -> usize {
        self.owners[self.focused].1
    }

    /// The mentions of the target itself.
    pub fn own_mentions(&self) -> impl Iterator<Item = &Mention> {
        let owned = self.owners.iter().zip(&self.mentions);
        owned.filter(|((owner, _), _)| *owner == self.target).map(|(_, mention)| mention)
    }

    /// Whether mention `mention` of `entity` is in the row, and whether it is the one last jumped to.
    #[must_use]
    pub fn place_in(&self, entity: EntityKey, mention: usize) -> Option<bool> {
        // A row of many mentions is that of a single finding, so nothing has to be looked for in it.
        let is_united = self.owners.first().map(|owner| owner.0) != self.owners.last().map(|owner| owner.0);
        let is_in = entity == self.target || is_united && self.owners.contains(&(entity, mention));
        is_in.then(|| self.owners[self.focused] == (entity, mention))
    }

    /// The mention last jumped to.
    #[must_use]
    pub fn focused_mention(&self) -> &Mention {
        &self.mentions[self.focused]
    }
}

/// Where `mention` is, in words: "in paragraph 3".
#[must_use]
pub fn place_of(article: &Article, mention: &Mention) -> String {
    let zone = match mention.zone {
        Zone::Heading => {
            let is_title = article.block(mention.block).kind == BlockKind::Title;
            if is_title { "in the headline" } else { "in a heading" }
        }
        Zone::Body if article.block(mention.block).kind == BlockKind::Dateline => "in the dateline",
        Zone::Body => return format!("in paragraph {}", paragraph_number(article, mention.block)),
        Zone::Caption => "in a caption",
        Zone::Credit => "in a credit",
        Zone::Alt => "in an image description",
    };
    match paragraph_number(article, mention.block) {
        0 => zone.to_owned(),
        number => format!("{zone} after paragraph {number}"),
    }
}

/// The number of paragraphs up to and including `block`.
fn paragraph_number(article: &Article, block: BlockIndex) -> usize {
    let is_text = |kind: BlockKind| kind.zone() == Zone::Body && kind != BlockKind::Dateline;
    article.blocks()[..=block.0].iter().filter(|block| is_text(block.kind)).count()
}
