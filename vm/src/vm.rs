//! The virtual machine as its user sees it, and the state that everything shares.
#![allow(unsafe_code)]

use std::cmp::Reverse;
use std::collections::{BTreeMap, VecDeque};

use hoist_bytecode::{MethodId, MethodSource, TypeId};
use rustc_hash::FxHashMap;

use crate::counters::TypeCount;
use crate::frame::{Frame, FrameKind, StackMemory};
use crate::heap::{Heap, TypeTable};
use crate::interp::{Switch, calls};
use crate::limits::{Options, Outcome};
use crate::link::Known;
use crate::method::Method;
use crate::natives::NativeFunction;
use crate::sched::choices::{self, Choices};
use crate::sched::monitors::Monitor;
use crate::sched::pool::Pool;
use crate::sched::threads::Thread;
use crate::sched::{ThreadId, ThreadKind, ThreadState};
use crate::tracer::Tracer;
use crate::{Host, Stats};

/// Static variables of all types; the memory is committed as it is touched and never moves.
pub(crate) const STATIC_SLOTS: usize = 2 * 1024 * 1024;

/// A machine with its heap, threads and statics.
#[allow(missing_debug_implementations)]
pub struct Vm {
    pub(crate) source: Box<dyn MethodSource>,
    pub(crate) host: Box<dyn Host>,
    pub(crate) options: Options,

    // What the interpreter touches all the time.
    pub(crate) heap: Heap,
    pub(crate) types: TypeTable,
    pub(crate) methods: Vec<*const Method>,
    pub(crate) literals: Vec<u64>,
    pub(crate) statics: *mut u64,
    static_memory: StackMemory,

    // The running thread.
    pub(crate) current: ThreadId,
    pub(crate) fp: *mut Frame,
    /// Why the interpreter is left, when it is.
    pub(crate) switch: Option<Switch>,
    pub(crate) budget: i32,
    pub(crate) slice: i32,
    /// .NET bytes that the running thread has allocated.
    pub(crate) allocated: u64,
    pub(crate) thread_statics: *mut u64,
    pub(crate) registers_end: *mut u64,
    pub(crate) frames_end: *mut Frame,

    // Linking.
    pub(crate) natives: FxHashMap<&'static str, NativeFunction>,
    pub(crate) virtual_targets: FxHashMap<(u32, u32), *const Method>,
    pub(crate) assignable: FxHashMap<(u32, u32), bool>,
    pub(crate) recent_casts: Vec<(u64, bool)>,
    pub(crate) known: Known,

    // Scheduling.
    pub(crate) threads: Vec<Thread>,
    pub(crate) free_threads: Vec<ThreadId>,
    pub(crate) free_stacks: Vec<StackMemory>,
    pub(crate) ready: VecDeque<ThreadId>,
    pub(crate) waiters: FxHashMap<u64, VecDeque<ThreadId>>,
    pub(crate) deadlines: BTreeMap<(u64, u64), ThreadId>,
    pub(crate) timers: BTreeMap<(u64, Reverse<u64>), u64>,
    pub(crate) timer_keys: FxHashMap<u64, (u64, Reverse<u64>)>,
    pub(crate) monitors: FxHashMap<u64, Monitor>,
    pub(crate) pool: Pool,
    pub(crate) choices: Box<dyn Choices>,
    /// What starved the pool.
    pub(crate) starvation: Option<Box<crate::report::StarvationReport>>,
    /// When threads began to wait for each other in a circle.
    pub(crate) circle_closed_at: Option<u64>,
    /// How this run differs from the recorded one that it was to repeat.
    pub(crate) left_recording: Option<String>,
    pub(crate) sequence: u64,
    pub(crate) slices: u32,
    pub(crate) yield_requested: bool,
    pub(crate) next_managed_id: u32,
    pub(crate) main_thread: Option<ThreadId>,
    pub(crate) main_result: Option<i32>,
    pub(crate) exit_code: i32,
    pub(crate) now: u64,
    pub(crate) real_start: u64,
    /// The real clock when it was last asked.
    pub(crate) real_now: u64,
    /// ThreadPool.DispatchWorkItem, once it has been called.
    pub(crate) dispatch_work_item: *const Method,

