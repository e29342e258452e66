//! What threads, tasks and things are called in a report: as the program's text calls them, where it does.

use hoist_bytecode::SourceLocation;

use crate::frame::{Frame, FrameKind};
use crate::heap::Ref;
use crate::report::Place;
use crate::sched::{ThreadId, ThreadKind, WaitReason};
use crate::vm::Vm;

use super::graph::Graph;

/// The call in the user's code that blocks.
#[derive(Default)]
pub(crate) struct BlockingCall {
    pub(super) action: String,
    pub(super) method: String,
    pub(crate) place: Option<Place>,
    /// It is the call of async Main that the compiler made.
    pub(super) is_async_main: bool,
}

impl Vm {
    pub(crate) fn thread_name(&mut self, thread: ThreadId) -> String {
        let record = &self.threads[thread as usize];
        match record.kind {
            ThreadKind::Main => "main thread".into(),
            ThreadKind::Worker => format!("pool worker {}", record.managed_id),
            ThreadKind::Finalizer => "finalizer thread".into(),
            ThreadKind::Dedicated => {
                let (object, id) = (record.object, record.managed_id);
                let name = if object == 0 { None } else { self.get_field(Ref(object), "_name") };
                match name {
                    Some(name) if name != 0 => format!("thread '{}'", Ref(name).text()),
                    _ => format!("thread {id}"),
                }
            }
        }
    }

    /// `the main thread`, but `thread 'left'`.
    pub(super) fn the_thread(&mut self, thread: ThreadId) -> String {
        let name = self.thread_name(thread);
        if self.threads[thread as usize].kind == ThreadKind::Dedicated { name } else { format!("the {name}") }
    }

    /// A line of the user's; lines of the class library are nobody's business.
    pub(super) fn place(&self, location: SourceLocation) -> Option<Place> {
        let file = location.file.filter(|_| location.line > 0)?;
        let excerpt = self.source.source_line(file, location.line).unwrap_or_default().trim().to_string();
        Some(Place { file: self.source.file_name(file).to_string(), line: location.line, excerpt })
    }

    /// Where in the user's code a parked thread is, and which library method it has called there.
    pub(crate) fn blocking_call(&mut self, thread: ThreadId) -> BlockingCall {
        let record = &self.threads[thread as usize];
        let reason = record.wait.map(|w| w.reason);
        let mut frame: *mut Frame = record.fp;
        let mut called = String::new();
        while let Some((kind, method, index)) = self.frame_facts(frame) {
            if matches!(kind, FrameKind::Root | FrameKind::Host) {
                break;
            }
            if let Some((name, is_user, location)) = method.map(|m| self.method_facts(m, index)) {
                if is_user {
                    let action = match reason {
                        Some(WaitReason::MonitorEnter) if called.is_empty() || called.contains("Monitor") => {
                            "lock".into()
                        }
                        Some(WaitReason::ClassInit) => "a static constructor".into(),
                        _ if called.is_empty() => action(reason).into(),
                        _ => readable(&called),
                    };
                    let is_async_main = name.contains("<Main>()") || name.contains(".<Main>(");
                    return BlockingCall {
                        action,
                        method: readable(&name),
                        place: self.place(location),
                        is_async_main,
                    };
                }
                called = name;
            }
            frame = frame.wrapping_sub(1);
        }
        BlockingCall { action: action(reason).into(), ..BlockingCall::default() }
    }

    /// A task as its method is called (`LoadAsync`), or as its type.
    pub(super) fn task_name(&mut self, graph: &Graph, task: u64) -> String {
        let ty = self.source.type_desc(Ref(task).type_id());
        if let Some((method, _)) = self.machine_of(task) {
            return graph.numbered(method, task);
        }
        let kind = |part: &str| ty.name.contains(part);
        let name = if kind("+DelayPromise") {
            "the task of Task.Delay".into()
        } else if kind("+WhenAllPromise") {
            "the task of Task.WhenAll".into()
        } else if kind("WhenAny") || kind("CompleteOnInvoke") {
            "the task of Task.WhenAny".into()
        } else if kind("UnwrapPromise") {
            "the task of Task.Run or Unwrap".into()
        } else if kind("CancellationPromise") {
            "the task of WaitAsync".into()
        } else if kind("ContinuationTask") || kind("ContinuationResultTask") {
            "the task of ContinueWith".into()
        } else if kind("+TaskNode") {
            "the task of SemaphoreSlim.WaitAsync".into()
        } else if let Some(action) = self.task_delegate(task) {
            format!("the task of {action}")
        } else if let Some(name) = self.variable_holding(graph, task) {
            return format!("the task {name}");
        } else if let Some(source) = self.completion_source(graph, task) {
            let source_type = self.source.type_desc(Ref(source).type_id()).display_name.clone();
            return match self.variable_holding(graph, source) {
                Some(name) => format!("the task of {name}"),
                None => graph.numbered(format!("the task of a {source_type}"), task),
            };
        } else {
            ty.display_name.clone()
        };
        graph.numbered(name, task)
    }

