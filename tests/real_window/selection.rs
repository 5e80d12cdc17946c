//! Content that a program offers to others in one or more formats: a selection in the sense of the Inter-Client
//! Communication Conventions Manual, section 2 (<https://x.org/releases/X11R7.7/doc/xorg-docs/icccm/icccm.html>).

use std::thread;

use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ConnectionExt as _, CreateWindowAux, EventMask, PropMode, SELECTION_NOTIFY_EVENT,
    SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;
use x11rb::{COPY_FROM_PARENT, CURRENT_TIME};

use crate::display::Display;

/// An invisible window that goes away with its connection: only a window can own a selection.
pub fn owner(connection: &RustConnection, screen: usize) -> Window {
    let root = connection.setup().roots[screen].root;
    let window = connection.generate_id().expect("a number");
    let aux = CreateWindowAux::new();
    connection
        .create_window(0, window, root, 0, 0, 1, 1, 0, WindowClass::INPUT_ONLY, COPY_FROM_PARENT, &aux)
        .expect("a window");
    window
}

/// Content on offer.
pub struct Offer {
    /// The atom by which others ask for the formats on offer.
    targets: Atom,
    /// Each format with the content in that format.
    formats: Vec<(Atom, Vec<u8>)>,
}

impl Offer {
    /// Offers these formats, each a name and its content.
    pub fn new(connection: &RustConnection, formats: &[(&str, &str)]) -> Self {
        let atom = |name: &str| {
            let asked = connection.intern_atom(false, name.as_bytes()).expect("a request");
            asked.reply().expect("the name is known").atom
        };
        let formats = formats.iter().map(|(name, content)| (atom(name), content.as_bytes().to_vec()));
        Self { targets: atom("TARGETS"), formats: formats.collect() }
    }

    /// Answers `request` with the content asked for, or with the message that there is no such format.
    pub fn hand_over(&self, connection: &RustConnection, request: &SelectionRequestEvent) {
        let &SelectionRequestEvent { requestor, selection, target, property, time, .. } = request;
        let content = self.formats.iter().find(|(format, _)| *format == target);
        if let Some((_, content)) = content {
            connection
                .change_property8(PropMode::REPLACE, requestor, property, target, content)
                .expect("a request");
        } else if target == self.targets {
            let names: Vec<Atom> = self.formats.iter().map(|(format, _)| *format).collect();
            connection
                .change_property32(PropMode::REPLACE, requestor, property, AtomEnum::ATOM, &names)
                .expect("a request");
        }
        let is_known = content.is_some() || target == self.targets;
        let notice = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time,
            requestor,
            selection,
            target,
            property: if is_known { property } else { AtomEnum::NONE.into() },
        };
        connection.send_event(false, requestor, EventMask::NO_EVENT, notice).expect("a message");
        connection.flush().expect("it is sent");
    }
}

/// Copies `formats`, each a name and its content: they stay on the clipboard of `display` until something else is
/// copied there.
pub fn copy(display: &Display, formats: &[(&str, &str)]) {
    let (connection, screen) = x11rb::connect(Some(&display.name)).expect("the display is there");
    let offer = Offer::new(&connection, formats);
    let owner = owner(&connection, screen);
    let clipboard = connection.intern_atom(false, b"CLIPBOARD").expect("a request");
    let clipboard = clipboard.reply().expect("the name is known").atom;
    connection.set_selection_owner(owner, clipboard, CURRENT_TIME).expect("a request");
    let taken = connection.get_selection_owner(clipboard).expect("a request").reply().expect("an answer");
    assert_eq!(taken.owner, owner, "the clipboard is taken");
    thread::spawn(move || {
        // Ends with the display at the latest.
        while let Ok(event) = connection.wait_for_event() {
            match event {
                Event::SelectionRequest(request) => offer.hand_over(&connection, &request),
                Event::SelectionClear(_) => break,
                _ => {}
            }
        }
    });
}
