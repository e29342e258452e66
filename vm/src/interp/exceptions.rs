//! Exceptions in two passes, `leave`, and the ends of finally handlers and filters.
//!
//! Pass one looks for a handler from the throwing frame downwards without leaving any frame; filters run as extra frames on top, on
//! the registers of the method that they belong to. Pass two runs the finally handlers on the way, then the catch:
//!
//! ```text
//! try { try { throw e; } finally { A } } catch (E) when (F) { B }        F, then A, then B
//! ```
//!
//! A finally handler that runs has an entry that says what comes after it. Entries whose handler was itself left by an exception are dropped
//! when the frame goes on somewhere outside the handler.
#![allow(unsafe_code)]

use hoist_bytecode::{Handler, HandlerKind, TypeId};

use super::{Fault, Flow, Switch, calls};
use crate::frame::{Frame, FrameKind};
use crate::heap::Ref;
use crate::heap::types::ClassState;
use crate::limits::Outcome;
use crate::vm::Vm;

/// Where pass two ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Goal {
    /// Null: nobody catches; the thread ends the process.
    pub(crate) frame: *mut Frame,
    pub(crate) handler: usize,
}

/// What comes after a finally handler.
#[derive(Debug, Clone, Copy)]
pub(crate) enum After {
    Leave { target: *const u64 },
    Unwind { exception: u64, goal: Goal },
}

/// A finally handler that runs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FinallyEntry {
    frame: *mut Frame,
    handler: usize,
    /// Code word from which the frame is being left.
    from: usize,
    pub(crate) after: After,
}

/// A filter that runs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FilterEntry {
    pub(crate) exception: u64,
    /// The method's frame and the handler whose filter it is.
    frame: *mut Frame,
    handler: usize,
    /// Top frame when the exception was thrown.
    thrower: *mut Frame,
}

/// Exceptions on their way through one thread.
#[derive(Debug, Default)]
pub(crate) struct Unwinding {
    pub(crate) finallies: Vec<FinallyEntry>,
    pub(crate) filters: Vec<FilterEntry>,
    /// The exception that ends the process, while its text is made.
    pub(crate) unhandled: u64,
}

fn covers(handler: &Handler, index: usize) -> bool {
    (handler.start as usize..handler.end as usize).contains(&index)
}

/// Throws from the frame on top, whose `pc` is behind (any word of) the throwing instruction.
pub(crate) fn raise(vm: &mut Vm, fault: Fault) -> Flow {
    let new = |vm: &mut Vm, name: &'static str, message: &str| vm.make_exception(name, message).map(|e| e.0);
    let (exception, keep) = match fault {
        Fault::Object(exception) => (exception, false),
        Fault::Again(exception) | Fault::Captured(exception) => (exception, true),
        Fault::NullReference => {
            (new(vm, "System.NullReferenceException", "Object reference not set to an instance of an object.")?, false)
        }
        Fault::IndexOutOfRange => {
            (new(vm, "System.IndexOutOfRangeException", "Index was outside the bounds of the array.")?, false)
        }
        Fault::DivideByZero => (new(vm, "System.DivideByZeroException", "Attempted to divide by zero.")?, false),
        Fault::Overflow | Fault::NegativeLength => {
            (new(vm, "System.OverflowException", "Arithmetic operation resulted in an overflow.")?, false)
        }
        Fault::ArrayTypeMismatch => (
            new(
                vm,
                "System.ArrayTypeMismatchException",
                "Attempted to access an element as a type incompatible with the array.",
            )?,
            false,
        ),
        Fault::OutOfMemory => {
            if vm.heap.over_limit() {
                return Err(vm.out_of_memory());
            }
            (
                new(
                    vm,
                    "System.OutOfMemoryException",
                    "Insufficient memory to continue the execution of the program.",
                )?,
                false,
            )
        }
        Fault::InvalidCast { from, to } => {
            let from = vm.source.type_desc(from).name.clone();
            let to = vm.source.type_desc(to).name.clone();
            let message = format!("Unable to cast object of type '{from}' to type '{to}'.");
            (new(vm, "System.InvalidCastException", &message)?, false)
        }
    };
    if !keep {
        vm.clear_trace(Ref(exception));
    }
    vm.count_exception(Ref(exception));
    // `throw;` goes on with the trace whose last line is this very method.
    let skip_first = matches!(fault, Fault::Again(_));
    let thrower = vm.fp;
    search(vm, exception, thrower, 0, thrower, skip_first)
}

