//! The heights of a page's pieces, estimated at first and measured later.

/// Heights with fast prefix sums: a Fenwick tree (P. Fenwick, "A new data structure for cumulative frequency tables",
/// 1994). Kept as `f64`, since `f32` loses single points beyond some millions.
#[derive(Clone, Debug, Default)]
pub struct Heights {
    values: Vec<f64>,
    measured: Vec<bool>,
    tree: Vec<f64>,
}

impl Heights {
    /// Creates heights that are all estimates.
    #[must_use]
    pub fn estimated(values: Vec<f64>) -> Self {
        let mut tree = vec![0.0; values.len() + 1];
        for (index, value) in values.iter().enumerate() {
            let node = index + 1;
            tree[node] += value;
            let parent = node + (node & node.wrapping_neg());
            if parent < tree.len() {
                tree[parent] += tree[node];
            }
        }
        Self { measured: vec![false; values.len()], values, tree }
    }

    /// The number of pieces.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// The height of the piece at `index`.
    #[must_use]
    pub fn get(&self, index: usize) -> f64 {
        self.values[index]
    }

    /// Whether the height of the piece at `index` has been measured.
    #[must_use]
    pub fn is_measured(&self, index: usize) -> bool {
        self.measured[index]
    }

    /// Sets the measured height of the piece at `index` and returns how much it grew.
    pub fn measure(&mut self, index: usize, height: f64) -> f64 {
        let growth = height - self.values[index];
        self.values[index] = height;
        self.measured[index] = true;
        if growth != 0.0 {
            let mut node = index + 1;
            while node < self.tree.len() {
                self.tree[node] += growth;
                node += node & node.wrapping_neg();
            }
        }
        growth
    }

    /// The sum of the heights of the pieces before `index`.
    #[must_use]
    pub fn top_of(&self, index: usize) -> f64 {
        let mut node = index.min(self.len());
        let mut sum = 0.0;
        while node > 0 {
            sum += self.tree[node];
            node -= node & node.wrapping_neg();
        }
        sum
    }

    /// The sum of all heights.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.top_of(self.len())
    }

    /// The piece at `y`, measured from the top of the first: the last piece that starts at or above it.
    #[must_use]
    pub fn piece_at(&self, y: f64) -> usize {
        let mut node = 0;
        let mut rest = y;
        let mut step = self.len().next_power_of_two();
        while step > 0 {
            let next = node + step;
            if next < self.tree.len() && self.tree[next] <= rest {
                rest -= self.tree[next];
                node = next;
            }
            step /= 2;
        }
        node.min(self.len().saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_places_agree() {
        let values: Vec<f64> = (0..1000).map(|index| f64::from(index % 17 + 1)).collect();
        let mut heights = Heights::estimated(values.clone());
        heights.measure(500, 250.0);
        let mut sum = 0.0;
        for (index, value) in values.iter().enumerate() {
            let value = if index == 500 { 250.0 } else { *value };
            assert!((heights.top_of(index) - sum).abs() < 1e-6);
            assert_eq!(heights.piece_at(sum), index);
            assert_eq!(heights.piece_at(sum + value / 2.0), index);
            sum += value;
        }
        assert!((heights.total() - sum).abs() < 1e-6);
        assert_eq!(heights.piece_at(sum * 2.0), 999);
        assert_eq!(heights.piece_at(-5.0), 0);
    }

    #[test]
    fn an_empty_page_has_no_height() {
        let heights = Heights::estimated(Vec::new());
        assert_eq!(heights.total().to_bits(), 0.0_f64.to_bits());
        assert_eq!(heights.piece_at(3.0), 0);
    }
}
