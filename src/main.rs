//! The `hoist` command. See [`hoist::cli`].

use std::process::ExitCode;

/// Deeply nested programs recurse in the compiler; the main thread's stack is too small for the deepest that the parser accepts.
const STACK_BYTES: usize = 256 << 20;

fn main() -> ExitCode {
    let worker = std::thread::Builder::new().stack_size(STACK_BYTES).spawn(hoist::cli::main);
    match worker.map(std::thread::JoinHandle::join) {
        Ok(Ok(code)) => ExitCode::from(code),
        Ok(Err(_)) => ExitCode::from(101),
        Err(error) => {
            eprintln!("hoist: cannot start: {error}");
            ExitCode::from(2)
        }
    }
}
