//! How the sections of the side panel share its height.

/// The share of the height that the section in front may take while there is too little room for all.
const FRONT_SHARE: f32 = 0.6;

/// What the rows of an open section would take, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Wish {
    /// The height of all its rows.
    pub content: f32,
    /// The height of as many rows as it usually shows.
    pub usual: f32,
}

/// The height that the rows of each section get of `height`, in whole points; together at most `height`, and none more
/// than its content.
///
/// Each gets its usual height, and what is left goes to those that have more to show. Where there is not room for that, the
/// section `in_front` gets most, and the others share the rest by what they usually show.
#[must_use]
pub fn shares(height: f32, wishes: &[Wish], in_front: Option<usize>) -> Vec<f32> {
    let wanted: Vec<f32> = wishes.iter().map(|wish| wish.usual.min(wish.content)).collect();
    let total: f32 = wanted.iter().sum();
    if total <= height {
        return grown(height - total, wanted, wishes);
    }
    let mut shares = vec![0.0; wishes.len()];
    let mut room = height.max(0.0);
    let others = total - in_front.and_then(|front| wanted.get(front)).copied().unwrap_or_default();
    if let Some(front) = in_front.filter(|&front| front < wanted.len()) {
        // It gets what the others do not need, too.
        shares[front] = wanted[front].min((room * FRONT_SHARE).max(room - others)).floor();
        room -= shares[front];
    }
    for (index, wanted) in wanted.into_iter().enumerate() {
        if in_front != Some(index) {
            shares[index] = (wanted * (room / others.max(1.0)).min(1.0)).floor();
        }
    }
    shares
}

/// `shares` with `room` more, the same for each that has more to show.
fn grown(mut room: f32, mut shares: Vec<f32>, wishes: &[Wish]) -> Vec<f32> {
    loop {
        let lacking = |(share, wish): (&f32, &Wish)| wish.content - share;
        let hungry = shares.iter().zip(wishes).filter(|pair| lacking(*pair) >= 1.0).count();
        let each = (room / hungry.max(1) as f32).floor();
        if hungry == 0 || each < 1.0 {
            return shares;
        }
        for (share, wish) in shares.iter_mut().zip(wishes) {
            let more = each.min((wish.content - *share).max(0.0)).floor();
            *share += more;
            room -= more;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(content: f32, usual: f32) -> Wish {
        Wish { content, usual }
    }

    #[test]
    fn what_one_section_does_not_need_goes_to_those_with_more_to_show() {
        let wishes = [wish(480.0, 192.0), wish(96.0, 96.0), wish(2000.0, 216.0), wish(48.0, 48.0)];
        // There is just room for the usual heights, for more, and for all.
        assert_eq!(shares(552.0, &wishes, None), [192.0, 96.0, 216.0, 48.0]);
        assert_eq!(shares(752.0, &wishes, None), [292.0, 96.0, 316.0, 48.0]);
        assert_eq!(shares(1552.0, &wishes, Some(1)), [480.0, 96.0, 928.0, 48.0]);
        assert_eq!(shares(9000.0, &wishes, None), [480.0, 96.0, 2000.0, 48.0]);
    }

    #[test]
    fn in_little_room_the_section_in_front_gets_most() {
        let wishes = [wish(480.0, 200.0), wish(100.0, 100.0), wish(2000.0, 200.0)];
        assert_eq!(shares(250.0, &wishes, None), [100.0, 50.0, 100.0]);
        assert_eq!(shares(250.0, &wishes, Some(2)), [66.0, 33.0, 150.0]);
        assert_eq!(shares(250.0, &wishes, Some(1)), [75.0, 100.0, 75.0]);
        assert_eq!(shares(150.0, &wishes[..1], Some(0)), [150.0]);
    }

    #[test]
    fn nothing_is_shared_twice() {
        let wishes = [wish(17.5, 12.0), wish(0.0, 0.0), wish(900.0, 96.0), wish(33.3, 33.3)];
        for height in [-5.0, 0.0, 1.0, 44.0, 140.0, 500.0, 5000.0] {
            for front in [None, Some(0), Some(1), Some(2), Some(9)] {
                let shares = shares(height, &wishes, front);
                assert!(shares.iter().sum::<f32>() <= height.max(0.0), "{height} {front:?} {shares:?}");
                assert!(shares.iter().zip(&wishes).all(|(share, wish)| *share <= wish.content));
            }
        }
        assert!(shares(100.0, &[], Some(0)).is_empty());
    }
}
