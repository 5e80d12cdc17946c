//! Acts as a file manager from which files are dragged: the source side of XDND, version 5
//! (<https://www.freedesktop.org/wiki/Specifications/XDND/>).

use std::path::PathBuf;

use x11rb::CURRENT_TIME;
use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{Atom, ClientMessageEvent, ConnectionExt as _, EventMask, Window};
use x11rb::rust_connection::RustConnection;

use crate::display::Display;
use crate::program::wait_for;
use crate::selection::{self, Offer};

/// The version of the protocol.
const VERSION: u32 = 5;

x11rb::atom_manager! {
    /// The atoms of the protocol.
    Atoms: AtomsCookie {
        XdndActionCopy,
        XdndDrop,
        XdndEnter,
        XdndFinished,
        XdndPosition,
        XdndSelection,
        XdndStatus,
        UriList: b"text/uri-list",
    }
}

/// Files being dragged with the pointer.
pub struct Drag {
    connection: RustConnection,
    atoms: Atoms,
    /// The window that they come from.
    source: Window,
    /// Their URIs, one a line.
    offer: Offer,
}

impl Drag {
    /// Starts dragging `files`.
    pub fn start(display: &Display, files: &[PathBuf]) -> Self {
        let (connection, screen) = x11rb::connect(Some(&display.name)).expect("the display is there");
        let atoms = Atoms::new(&connection).expect("a request").reply().expect("the words are known");
        let source = selection::owner(&connection, screen);
        connection.set_selection_owner(source, atoms.XdndSelection, CURRENT_TIME).expect("a request");
        let uris: String = files.iter().map(|file| format!("file://{}\r\n", file.display())).collect();
        let offer = Offer::new(&connection, &[("text/uri-list", &uris)]);
        Self { connection, atoms, source, offer }
    }

    /// Moves over the middle of `target` and drops the files once it accepts them.
    pub fn drop_on(&self, target: Window) {
        let geometry = self.connection.get_geometry(target).expect("a request").reply().expect("its size");
        let middle = |start: i16, length: u16| u32::from(start.unsigned_abs()) + u32::from(length) / 2;
        let (x, y) = (middle(geometry.x, geometry.width), middle(geometry.y, geometry.height));
        let (atoms, action) = (&self.atoms, self.atoms.XdndActionCopy);
        self.tell(target, atoms.XdndEnter, [VERSION << 24, atoms.UriList, 0, 0]);
        self.tell(target, atoms.XdndPosition, [0, x << 16 | y, CURRENT_TIME, action]);
        let status = self.answer(atoms.XdndStatus);
        assert_eq!(status[1] & 1, 1, "the window takes the files");
        self.tell(target, atoms.XdndDrop, [0, CURRENT_TIME, 0, 0]);
        self.answer(atoms.XdndFinished);
    }

    fn tell(&self, target: Window, what: Atom, [first, second, third, fourth]: [u32; 4]) {
        let data = [self.source, first, second, third, fourth];
        let message = ClientMessageEvent::new(32, target, what, data);
        self.connection.send_event(false, target, EventMask::NO_EVENT, message).expect("a message");
        self.connection.flush().expect("it is sent");
    }

    /// Waits for the target's message `what`, serving requests for the files meanwhile.
    fn answer(&self, what: Atom) -> [u32; 5] {
        wait_for("the window under the pointer", || {
            while let Some(event) = self.connection.poll_for_event().expect("the display is there") {
                match event {
                    Event::ClientMessage(message) if message.type_ == what => {
                        return Some(message.data.as_data32());
                    }
                    Event::SelectionRequest(request) => self.offer.hand_over(&self.connection, &request),
                    _ => {}
                }
            }
            None
        })
    }
}
