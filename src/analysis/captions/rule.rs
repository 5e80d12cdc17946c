//! The rules that recognise a block as a caption.

use crate::analysis::evidence::rules;

rules! {
    /// A rule that recognises a block as a caption.
    pub enum CaptionRule {
        /// The file marks it as a caption, as web pages do.
        Markup = "markup", "the file marks it as a caption";
        /// It credits an agency.
        Agency = "agency", "it has the credit of an agency";
        /// It credits a photographer or another source.
        Credit = "credit", "it has a credit";
        /// It says where somebody stands: "(L)", "second from right".
        Position = "position", "it says where somebody stands in the picture";
        /// The file has a picture just above.
        Picture = "picture", "it stands below a picture";
        /// The alternative text of the image is just above.
        AltText = "alt-text", "the text that stands for the image is above it";
        /// It mentions a picture: "file photo", "pictured", "this image".
        PictureWord = "picture-word", "it speaks of a picture";
        /// It says on which day the picture was taken.
        Date = "date", "it says when the picture was taken";
        /// Another caption, or the credit of one, is next to it.
        Neighbour = "neighbour", "another caption or credit is next to it";
        /// The reader says so.
        Reader = "reader", "put right by the reader";
    }
}