/// Pass one from `frame` (its handlers from number `first_handler`) downwards.
fn search(
    vm: &mut Vm,
    exception: u64,
    mut frame: *mut Frame,
    mut first_handler: usize,
    thrower: *mut Frame,
    mut skip_trace: bool,
) -> Flow {
    let exception_type = Ref(exception).type_id();
    loop {
        // SAFETY: `frame` goes down from the top frame to the thread's root frame, where the loop ends; code frames have a method.
        let current = unsafe { *frame };
        match current.kind {
            FrameKind::Code => {
                let method = unsafe { &*current.method };
                let index = method.pc_index(current.pc).wrapping_sub(1);
                if first_handler == 0 {
                    vm.append_trace(Ref(exception), method, index, skip_trace);
                    skip_trace = false;
                }
                let body = method.body.clone();
                for (i, handler) in body.iter().flat_map(|b| b.handlers.iter().enumerate()).skip(first_handler) {
                    if !covers(handler, index) {
                        continue;
                    }
                    match handler.kind {
                        HandlerKind::Catch { ty, .. } => {
                            if exception_type == ty || vm.is_assignable(exception_type, ty) {
                                return unwind(vm, exception, Goal { frame, handler: i });
                            }
                        }
                        HandlerKind::Filter { filter, exception: register } => {
                            let entry = FilterEntry { exception, frame, handler: i, thrower };
                            vm.thread_mut().unwinding.filters.push(entry);
                            // SAFETY: frames have a margin above the limit; the register belongs to the method.
                            unsafe {
                                *current.base.add(register as usize) = exception;
                                let top = (*thrower).top;
                                vm.fp = thrower.add(1);
                                *vm.fp = Frame {
                                    method: current.method,
                                    pc: method.code.add(filter as usize),
                                    base: current.base,
                                    top,
                                    ret: std::ptr::null_mut(),
                                    extra: 0,
                                    kind: FrameKind::Filter,
                                };
                            }
                            return Ok(());
                        }
                        HandlerKind::Finally | HandlerKind::Fault => {}
                    }
                }
            }
            FrameKind::Filter => {
                // An exception inside a filter counts as "no" and is forgotten.
                vm.fp = frame;
                drop_entries(vm, frame.wrapping_sub(1), None);
                return end_filter(vm, false);
            }
            FrameKind::ClassInit => return unwind(vm, exception, Goal { frame, handler: usize::MAX }),
            FrameKind::Native | FrameKind::Multicast | FrameKind::Resume => {}
            FrameKind::Unhandled => return fail_twice(vm),
            FrameKind::Root | FrameKind::Host => {
                vm.fp = thrower;
                return unhandled(vm, exception);
            }
        }
        first_handler = 0;
        frame = frame.wrapping_sub(1);
    }
}

/// A filter has ended.
pub(super) fn end_filter(vm: &mut Vm, take: bool) -> Flow {
    let Some(entry) = vm.thread_mut().unwinding.filters.pop() else { return Ok(()) };
    vm.fp = entry.thrower;
    if take {
        unwind(vm, entry.exception, Goal { frame: entry.frame, handler: entry.handler })
    } else {
        search(vm, entry.exception, entry.frame, entry.handler + 1, entry.thrower, false)
    }
}

/// Pass two, from the frame on top.
fn unwind(vm: &mut Vm, exception: u64, goal: Goal) -> Flow {
    continue_unwind(vm, exception, goal, None, 0)
}