    // Finalizers.
    pub(crate) collect_requested: bool,
    pub(crate) finalizable: Vec<u64>,
    pub(crate) to_finalize: VecDeque<u64>,
    pub(crate) finalizer_thread: Option<ThreadId>,
    /// Weak references: the cell that owns the handle, and the target.
    pub(crate) weak_handles: Vec<(u64, u64)>,
    pub(crate) free_weak_handles: Vec<u32>,
    /// Objects that natives keep.
    pub(crate) kept: Vec<u64>,
    /// The one empty string (also in `kept`); 0 until it is needed.
    pub(crate) empty_text: u64,

    // Output.
    pub(crate) out: Vec<u8>,
    pub(crate) output_bytes: u64,
    pub(crate) unhandled_text: String,

    /// What is left of the line of standard input that is being read by characters.
    pub(crate) input: Option<String>,
    /// Texts of Hoist.Runtime.TextBuffer.
    pub(crate) buffers: Vec<Vec<u16>>,
    pub(crate) free_buffers: Vec<usize>,
    /// Bytes of an array element by type id; 0 if not asked yet.
    pub(crate) strides: Vec<u32>,

    // Counters.
    pub(crate) instructions: u64,
    pub(crate) allocated_by_ended: u64,
    pub(crate) threads_created: u64,
    pub(crate) exceptions: u64,
    pub(crate) collections: u64,
    pub(crate) counts: [u64; crate::counters::COUNTERS.len()],
    pub(crate) named: Vec<(String, u64, u64)>,
    /// Present while somebody listens to events.
    pub(crate) tracer: Option<Box<Tracer>>,
    pub(crate) random: u64,
}

impl Vm {
    pub fn new(source: Box<dyn MethodSource>, host: Box<dyn Host>, options: Options) -> Self {
        let static_memory = StackMemory::new(STATIC_SLOTS, 1);
        let mut heap = Heap::new();
        if let Some(limit) = options.limits.memory {
            heap.limit = usize::try_from(limit).unwrap_or(usize::MAX);
        }
        let choices = choices::of_seed(options.seed);
        let processors = options.processors;
        let seed = options.seed;
        let mut host = host;
        let real_start = host.now();
        Self {
            source,
            host,
            options,
            heap,
            types: TypeTable::default(),
            methods: Vec::new(),
            literals: Vec::new(),
            statics: static_memory.registers,
            static_memory,
            current: 0,
            fp: std::ptr::null_mut(),
            switch: None,
            budget: 0,
            slice: 0,
            allocated: 0,
            thread_statics: std::ptr::null_mut(),
            registers_end: std::ptr::null_mut(),
            frames_end: std::ptr::null_mut(),
            natives: crate::natives::all(),
            virtual_targets: FxHashMap::default(),
            assignable: FxHashMap::default(),
            recent_casts: vec![(u64::MAX, false); 1024],
            known: Known::default(),
            threads: Vec::new(),
            free_threads: Vec::new(),
            free_stacks: Vec::new(),
            ready: VecDeque::new(),
            waiters: FxHashMap::default(),
            deadlines: BTreeMap::new(),
            timers: BTreeMap::new(),
            timer_keys: FxHashMap::default(),
            monitors: FxHashMap::default(),
            pool: Pool::new(processors),
            choices,
            left_recording: None,
            starvation: None,
            circle_closed_at: None,
            sequence: 0,
            slices: 0,
            yield_requested: false,
            next_managed_id: 0,
            main_thread: None,
            main_result: None,
            exit_code: 0,
            now: 0,
            real_start,
            real_now: 0,
            dispatch_work_item: std::ptr::null(),
            collect_requested: false,
            finalizable: Vec::new(),
            to_finalize: VecDeque::new(),
            finalizer_thread: None,
            weak_handles: Vec::new(),
            free_weak_handles: Vec::new(),
            kept: Vec::new(),
            empty_text: 0,
            out: Vec::new(),
            output_bytes: 0,
            unhandled_text: String::new(),
            input: None,
            buffers: Vec::new(),
            free_buffers: Vec::new(),
            strides: Vec::new(),
            instructions: 0,
            allocated_by_ended: 0,
            threads_created: 0,
            exceptions: 0,
            collections: 0,
            counts: [0; crate::counters::COUNTERS.len()],
            named: Vec::new(),
            tracer: None,
            random: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5DEE_CE66_D1CE_4E5B,
        }
    }

