//! Frames and the memory of a logical thread's stack.
//!
//! A thread has two pieces of memory that never move (so the address of a register is a managed pointer): registers, and frame records.
//! A call writes its arguments to the first registers above the caller's; they are the callee's parameters.
//!
//! ```text
//! registers:  … | caller's registers | callee's registers | free
//!               base              top=base              top
//! ```
#![allow(unsafe_code)]

use std::alloc::Layout;

use memmap2::MmapMut;

use crate::method::Method;

/// What a frame is for; the order matters: the first two run bytecode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum FrameKind {
    /// A method's code.
    Code,
    /// A filter of the method of an older frame, on that frame's registers.
    Filter,
    /// A native that blocks.
    Native,
    /// A suspended async method runs above; the box is its register.
    Resume,
    /// Calls the targets of a delegate one after the other; `extra` is the next target.
    Multicast,
    /// Bottom of a thread: when its callee returns, the thread (or work item) is done.
    Root,
    /// The host called: give the result to it.
    Host,
    /// The static constructor of type `extra` runs above.
    ClassInit,
    /// ToString of an unhandled exception runs above.
    Unhandled,
}

/// One activation.
#[derive(Debug, Clone, Copy)]
#[repr(C)]
pub(crate) struct Frame {
    /// Null for kinds that have no registers.
    pub(crate) method: *const Method,
    /// Next instruction, while another frame is above.
    pub(crate) pc: *const u64,
    pub(crate) base: *mut u64,
    /// First register that is free for a callee.
    pub(crate) top: *mut u64,
    /// Where the result goes.
    pub(crate) ret: *mut u64,
    pub(crate) extra: u32,
    pub(crate) kind: FrameKind,
}

/// Registers and frame records of one thread. Both are mapped, not allocated: the system commits a page when it is first touched, whereas an allocator
/// may hand out used memory and clear all of it.
#[derive(Debug)]
pub(crate) struct StackMemory {
    pub(crate) registers: *mut u64,
    register_memory: MmapMut,
    pub(crate) frames: *mut Frame,
    frame_memory: MmapMut,
}

impl StackMemory {
    /// For `slots` registers and `frames` frames.
    pub(crate) fn new(slots: usize, frames: usize) -> Self {
        let map = |bytes: usize| {
            let layout = Layout::from_size_align(bytes, 16).expect("a constant size");
            MmapMut::map_anon(bytes).unwrap_or_else(|_| std::alloc::handle_alloc_error(layout))
        };
        let mut register_memory = map(slots * 8);
        let mut frame_memory = map(frames * size_of::<Frame>());
        Self {
            registers: register_memory.as_mut_ptr().cast(),
            register_memory,
            frames: frame_memory.as_mut_ptr().cast(),
            frame_memory,
        }
    }

    pub(crate) fn registers_end(&self) -> *mut u64 {
        self.registers.wrapping_byte_add(self.register_memory.len())
    }

    pub(crate) fn frames_end(&self) -> *mut Frame {
        self.frames.wrapping_byte_add(self.frame_memory.len())
    }
}

impl crate::vm::Vm {
    /// Kind, method and code word of a frame; none below the bottom.
    pub(crate) fn frame_facts(&self, frame: *mut Frame) -> Option<(FrameKind, Option<*const Method>, usize)> {
        if frame.is_null() {
            return None;
        }
        // SAFETY: callers go down from a thread's top frame and stop at its root frame.
        let current = unsafe { *frame };
        let method = (!current.method.is_null() && current.kind <= FrameKind::Filter).then_some(current.method);
        // SAFETY: methods live as long as the VM.
        let index = method.map_or(0, |m| unsafe { (*m).pc_index(current.pc) }.wrapping_sub(1));
        Some((current.kind, method, index))
    }

    /// C# name, whether the user wrote it, and the source position of a code word.
    pub(crate) fn method_facts(
        &self,
        method: *const Method,
        index: usize,
    ) -> (String, bool, hoist_bytecode::SourceLocation) {
        // SAFETY: methods live as long as the VM.
        let method = unsafe { &*method };
        (method.info.display_name.clone(), method.is_user, method.location(index))
    }

    /// The method's name in a trace; none if it is hidden there.
    pub(crate) fn trace_name(&self, method: *const Method) -> Option<String> {
        // SAFETY: methods live as long as the VM.
        let info = unsafe { &(&*method).info };
        (!info.hidden_from_trace && !info.trace_name.is_empty()).then(|| info.trace_name.clone())
    }

    /// Source position of a code word.
    pub(crate) fn location_of(&self, method: *const Method, index: usize) -> hoist_bytecode::SourceLocation {
        // SAFETY: methods live as long as the VM.
        unsafe { (*method).location(index) }
    }

    /// Methods that a method's code names in calls.
    pub(crate) fn called_methods(&self, method: *const Method) -> Vec<hoist_bytecode::MethodId> {
        use hoist_bytecode::ops::Op;
        // SAFETY: methods live as long as the VM.
        let body = unsafe { &(*method).body };
        let Some(body) = body else { return Vec::new() };
        hoist_bytecode::decode::instructions(body)
            .flatten()
            .filter(|i| matches!(i.op, Op::Call | Op::CallVirtual | Op::CallNonVirtual))
            .filter_map(|i| i.words.first().map(|&word| hoist_bytecode::MethodId(word as u32)))
            .collect()
    }

    /// Where a MoveNext method stores a state number into its state field: the place of that suspension.
    pub(crate) fn suspension(
        &self,
        method: *const Method,
        state: i32,
        state_slot: u16,
    ) -> Option<hoist_bytecode::SourceLocation> {
        use hoist_bytecode::ops::Op;
        // SAFETY: methods live as long as the VM.
        let method = unsafe { &*method };
        let body = method.body.as_ref()?;
        let mut loaded = None;
        for instruction in hoist_bytecode::decode::instructions(body).flatten() {
            match instruction.op {
                Op::LoadImm if instruction.wide() as i32 == state => loaded = Some(instruction.a),
                Op::StoreField if instruction.b == state_slot && loaded == Some(instruction.c) => {
                    return Some(method.location(instruction.at)).filter(|l| l.line > 0);
                }
                Op::StoreFieldImm if instruction.b == state_slot && i32::from(instruction.c as i16) == state => {
                    return Some(method.location(instruction.at)).filter(|l| l.line > 0);
                }
                _ => {}
            }
        }
        None
    }
}
