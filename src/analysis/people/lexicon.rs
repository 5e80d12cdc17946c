//! Names of classes.

use crate::lang::Class;
pub use crate::lang::Classes;

impl Classes {
    pub const ADDRESS: Self = Self::of(&[Class::Address]);
    pub const GIVEN: Self = Self::of(&[Class::Given]);
    pub const MODIFIER: Self = Self::of(&[Class::Modifier]);
    pub const OTHER: Self = Self::of(&[Class::Other]);
    pub const ROLE: Self = Self::of(&[Class::Role]);
    pub const SPEECH: Self = Self::of(&[Class::Speech]);
    pub const TAIL: Self = Self::of(&[Class::Tail]);
    pub const VERB: Self = Self::of(&[Class::Act]);
}