    /// Runs the program from its entry point to its end.
    pub fn run(&mut self) -> Outcome {
        let Some(entry) = self.source.entry_point() else {
            return Outcome::CompileFailure("the program has no entry point".into());
        };
        if self.options.ui_context
            && let Some(session) = self.source.type_by_name("Hoist.Runtime.Repl", &[])
            && let Some(install) = self.source.method_by_name(session, "UseContext", 1)
            && let Err(outcome) = self.call_static(install, &[1])
        {
            return outcome;
        }
        let info = self.source.method_info(entry);
        let arguments = if info.parameter_slots == 1 { vec![self.argument_array()] } else { Vec::new() };
        let outcome = match self.call_static(entry, &arguments) {
            Ok(result) => self.finish_main(if info.return_slots > 0 { result.first().copied() } else { None }),
            Err(outcome) => outcome,
        };
        self.flush_output();
        outcome
    }

    /// Main has returned: the process ends when no foreground thread is left.
    fn finish_main(&mut self, result: Option<u64>) -> Outcome {
        self.main_result = Some(result.map_or(self.exit_code, |code| code as i32));
        loop {
            if let Err(outcome) = self.check_exit() {
                return outcome;
            }
            if let Err(outcome) = self.schedule() {
                return outcome;
            }
        }
    }

    /// Arguments of the program as a string[].
    pub(crate) fn argument_array(&mut self) -> u64 {
        let Ok(string) = self.known_type("System.String") else { return 0 };
        let array_type = self.source.array_of(string, 1);
        let arguments = self.options.arguments.clone();
        let ty = self.ty(array_type);
        let Some(array) = self.new_array(ty, arguments.len()) else { return 0 };
        for (i, argument) in arguments.iter().enumerate() {
            array.words()[i] = self.new_string(argument).0;
        }
        array.0
    }

    /// Calls a static method on the main thread and runs until it returns; heap, statics and other threads live on. Gives the
    /// result slots.
    ///
    /// # Errors
    /// The run ended otherwise.
    pub fn call_static(&mut self, method: MethodId, arguments: &[u64]) -> Result<Vec<u64>, Outcome> {
        let main = match self.main_thread {
            Some(main) => main,
            None => {
                let main = self.new_thread(ThreadKind::Main);
                self.main_thread = Some(main);
                main
            }
        };
        self.load_thread(main);
        let result = self.result_place(main);
        calls::push_special(self, FrameKind::Host, 0);
        let outcome = match self.resolve(method).and_then(|m| calls::push_call(self, m, arguments, result)) {
            Ok(()) => {
                self.store_thread();
                self.make_ready(main);
                self.schedule()
            }
            Err(crate::interp::Switch::Stop(outcome)) => Err(*outcome),
            Err(_) => Ok(()),
        };
        self.flush_output();
        self.load_thread(main);
        // SAFETY: the frame records of the main thread begin with its root frame.
        if let Some(stack) = &self.threads[main as usize].stack {
            self.fp = stack.frames;
        }
        self.threads[main as usize].unwinding = Default::default();
        self.threads[main as usize].state = ThreadState::Idle;
        self.store_thread();
        self.ready.retain(|&t| t != main);
        if outcome.is_err() {
            self.abandon(main);
        }
        outcome?;
        let slots = usize::from(self.source.method_info(method).return_slots);
        // SAFETY: the result place has room for the result of any method called from here.
        Ok((0..slots).map(|i| unsafe { *result.add(i) }).collect())
    }