fn continue_unwind(vm: &mut Vm, exception: u64, goal: Goal, from: Option<usize>, first_handler: usize) -> Flow {
    let mut from = from;
    let mut first_handler = first_handler;
    loop {
        let frame = vm.fp;
        // SAFETY: `vm.fp` goes down to the goal or to the root frame.
        let current = unsafe { *frame };
        match current.kind {
            FrameKind::Code => {
                let method = unsafe { &*current.method };
                let index = from.take().unwrap_or_else(|| method.pc_index(current.pc).wrapping_sub(1));
                let body = method.body.clone();
                for (i, handler) in body.iter().flat_map(|b| b.handlers.iter().enumerate()).skip(first_handler) {
                    if frame == goal.frame && i == goal.handler {
                        let register = match handler.kind {
                            HandlerKind::Catch { exception, .. } | HandlerKind::Filter { exception, .. } => exception,
                            HandlerKind::Finally | HandlerKind::Fault => 0,
                        };
                        drop_entries(vm, frame, Some(handler.handler as usize));
                        // SAFETY: register and handler belong to the method.
                        unsafe {
                            *current.base.add(register as usize) = exception;
                            (*frame).pc = method.code.add(handler.handler as usize);
                        }
                        return Ok(());
                    }
                    if covers(handler, index) && matches!(handler.kind, HandlerKind::Finally | HandlerKind::Fault) {
                        drop_entries(vm, frame, Some(handler.handler as usize));
                        let after = After::Unwind { exception, goal };
                        vm.thread_mut().unwinding.finallies.push(FinallyEntry {
                            frame,
                            handler: i,
                            from: index,
                            after,
                        });
                        // SAFETY: the handler belongs to the method.
                        unsafe { (*frame).pc = method.code.add(handler.handler as usize) };
                        return Ok(());
                    }
                }
            }
            FrameKind::ClassInit if frame == goal.frame => {
                return class_failed(vm, TypeId(current.extra), exception);
            }
            FrameKind::Root | FrameKind::Host => {
                let text = std::mem::take(&mut vm.unhandled_text);
                return Err(Switch::stop(Outcome::UnhandledException { text }));
            }
            _ => {}
        }
        first_handler = 0;
        vm.fp = frame.wrapping_sub(1);
    }
}

/// Forgets entries of frames above `frame`, and those of `frame` itself whose handler does not contain code word `at`.
fn drop_entries(vm: &mut Vm, frame: *mut Frame, at: Option<usize>) {
    let finallies = &mut vm.thread_mut().unwinding.finallies;
    while let Some(entry) = finallies.last() {
        let keep = entry.frame < frame
            || entry.frame == frame
                && at.is_none_or(|at| {
                    // SAFETY: entries belong to code frames that are still there.
                    let method = unsafe { &*(*frame).method };
                    method
                        .body
                        .as_ref()
                        .and_then(|b| b.handlers.get(entry.handler))
                        .is_some_and(|h| (h.handler as usize..h.handler_end as usize).contains(&at))
                });
        if keep {
            break;
        }
        finallies.pop();
    }
}

/// Leaves protected regions for `target`, running finally handlers on the way. The frame's `pc` is behind the instruction.
pub(super) fn leave(vm: &mut Vm, target: *const u64) -> Flow {
    // SAFETY: `vm.fp` is a code frame.
    let method = unsafe { &*(*vm.fp).method };
    let from = unsafe { method.pc_index((*vm.fp).pc) }.wrapping_sub(1);
    continue_leave(vm, target, from, 0)
}

fn continue_leave(vm: &mut Vm, target: *const u64, from: usize, first_handler: usize) -> Flow {
    let frame = vm.fp;
    // SAFETY: `vm.fp` is a code frame.
    let method = unsafe { &*(*frame).method };
    let target_index = method.pc_index(target);
    if let Some(body) = &method.body {
        for (i, handler) in body.handlers.iter().enumerate().skip(first_handler) {
            if handler.kind == HandlerKind::Finally && covers(handler, from) && !covers(handler, target_index) {
                drop_entries(vm, frame, Some(handler.handler as usize));
                let entry = FinallyEntry { frame, handler: i, from, after: After::Leave { target } };
                vm.thread_mut().unwinding.finallies.push(entry);
                // SAFETY: the handler belongs to the method.
                unsafe { (*frame).pc = method.code.add(handler.handler as usize) };
                return Ok(());
            }
        }
    }
    if !vm.thread().unwinding.finallies.is_empty() {
        drop_entries(vm, frame, Some(target_index));
    }
    // SAFETY: the target belongs to the method.
    unsafe { (*frame).pc = target };
    Ok(())
}

/// A finally handler of the frame on top has ended.
pub(super) fn end_finally(vm: &mut Vm) -> Flow {
    let frame = vm.fp;
    while let Some(entry) = vm.thread_mut().unwinding.finallies.pop() {
        if entry.frame != frame {
            continue;
        }
        return match entry.after {
            After::Leave { target } => continue_leave(vm, target, entry.from, entry.handler + 1),
            After::Unwind { exception, goal } => {
                continue_unwind(vm, exception, goal, Some(entry.from), entry.handler + 1)
            }
        };
    }
    Ok(())
}