    pub(super) fn completion_source(&mut self, graph: &Graph, task: u64) -> Option<u64> {
        graph.referrers(task).iter().copied().find(|&r| {
            self.source.type_desc(Ref(r).type_id()).name.starts_with("System.Threading.Tasks.TaskCompletionSource")
        })
    }

    /// A context or scheduler by its type: that is how the program's author thinks of it.
    pub(super) fn short_name(&mut self, graph: &Graph, object: u64) -> String {
        let name = self.source.type_desc(Ref(object).type_id()).display_name.clone();
        graph.numbered(name, object)
    }

    /// A thing by the variable or field that holds it, else by its type.
    pub(super) fn thing_name(&mut self, graph: &Graph, object: u64) -> String {
        if let Some(name) = self.variable_holding(graph, object) {
            return name;
        }
        let name = self.source.type_desc(Ref(object).type_id()).display_name.clone();
        let article = if name.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O']) { "an" } else { "a" };
        graph.numbered(format!("{article} {name}"), object)
    }

    /// `Broker._pending`, `'gate'`: the field, captured variable or local of the user's that holds an object, perhaps in a collection.
    pub(super) fn variable_holding(&mut self, graph: &Graph, object: u64) -> Option<String> {
        let mut wave = vec![object];
        let mut seen = wave.clone();
        if let Some(name) = graph.static_slot(object).and_then(|slot| self.source.static_name(slot)) {
            return Some(name);
        }
        for distance in 0..4 {
            let mut next = Vec::new();
            for target in wave {
                for &referrer in graph.referrers(target) {
                    if seen.contains(&referrer) {
                        continue;
                    }
                    seen.push(referrer);
                    if let Some(name) = self.field_holding(referrer, target) {
                        return Some(if distance == 0 {
                            name
                        } else {
                            graph.numbered(format!("one of {name}"), object)
                        });
                    }
                    let desc = self.source.type_desc(Ref(referrer).type_id());
                    let is_collection = desc.name.contains("Collections") || desc.name.ends_with("[]");
                    if is_collection {
                        next.push(referrer);
                    }
                }
            }
            wave = next;
        }
        None
    }

    /// The name of the field of a user's object (or local of a suspended method) in which `target` is.
    fn field_holding(&mut self, holder: u64, target: u64) -> Option<String> {
        let holder = Ref(holder);
        let ty = holder.type_id();
        if let Some((method, machine, first)) = self.machine_part(holder.0) {
            let (fields, base) = (self.source.instance_fields(machine), first);
            for (name, _) in fields {
                let slot = usize::from(self.source.field_slot(machine, &name)?);
                // Slots of a type count from a header, which the struct in the box hasn't got.
                if name.starts_with("<>") || holder.slot(base + slot - 1) != target {
                    continue;
                }
                let local = local_name(&name);
                return Some(format!("'{local}' of {method}"));
            }
            return None;
        }
        let desc = self.source.type_desc(ty);
        if desc.namespace.starts_with("System") || desc.namespace.starts_with("Hoist") || desc.name.ends_with(']') {
            return None;
        }
        let mut class = Some(ty);
        while let Some(ty) = class {
            for (name, _) in self.source.instance_fields(ty) {
                let Some(slot) = self.source.field_slot(ty, &name) else { continue };
                if holder.slot(usize::from(slot)) == target && !name.starts_with("<>") {
                    let name = local_name(&name);
                    let is_made = desc.simple_name.starts_with('<');
                    let owner = desc.display_name.split('<').next().unwrap_or_default().to_string();
                    return Some(if is_made { format!("'{name}'") } else { format!("{owner}.{name}") });
                }
            }
            class = self.source.type_desc(ty).base;
        }
        None
    }
}

impl Graph {
    /// The name; a second object of the same name gets a number.
    pub(super) fn numbered(&self, name: String, object: u64) -> String {
        let mut named = self.named.borrow_mut();
        if !named.iter().any(|(n, o)| *o == object && *n == name) {
            named.push((name.clone(), object));
        }
        let place = named.iter().filter(|(n, _)| *n == name).position(|(_, o)| *o == object).unwrap_or(0);
        if place == 0 { name } else { format!("{name} #{}", place + 1) }
    }
}

