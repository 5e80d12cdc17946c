//! The places that the reader jumped away from, for going back and forward.

/// The most places to keep.
const LIMIT: usize = 100;

/// Places in one article, as byte offsets into its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    behind: Vec<usize>,
    ahead: Vec<usize>,
}

impl History {
    /// Records that the reader is jumping away from `place`.
    pub fn leave(&mut self, place: usize) {
        self.ahead.clear();
        if self.behind.last() == Some(&place) {
            return;
        }
        if self.behind.len() == LIMIT {
            self.behind.remove(0);
        }
        self.behind.push(place);
    }

    /// Whether there is a place to go back to from `place`.
    #[must_use]
    pub fn can_go_back(&self, place: usize) -> bool {
        self.behind.iter().any(|other| *other != place)
    }

    /// Whether there is a place to go forward to from `place`.
    #[must_use]
    pub fn can_go_forward(&self, place: usize) -> bool {
        self.ahead.iter().any(|other| *other != place)
    }

    /// Goes back from `place` and returns the new place.
    pub fn back(&mut self, place: usize) -> Option<usize> {
        step(place, &mut self.behind, &mut self.ahead)
    }

    /// Goes forward from `place` and returns the new place.
    pub fn forward(&mut self, place: usize) -> Option<usize> {
        step(place, &mut self.ahead, &mut self.behind)
    }
}

/// Moves from `place` to the last place in `from` that differs from it.
fn step(place: usize, from: &mut Vec<usize>, to: &mut Vec<usize>) -> Option<usize> {
    while let Some(other) = from.pop() {
        if other != place {
            to.push(place);
            return Some(other);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_gone_back_to_and_forward_again() {
        let mut history = History::default();
        history.leave(0);
        history.leave(500);
        assert_eq!(history.back(900), Some(500));
        assert_eq!(history.back(500), Some(0));
        assert_eq!(history.back(0), None);
        assert_eq!(history.forward(0), Some(500));
        assert_eq!(history.forward(500), Some(900));
        assert!(!history.can_go_forward(900) && history.can_go_back(900));
    }

    #[test]
    fn a_jump_that_moved_nothing_is_no_place_to_go_back_to() {
        let mut history = History::default();
        history.leave(0);
        history.leave(0);
        assert!(!history.can_go_back(0));
        assert_eq!(history.back(0), None);
        history.leave(0);
        assert_eq!(history.back(70), Some(0));
        history.leave(0);
        assert!(!history.can_go_forward(0), "another way was taken");
    }

    #[test]
    fn the_oldest_places_are_forgotten() {
        let mut history = History::default();
        for place in 0..250 {
            history.leave(place);
        }
        let mut place = 250;
        let mut count = 0;
        while let Some(other) = history.back(place) {
            (place, count) = (other, count + 1);
        }
        assert_eq!((place, count), (150, 100));
    }
}
