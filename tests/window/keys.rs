//! The modifiers that keys are pressed with.

use egui::Modifiers;

pub const NONE: Modifiers = Modifiers::NONE;
pub const SHIFT: Modifiers = Modifiers::SHIFT;
/// Ctrl on a Mac too.
pub const CTRL: Modifiers = Modifiers::CTRL;
pub const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..CTRL };
pub const ALT: Modifiers = Modifiers::ALT;
pub const ALT_SHIFT: Modifiers = Modifiers { shift: true, ..ALT };
/// ⌘ on a Mac and Ctrl elsewhere.
pub const COMMAND: Modifiers = Modifiers::COMMAND;
pub const COMMAND_SHIFT: Modifiers = Modifiers { shift: true, ..COMMAND };
