//! How a file refers to one of its pictures.

/// What a file says about where one of its pictures is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::formats) enum PictureReference {
    /// The addresses of its versions, of which the largest available is shown: `data:` URLs, and any others that the
    /// reader of the file understands.
    Addresses(Vec<String>),
    /// The file of the picture itself.
    Bytes(Vec<u8>),
}

impl PictureReference {
    /// The picture at `address`.
    pub fn at(address: String) -> Self {
        Self::Addresses(vec![address])
    }
}
