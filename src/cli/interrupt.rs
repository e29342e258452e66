//! Ctrl-C: a flag that the VM asks for, so that a run stops at a safepoint and its output is complete.

use std::sync::atomic::{AtomicBool, Ordering};

static REQUESTED: AtomicBool = AtomicBool::new(false);

/// Takes over Ctrl-C from now on. Harmless when called twice.
pub fn install() {
    let _ = ctrlc::set_handler(|| {
        // A second Ctrl-C, while the first is still unanswered, ends the process the hard way.
        if REQUESTED.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    });
}

/// Whether Ctrl-C was pressed since the last [`clear`].
pub fn is_requested() -> bool {
    REQUESTED.load(Ordering::Relaxed)
}

/// Forgets the request.
pub fn clear() {
    REQUESTED.store(false, Ordering::Relaxed);
}