/// `<total>5__2` is `total`, `<Name>k__BackingField` is `Name`.
fn local_name(field: &str) -> &str {
    field.strip_prefix('<').and_then(|rest| rest.split_once('>')).map_or(field, |(name, _)| name)
}

/// A method as the source calls it: `Program.<>c__DisplayClass0_0.<Main>g__Take|0(object, object)` is `Take`, a lambda is `a lambda in Main`,
/// ``Task`1.get_Result()`` is `Task.Result`.
pub(super) fn readable(name: &str) -> String {
    // The parameter list is what stands behind the last name.
    let head = match name.find('(') {
        Some(open) => &name[..open],
        None => name,
    };
    if let Some((before, rest)) = head.rsplit_once(">g__") {
        let _ = before;
        return rest.split('|').next().unwrap_or(rest).to_string();
    }
    if let Some((before, _)) = head.rsplit_once(">b__") {
        let outer = before.rsplit('<').next().unwrap_or(before).trim_end_matches(['>', '$']);
        let is_top_level = before.ends_with("<Main>$");
        let outer = match outer {
            _ if is_top_level => "the top-level code",
            ".cctor" => "a static constructor",
            ".ctor" => "a constructor",
            _ => outer,
        };
        return format!("a lambda in {outer}");
    }
    if head.contains("<Main>$") {
        return "the top-level code".into();
    }
    let mut out = String::new();
    let mut chars = head.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '`' {
            while chars.peek().is_some_and(char::is_ascii_digit) {
                chars.next();
            }
        } else {
            out.push(c);
        }
    }
    // Whatever the awaiter calls inside.
    if out.contains("Awaiter") && out.ends_with("GetResult") {
        return "GetAwaiter().GetResult()".into();
    }
    // An iterator's MoveNext: `Owner.<Name>d__4`.
    if let Some((before, rest)) = out.rsplit_once('<').filter(|(_, rest)| rest.contains(">d__")) {
        return format!("{before}{}", rest.split('>').next().unwrap_or(rest));
    }
    let out = out.replace(".get_", ".");
    let out = out.strip_suffix(".get").unwrap_or(&out);
    out.strip_suffix(".MoveNext").unwrap_or(out).to_string()
}

/// The call, where no library method tells.
pub(crate) fn action(reason: Option<WaitReason>) -> &'static str {
    match reason {
        Some(WaitReason::Library(0)) => "Task.Wait",
        Some(WaitReason::Library(1)) => "Task.WaitAll or WaitAny",
        Some(WaitReason::Library(2)) => "SemaphoreSlim.Wait",
        Some(WaitReason::Library(3)) => "WaitHandle.WaitOne",
        Some(WaitReason::Library(4)) => "Thread.Join",
        Some(WaitReason::Library(5)) => "Thread.Sleep",
        Some(WaitReason::Library(6)) => "ReaderWriterLockSlim",
        Some(WaitReason::Library(7)) => "BlockingCollection",
        Some(WaitReason::Library(8)) => "CancellationTokenRegistration.Dispose",
        Some(WaitReason::Library(_)) => "WaitHandle.WaitAny or WaitAll",
        Some(WaitReason::MonitorEnter) => "lock",
        Some(WaitReason::MonitorWait) => "Monitor.Wait",
        Some(WaitReason::ClassInit) => "a static constructor",
        Some(WaitReason::Finalizers) => "GC.WaitForPendingFinalizers",
        None => "nothing",
    }
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn compiler_made_names_become_the_sources() {
        for (name, wanted) in [
            ("Program.<>c__DisplayClass0_0.<Main>g__Take|0(object, object)", "Take"),
            ("Program.<>c__DisplayClass1_0.<Main>b__0(object)", "a lambda in Main"),
            ("Program.<<Main>$>g__AnswerAsync|0_0()", "AnswerAsync"),
            ("Program.<Main>$(string[])", "the top-level code"),
            ("AsyncLazy`1.GetAsync()", "AsyncLazy.GetAsync"),
            ("Task<string>.Result.get()", "Task<string>.Result"),
            ("Program.<>c.<<Main>$>b__0_1()", "a lambda in the top-level code"),
            (
                "BlockingCollection<int>.<GetConsumingEnumerable>d__43.MoveNext()",
                "BlockingCollection<int>.GetConsumingEnumerable",
            ),
            ("TaskAwaiter<int>.GetResult()", "GetAwaiter().GetResult()"),
            ("Library.TopAsync(Task`1 io)", "Library.TopAsync"),
        ] {
            assert_eq!(readable(name), wanted, "{name}");
        }
    }
}