    /// Counters so far.
    pub fn stats(&mut self) -> Stats {
        let mut types: Vec<TypeCount> = Vec::new();
        let mut stats = Stats::default();
        for ty in self.types.iter() {
            if ty.counted == 0 || ty.objects == 0 {
                continue;
            }
            let bytes = ty.total_bytes();
            types.push(TypeCount {
                name: ty.desc.display_name.clone(),
                objects: ty.objects,
                bytes,
                cause: crate::Cause::of(&ty.desc),
            });
            stats.allocated_bytes += bytes;
            stats.allocated_objects += ty.objects;
            stats.boxes += ty.boxes;
            match ty.desc.shape {
                hoist_bytecode::TypeShape::Delegate => stats.delegates += ty.objects,
                hoist_bytecode::TypeShape::String => stats.strings += ty.objects,
                hoist_bytecode::TypeShape::Array { .. } => stats.arrays += ty.objects,
                _ => {}
            }
        }
        for (name, &count) in crate::counters::COUNTERS.iter().zip(&self.counts) {
            if count > 0 {
                stats.named.push(((*name).to_string(), count));
            }
        }
        for (name, objects, bytes) in &self.named {
            if *bytes > 0 {
                types.push(TypeCount {
                    name: name.clone(),
                    objects: *objects,
                    bytes: *bytes,
                    cause: crate::Cause::of_name(name),
                });
                stats.allocated_bytes += bytes;
                stats.allocated_objects += objects;
            } else {
                stats.named.push((name.clone(), *objects));
            }
        }
        types.sort_by(|a, b| b.bytes.cmp(&a.bytes).then_with(|| a.name.cmp(&b.name)));
        stats.types = types;
        stats.instructions = self.instructions;
        stats.virtual_time = self.time();
        stats.collections = self.collections;
        stats.heap_bytes = self.heap.bytes() as u64;
        stats.threads_created = self.threads_created;
        stats.exceptions = self.exceptions;
        stats.injected_workers = u64::from(self.pool.injected);
        stats
    }

    /// Lets another make the scheduler's decisions, instead of the options' seed: a recorder, a replay.
    pub fn set_choices(&mut self, choices: Box<dyn Choices>) {
        self.choices = choices;
    }

    /// The source, for instance to load another submission of a session.
    pub fn source_mut(&mut self) -> &mut dyn MethodSource {
        &mut *self.source
    }

    /// A string object's text; for results of [`Vm::call_static`].
    pub fn string_of(&self, reference: u64) -> Option<String> {
        (reference != 0).then(|| crate::heap::Ref(reference).text())
    }

    /// The exact type of an object; for results of [`Vm::call_static`].
    pub fn type_of(&self, reference: u64) -> Option<TypeId> {
        (reference != 0).then(|| crate::heap::Ref(reference).type_id())
    }

    pub(crate) fn write_output(&mut self, bytes: &[u8]) {
        self.output_bytes += bytes.len() as u64;
        self.out.extend_from_slice(bytes);
        if self.out.len() > 32 * 1024 {
            self.flush_output();
        }
    }

    pub(crate) fn flush_output(&mut self) {
        if !self.out.is_empty() {
            self.host.write(crate::Stream::Out, &self.out);
            self.out.clear();
            self.host.flush();
        }
    }

    /// To standard error, after what was written to standard output.
    pub(crate) fn write_error(&mut self, text: &str) {
        self.flush_output();
        self.output_bytes += text.len() as u64;
        self.host.write(crate::Stream::Error, text.as_bytes());
        self.host.flush();
    }

    pub(crate) fn is_in_user_code(&self) -> bool {
        // SAFETY: `fp` is the current frame; code frames have a method.
        unsafe { (*self.fp).kind <= FrameKind::Filter && (*(*self.fp).method).is_user }
    }

    pub(crate) fn is_at_root(&self) -> bool {
        // SAFETY: `fp` is the current frame.
        unsafe { (*self.fp).kind == FrameKind::Root }
    }

    /// Static slots as the collector wants them.
    pub(crate) fn static_slot(&self, index: u32) -> u64 {
        debug_assert!((index as usize) < STATIC_SLOTS);
        let _ = &self.static_memory;
        // SAFETY: `link` refuses programs with more than STATIC_SLOTS static slots.
        unsafe { *self.statics.add(index as usize) }
    }
}

impl Drop for Vm {
    fn drop(&mut self) {
        for &method in &self.methods {
            if !method.is_null() {
                // SAFETY: made by Box::into_raw in `link`, freed only here.
                drop(unsafe { Box::from_raw(method.cast_mut()) });
            }
        }
    }
}
