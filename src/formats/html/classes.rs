//! What the class names on a page say about its elements, by the table in `assets/html-classes.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::dom::{Dom, NodeIndex};

/// What a class name can say about an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// It describes a picture.
    Caption,
    /// Its name looks like a caption's, but it is not one.
    NotCaption,
    /// It names the source of a picture.
    Credit,
    /// It names the source inside a figure; elsewhere it may be anything.
    CreditInFigure,
    /// It is only for screen readers.
    Unseen,
    /// It is not part of the article.
    Aside,
    /// It is a label or button in a caption.
    Label,
    /// It is laid over the page.
    Dialog,
}

/// Consecutive words in a class name, and their role.
type Sequence = (Vec<&'static str>, Role);

/// The sequences of words in the table, with the role of each.
static TABLE: LazyLock<HashMap<&str, Vec<Sequence>>> = LazyLock::new(|| {
    let mut table: HashMap<&str, Vec<Sequence>> = HashMap::new();
    for (role, words) in rows() {
        for entry in words.split(' ').filter(|entry| !entry.starts_with('*')) {
            let sequence: Vec<&str> = entry.split('+').collect();
            table.entry(sequence[0]).or_default().push((sequence, role));
        }
    }
    table
});

/// Word endings that have a role.
static ENDS: LazyLock<Vec<(&str, Role)>> = LazyLock::new(|| {
    let ends = rows().flat_map(|(role, words)| words.split(' ').map(move |entry| (entry, role)));
    ends.filter_map(|(entry, role)| Some((entry.strip_prefix('*')?, role))).collect()
});

fn rows() -> impl Iterator<Item = (Role, &'static str)> {
    let lines = include_str!("../../../assets/html-classes.tsv").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (role, words) = line.split_once('\t')?;
        let role = match role {
            "caption" => Role::Caption,
            "not-caption" => Role::NotCaption,
            "credit" => Role::Credit,
            "credit-in-figure" => Role::CreditInFigure,
            "unseen" => Role::Unseen,
            "aside" => Role::Aside,
            "label" => Role::Label,
            "dialog" => Role::Dialog,
            _ => return None,
        };
        Some((role, words))
    })
}

/// The roles that the class names of `node` give it.
pub(super) fn roles(dom: &Dom, node: NodeIndex) -> Vec<Role> {
    let mut roles = Vec::new();
    let named = ["class", "id", "data-component", "data-testid"];
    for names in named.into_iter().filter_map(|attribute| dom.attribute(node, attribute)) {
        names.split_whitespace().take(24).for_each(|name| add_roles(name, &mut roles));
    }
    roles
}

/// Whether the class names of `node` give it `role`.
pub(super) fn has(dom: &Dom, node: NodeIndex, role: Role) -> bool {
    roles(dom, node).contains(&role)
}

fn add_roles(name: &str, roles: &mut Vec<Role>) {
    let words = words(name);
    let mut add = |role: Role| {
        if !roles.contains(&role) {
            roles.push(role);
        }
    };
    for (at, word) in words.iter().enumerate() {
        for (sequence, role) in TABLE.get(word.as_str()).into_iter().flatten() {
            if words[at..].len() >= sequence.len() && words[at..].iter().zip(sequence).all(|(a, b)| a == b) {
                add(*role);
            }
        }
        for (end, role) in ENDS.iter() {
            if word.ends_with(end) {
                add(*role);
            }
        }
    }
}

/// The words of a class name in lower case: both `imageCaption` and `image__caption` are two words.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_lower = false;
    for c in name.chars().take(80) {
        let is_letter = c.is_alphanumeric();
        if !is_letter || (c.is_uppercase() && after_lower) {
            words.push(String::new());
        }
        if is_letter {
            words.last_mut().expect("there is a first word").extend(c.to_lowercase());
        }
        after_lower = c.is_lowercase() || c.is_ascii_digit();
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles_of(name: &str) -> Vec<Role> {
        let mut roles = Vec::new();
        add_roles(name, &mut roles);
        roles
    }

    #[test]
    fn names_are_cut_into_words() {
        assert_eq!(words("wp-caption__textBlock2"), ["wp", "caption", "text", "block2"]);
    }

    #[test]
    fn names_give_roles() {
        assert_eq!(roles_of("leadCaption"), [Role::Caption]);
        assert_eq!(roles_of("thumbcaption"), [Role::Caption]);
        assert_eq!(roles_of("media-with-caption"), [Role::NotCaption, Role::Caption]);
        assert_eq!(roles_of("photo-credit"), [Role::Credit]);
        assert_eq!(roles_of("captioned"), []);
        assert_eq!(roles_of("off-screen"), [Role::Unseen]);
    }
}
