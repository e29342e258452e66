//! A method instance as the interpreter wants it: resolved, with its register maps.

use std::rc::Rc;

use hoist_bytecode::{HandlerKind, MethodBody, MethodId, MethodInfo, RegKind, SourceLocation};

use crate::counters::Counter;
use crate::natives::NativeFunction;

/// How a call of the method goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum MethodKind {
    Code,
    Native,
    DelegateInvoke,
    /// MoveNext of a suspended async method (`interp/resume.rs`).
    ResumeBox,
}

/// Natives that the interpreter does itself, as quick forms of their calls (`interp/ops/quick.rs`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Intrinsic {
    /// An ordinary native.
    None,
    /// Counts; an event only when somebody listens.
    Count(Counter),
    /// The same; the second argument says which.
    CountContinuation,
    /// The argument, seen as another type.
    Identity,
    /// The same at each call from one place: it depends on type arguments only.
    Constant,
    CurrentThread,
}

impl Intrinsic {
    fn of(native: &str) -> Self {
        match native {
            "Events.Started" => Self::Count(Counter::Started),
            "Events.CompletedSynchronously" => Self::Count(Counter::CompletedSynchronously),
            "Events.StateMachineBoxed" => Self::Count(Counter::Boxed),
            "Events.Suspended" => Self::Count(Counter::Suspended),
            "Events.Resumed" => Self::Count(Counter::Resumed),
            "Events.TaskCompleted" => Self::Count(Counter::TasksCompleted),
            "Events.ContextCaptured" => Self::Count(Counter::ContextsCaptured),
            "Events.ExecutionContextChanged" => Self::Count(Counter::ExecutionContextsChanged),
            "Events.Continuation" => Self::CountContinuation,
            "Values.AsRef" | "Unsafe.As" | "Unsafe.Writable" => Self::Identity,
            "Generics.IsReferenceOrContainsReferences"
            | "Generics.IsValueType"
            | "Generics.IsEnum"
            | "Generics.IsAssignable"
            | "Unsafe.SizeOf" => Self::Constant,
            "Thread.CurrentThread" => Self::CurrentThread,
            _ => Self::None,
        }
    }
}

/// The last virtual target at one call site.
#[derive(Debug, Clone, Copy)]
pub(crate) struct InlineCache {
    /// Type id of the receiver; `u64::MAX` at first.
    pub(crate) receiver: u64,
    pub(crate) target: *const Method,
    /// The method that the call names; known when it has run once.
    pub(crate) method: u32,
}

/// A method that has been called at least once. What a call needs comes first, in one cache line.
#[repr(C)]
pub(crate) struct Method {
    /// The interpreter's own copy of the body's code, in which instructions become quick forms.
    pub(crate) code: *const u64,
    pub(crate) register_count: u32,
    pub(crate) zero_from: u32,
    pub(crate) zero_count: u32,
    pub(crate) kind: MethodKind,
    /// `this` is a pointer: a virtual call on a box passes the address of the boxed value.
    pub(crate) this_by_ref: bool,
    /// Written by the user: may be preempted.
    pub(crate) is_user: bool,
    /// Has finally or fault handlers.
    pub(crate) has_finally: bool,
    pub(crate) constants: *const u64,
    pub(crate) caches: *mut InlineCache,
    pub(crate) parameter_slots: u32,
    pub(crate) return_slots: u32,
    pub(crate) native: Option<NativeFunction>,
    pub(crate) intrinsic: Intrinsic,
    /// What a `ResumeBox` needs, once called.
    pub(crate) resume: std::cell::OnceCell<crate::interp::resume::Resume>,
    pub(crate) id: MethodId,
    pub(crate) info: Rc<MethodInfo>,
    pub(crate) body: Option<Rc<MethodBody>>,
    pub(crate) reference_registers: Box<[u16]>,
    pub(crate) pointer_registers: Box<[u16]>,
    /// Owns what `caches` points to.
    _cache_memory: Box<[InlineCache]>,
    /// Owns what `code` points to.
    _code_memory: Box<[u64]>,
}

