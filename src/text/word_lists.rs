//! The forms of the files of words in `assets/`. In lists, a line in square brackets opens a list, and words follow, with
//! commas or line ends between them; in tables, tabs part the columns. Lines that begin with "#" are comments.

/// The words of `table` in order, each with the name of the list that it stands in.
pub(crate) fn listed_words(table: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut list = "";
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(move |line| match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => {
                list = name;
                None
            }
            None => Some((list, line)),
        })
        .flat_map(|(list, line)| line.split(',').map(move |word| (list, word.trim())))
        .filter(|(_, word)| !word.is_empty())
}

/// The rows of a table of at most five columns, which tabs part; without comments and empty lines. Missing columns are empty.
pub(crate) fn rows(table: &str) -> impl Iterator<Item = [&str; 5]> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let mut columns = line.split('\t');
        [(); 5].map(|()| columns.next().unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    use super::listed_words;

    #[test]
    fn a_word_belongs_to_the_list_above_it() {
        let table = "# Words.\n[colour]\nred, light blue,\ngreen\n\n[form]\nround\n";
        let words: Vec<_> = listed_words(table).collect();
        let colours = ["red", "light blue", "green"].map(|word| ("colour", word));
        assert_eq!(words, [&colours[..], &[("form", "round")]].concat());
    }
}