/// A static constructor threw: its class can't be used.
fn class_failed(vm: &mut Vm, id: TypeId, exception: u64) -> Flow {
    let name = vm.source.type_desc(id).name.clone();
    let message = format!("The type initializer for '{name}' threw an exception.");
    let wrapper = vm.make_exception("System.TypeInitializationException", &message)?;
    vm.set_field(wrapper, "_innerException", exception);
    let type_name = vm.new_string(&name);
    vm.set_field(wrapper, "_typeName", type_name.0);
    calls::finish_class(vm, id, ClassState::Failed(wrapper.0));
    let frame = vm.fp;
    drop_entries(vm, frame.wrapping_sub(1), None);
    vm.fp = frame.wrapping_sub(1);
    raise(vm, Fault::Object(wrapper.0))
}

/// Nobody catches the exception: make its text, then end.
pub(crate) fn unhandled(vm: &mut Vm, exception: u64) -> Flow {
    vm.thread_mut().unwinding.unhandled = exception;
    calls::push_special(vm, FrameKind::Unhandled, 0);
    // SAFETY: just pushed.
    let ret = unsafe { (*vm.fp).base };
    unsafe { *ret = 0 };
    // Handlers of AppDomain.UnhandledException come first, if the library has them; that method gives the text.
    if let Some(domain) = vm.source.type_by_name("System.AppDomain", &[])
        && let Some(method) = vm.source.method_by_name(domain, "DescribeUnhandled", 1)
    {
        let method = vm.resolve(method)?;
        return calls::push_call(vm, method, &[exception], ret);
    }
    let object = vm.known_type("System.Object")?;
    let Some(to_string) = vm.source.method_by_name(object, "ToString", 0) else {
        return Err(calls::missing("Object.ToString"));
    };
    let method = vm.virtual_target(Ref(exception).type_id().0, to_string.0)?;
    calls::push_call(vm, method, &[exception], ret)
}

/// The text of an unhandled exception has been made.
pub(super) fn report_unhandled(vm: &mut Vm) -> Flow {
    // SAFETY: `vm.fp` is the frame that `unhandled` pushed.
    let text = Ref(unsafe { *(*vm.fp).base });
    vm.fp = vm.fp.wrapping_sub(1);
    let text = format!("Unhandled exception. {}\n", text.text());
    vm.write_error(&text);
    vm.unhandled_text = text;
    let exception = vm.thread().unwinding.unhandled;
    unwind(vm, exception, Goal { frame: std::ptr::null_mut(), handler: usize::MAX })
}

/// ToString of the unhandled exception threw itself.
fn fail_twice(vm: &mut Vm) -> Flow {
    let exception = Ref(vm.thread().unwinding.unhandled);
    let name = vm.source.type_desc(exception.type_id()).name.clone();
    let text = format!("Unhandled exception. {name}\n");
    vm.write_error(&text);
    Err(Switch::stop(Outcome::UnhandledException { text }))
}

/// .NET's report: the frames from the top, repeated groups counted.
pub(crate) fn stack_overflow(vm: &mut Vm) -> Switch {
    let mut lines: Vec<String> = Vec::new();
    let mut frame = vm.fp;
    loop {
        // SAFETY: goes down to the thread's root frame.
        let current = unsafe { *frame };
        match current.kind {
            FrameKind::Root | FrameKind::Host => break,
            FrameKind::Code => {
                let method = unsafe { &*current.method };
                if !method.info.trace_name.is_empty() {
                    lines.push(format!("   at {}", method.info.trace_name));
                }
            }
            _ => {}
        }
        frame = frame.wrapping_sub(1);
    }
    let mut text = String::from("Stack overflow.\n");
    let mut i = 0;
    while i < lines.len() {
        // The shortest period that repeats from here.
        let rest = &lines[i..];
        let period = (1..=8.min(rest.len() / 2)).find(|&p| rest[..p] == rest[p..2 * p]);
        if let Some(period) = period {
            let times = rest.chunks(period).take_while(|chunk| *chunk == &rest[..period]).count();
            text.push_str(&format!("Repeated {times} times:\n--------------------------------\n"));
            for line in &rest[..period] {
                text.push_str(line);
                text.push('\n');
            }
            text.push_str("--------------------------------\n");
            i += period * times;
        } else {
            text.push_str(&lines[i]);
            text.push('\n');
            i += 1;
        }
    }
    vm.write_error(&text);
    Switch::stop(Outcome::StackOverflow { text })
}
