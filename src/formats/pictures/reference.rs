//! What a file names as a picture of its own.

/// What a file says of where a picture of it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::formats) enum PictureReference {
    /// The addresses of its versions, of which the largest that can be had is shown: `data:` URLs, and what else the
    /// reader of the file makes something of.
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
