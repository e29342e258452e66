//! Hoist.Runtime.Failure: ends of the process, and finalizers; System.Environment's exits.

use super::{Interruption, Table};
use crate::limits::Outcome;

pub(super) const TABLE: Table = &[
    ("Failure.Unhandled", |_, a| {
        let exception = a.object(0)?;
        Err(Interruption::Unhandled(exception))
    }),
    ("Failure.FailFast", |vm, a| {
        let message = a.reference(0).text();
        let text = format!("Process terminated. {message}\n");
        vm.write_error(&text);
        Err(Interruption::Stop(Box::new(Outcome::UnhandledException { text })))
    }),
    ("Failure.RegisterFinalizer", |vm, a| {
        let holder = a.object(0)?;
        vm.finalizable.push(holder.0);
        Ok(())
    }),
    ("Failure.SuppressFinalizer", |vm, a| {
        let holder = a.object(0)?;
        if let Some(index) = vm.finalizable.iter().rposition(|&o| o == holder.0) {
            vm.finalizable.swap_remove(index);
        }
        Ok(())
    }),
    ("Environment.Exit", |_, a| Err(Interruption::Stop(Box::new(Outcome::Exited(a.i32(0)))))),
    ("Environment.get_ExitCode", |vm, a| a.give_i32(vm.exit_code)),
    ("Environment.set_ExitCode", |vm, a| {
        vm.exit_code = a.i32(0);
        Ok(())
    }),
];