impl Method {
    fn with_kinds(id: MethodId, info: Rc<MethodInfo>, kind: MethodKind, kinds: &[RegKind]) -> Self {
        let registers = |wanted: RegKind| {
            kinds.iter().enumerate().filter(|(_, k)| **k == wanted).map(|(i, _)| i as u16).collect::<Box<[u16]>>()
        };
        Self {
            kind,
            this_by_ref: info.this_by_ref,
            is_user: false,
            register_count: kinds.len() as u32,
            zero_from: 0,
            zero_count: 0,
            parameter_slots: u32::from(info.parameter_slots),
            return_slots: u32::from(info.return_slots),
            code: std::ptr::null(),
            constants: std::ptr::null(),
            caches: std::ptr::null_mut(),
            native: None,
            intrinsic: Intrinsic::None,
            resume: std::cell::OnceCell::new(),
            id,
            info,
            body: None,
            reference_registers: registers(RegKind::Ref),
            pointer_registers: registers(RegKind::Byref),
            has_finally: false,
            _cache_memory: Box::new([]),
            _code_memory: Box::new([]),
        }
    }

    pub(crate) fn from_body(id: MethodId, info: Rc<MethodInfo>, body: Rc<MethodBody>, is_user: bool) -> Self {
        let mut method = Self::with_kinds(id, info, MethodKind::Code, &body.register_kinds);
        let mut caches =
            vec![InlineCache { receiver: u64::MAX, target: std::ptr::null(), method: 0 }; body.cache_count as usize]
                .into_boxed_slice();
        method.is_user = is_user;
        method.zero_from = u32::from(body.zero_range.0);
        method.zero_count = u32::from(body.zero_range.1);
        method.parameter_slots = u32::from(body.parameter_slots);
        method.return_slots = u32::from(body.return_slots);
        let mut code: Box<[u64]> = body.code.as_slice().into();
        method.code = code.as_mut_ptr();
        method._code_memory = code;
        method.has_finally = body.handlers.iter().any(|h| matches!(h.kind, HandlerKind::Finally | HandlerKind::Fault));
        method.constants = body.constants.as_ptr();
        method.caches = caches.as_mut_ptr();
        method._cache_memory = caches;
        method.body = Some(body);
        method
    }

    pub(crate) fn native(id: MethodId, info: Rc<MethodInfo>, name: &str, native: NativeFunction) -> Self {
        let kinds = info.parameter_kinds.clone();
        let mut method = Self::with_kinds(id, info, MethodKind::Native, &kinds);
        method.native = Some(native);
        method.intrinsic = Intrinsic::of(name);
        method
    }

    /// `AsyncStateMachineBox.MoveNext`.
    pub(crate) fn resume_box(id: MethodId, info: Rc<MethodInfo>) -> Self {
        let kinds = info.parameter_kinds.clone();
        Self::with_kinds(id, info, MethodKind::ResumeBox, &kinds)
    }

    pub(crate) fn delegate_invoke(id: MethodId, info: Rc<MethodInfo>) -> Self {
        let kinds = info.parameter_kinds.clone();
        Self::with_kinds(id, info, MethodKind::DelegateInvoke, &kinds)
    }

    /// Index of a code word.
    pub(crate) fn pc_index(&self, pc: *const u64) -> usize {
        (pc as usize).wrapping_sub(self.code as usize) / 8
    }

    /// Source position of the instruction that contains code word `index`.
    pub(crate) fn location(&self, index: usize) -> SourceLocation {
        let Some(body) = &self.body else { return SourceLocation::default() };
        let next = body.locations.partition_point(|(pc, _)| *pc as usize <= index);
        next.checked_sub(1).and_then(|i| body.locations.get(i)).map(|(_, l)| *l).unwrap_or_default()
    }
}
