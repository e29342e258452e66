//! What tasks, contexts, schedulers and things wait for.
#![allow(unsafe_code)]

use hoist_bytecode::{MethodId, TypeId};

use crate::heap::Ref;
use crate::interp::objects::DELEGATE_METHOD;
use crate::report::Place;
use crate::vm::Vm;

use super::advice::Missing;
use super::graph::Graph;
use super::names::readable;
use super::{Node, Story, Wait};

// Bits of Task.m_stateFlags.
const STARTED: u64 = 0x1_0000;
const DELEGATE_INVOKED: u64 = 0x2_0000;
const COMPLETED: u64 = 0x20_0000 | 0x40_0000 | 0x100_0000;
const WAITING_ON_CHILDREN: u64 = 0x80_0000;
const PROMISE: u64 = 0x400;
const CONTINUATION: u64 = 0x200;

/// How far from a thing a method may keep it: in a local, in a field of `this`, in a field of that.
const HOLDER_DEPTH: usize = 3;

impl Vm {
    pub(super) fn is_box(&mut self, task: u64) -> bool {
        self.source.type_desc(Ref(task).type_id()).name.contains("AsyncStateMachineBox")
    }

    pub(crate) fn is_completed_task(&mut self, task: u64) -> bool {
        self.flags(task) & COMPLETED != 0
    }

    fn flags(&mut self, task: u64) -> u64 {
        self.get_field(Ref(task), "m_stateFlags").unwrap_or(0) & 0xFFFF_FFFF
    }

    /// The source method, the machine's type and the slot of a box where the machine's fields begin; a struct machine only.
    pub(super) fn machine_part(&mut self, task: u64) -> Option<(String, TypeId, usize)> {
        if !self.is_box(task) {
            return None;
        }
        let desc = self.source.type_desc(Ref(task).type_id());
        let machine = *desc.type_arguments.last()?;
        if !self.source.type_desc(machine).is_value_type {
            return None;
        }
        let first = self.field(Ref(task).type_id(), "StateMachine")?;
        Some((self.machine_of(task)?.0, machine, first))
    }

    /// If the task is a suspended async method's box: the method, and where it is suspended.
    pub(crate) fn machine_of(&mut self, task: u64) -> Option<(String, Option<Place>)> {
        if !self.is_box(task) {
            return None;
        }
        let ty = Ref(task).type_id();
        let machine = *self.source.type_desc(ty).type_arguments.last()?;
        let first = self.field(ty, "StateMachine")?;
        let is_struct = self.source.type_desc(machine).is_value_type;
        let (state, state_slot) = self.suspended_state(task, machine, first, is_struct)?;
        let move_next = self.source.method_by_name(machine, "MoveNext", 0)?;
        let name = source_name(&self.source.method_info(move_next).trace_name);
        let method = self.resolve(move_next).ok()?;
        if !self.source.is_user_method(move_next) {
            // A library's method: two names are enough, and its line is nobody's business.
            let start = name.match_indices('.').rev().nth(1).map_or(0, |(dot, _)| dot + 1);
            return Some((name[start..].to_string(), None));
        }
        let place = self.suspension(method, state, state_slot).and_then(|l| self.place(l));
        Some((name, place))
    }

    /// The machine's state and the slot of that field in it.
    fn suspended_state(&mut self, task: u64, machine: TypeId, first: usize, is_struct: bool) -> Option<(i32, u16)> {
        let field = self.source.field_slot(machine, "<>1__state")?;
        // In a struct machine the field is part of the box; a class machine is an object of its own. Slots count from a header.
        Some(if is_struct {
            (Ref(task).slot(first + usize::from(field) - 1) as i32, field - 1)
        } else {
            (Ref(Ref(task).slot(first)).slot(usize::from(field)) as i32, field)
        })
    }

    pub(super) fn task_wait(&mut self, graph: &Graph, task: u64, story: &mut Story) -> Wait {
        let name = self.task_name(graph, task);
        let machine = self.machine_of(task);
        let place = machine.as_ref().and_then(|(_, place)| place.clone());
        let wait = |text: String, next: Option<Node>| Wait { text, place: place.clone(), next };
        if self.is_completed_task(task) {
            return wait(format!("{name} has ended"), None);
        }
        if let Some(awaited) = graph.awaited_by(self, task) {
            if machine.is_none() {
                let other = self.task_name(graph, awaited);
                return wait(format!("{name} ends when {other} ends"), Some(Node::Task(awaited)));
            }
            story.facts.awaits(&name, place.as_ref(), awaited == task);
            let (other, next) = self.awaited(graph, awaited, awaited == task);
            // Its own variables need no owner.
            let other = other.strip_suffix(&format!(" of {name}")).unwrap_or(&other);
            return wait(format!("{name} awaits {other}"), Some(next));
        }
        if machine.is_some() {
            self.box_wait(graph, task, name, place, story)
        } else {
            self.plain_wait(graph, task, name, story)
        }
    }

    /// What is awaited, in words; the semaphore itself rather than the task of one of its waiters.
    fn awaited(&mut self, graph: &Graph, awaited: u64, is_itself: bool) -> (String, Node) {
        if is_itself {
            return ("its own task".into(), Node::Task(awaited));
        }
        match self.semaphore_of(graph, awaited) {
            Some(semaphore) => (format!("a place in {}", self.thing_name(graph, semaphore)), Node::Thing(semaphore)),
            None => (self.task_name(graph, awaited), Node::Task(awaited)),
        }
    }

    fn semaphore_of(&mut self, graph: &Graph, task: u64) -> Option<u64> {
        if !self.source.type_desc(Ref(task).type_id()).name.contains("SemaphoreSlim+TaskNode") {
            return None;
        }
        graph.find_referrer(self, task, task, 64, |vm, _, object| {
            vm.source.type_desc(Ref(object).type_id()).name == "System.Threading.SemaphoreSlim"
        })
    }

    /// An async method's box that no task's continuation leads to.
    fn box_wait(&mut self, graph: &Graph, task: u64, name: String, place: Option<Place>, story: &mut Story) -> Wait {
        let wait = |text: String, next: Option<Node>| Wait { text, place: place.clone(), next };
        if let Some(thread) = self.thread_running(task) {
            let thread_name = self.the_thread(thread);
            return Wait {
                text: format!("{name} runs on {thread_name}"),
                place: None,
                next: Some(Node::Thread(thread)),
            };
        }
        if let Some(context) = graph.context_holding(self, task) {
            let context_name = self.short_name(graph, context);
            story.facts.suspended(&name, place.as_ref(), &context_name);
            let text = format!("{name} is suspended: its continuation is posted to {context_name}");
            return wait(text, Some(Node::Context(context)));
        }
        if let Some(scheduler) = self.scheduler_of_continuation(graph, task) {
            let scheduler_name = self.short_name(graph, scheduler);
            story.facts.suspended(&name, place.as_ref(), &scheduler_name);
            let text = format!("{name} is suspended: its continuation is queued to {scheduler_name}");
            return wait(text, Some(Node::Scheduler(scheduler)));
        }
        if let Some(source) = self.awaited_source(task) {
            return self.source_wait(graph, name, place, source, story);
        }
        story.facts.missing(Missing::Continuation, &name, place.as_ref());
        wait(format!("{name} is suspended, and nobody is left who would resume it"), None)
    }

    /// A task that runs the box's continuation on a scheduler.
    fn scheduler_of_continuation(&mut self, graph: &Graph, task: u64) -> Option<u64> {
        let action = self.get_field(Ref(task), "m_action").filter(|&a| a != 0)?;
        let runner = graph.referrers(action).iter().copied().find(|&r| {
            r != task && graph.is_task(self, r) && self.get_field(Ref(r), "m_stateObject") == Some(action)
        })?;
        self.get_field(Ref(runner), "m_taskScheduler").filter(|&s| s != 0)
    }

    /// The object in the awaiter field of a suspended machine: a value task's source, or a custom awaiter.
    fn awaited_source(&mut self, task: u64) -> Option<u64> {
        let ty = Ref(task).type_id();
        let machine = *self.source.type_desc(ty).type_arguments.last()?;
        let first = self.field(ty, "StateMachine")?;
        let is_struct = self.source.type_desc(machine).is_value_type;
        let (object, base) = if is_struct { (Ref(task), first - 1) } else { (Ref(Ref(task).slot(first)), 0) };
        let references = if is_struct {
            self.source.type_desc(ty).object_refs.clone()
        } else {
            self.source.type_desc(machine).object_refs.clone()
        };
        let fields = self.source.instance_fields(machine);
        for (name, field_type) in fields.into_iter().filter(|(name, _)| name.starts_with("<>u__")) {
            let slot = base + usize::from(self.source.field_slot(machine, &name)?);
            let slots = usize::from(self.source.type_desc(field_type).value_slots);
            for slot in (slot..slot + slots).filter(|&s| references.contains(&(s as u16))) {
                if object.slot(slot) != 0 {
                    return Some(object.slot(slot));
                }
            }
        }
        None
    }

    /// An await of something that isn't a task.
    fn source_wait(
        &mut self,
        graph: &Graph,
        name: String,
        place: Option<Place>,
        source: u64,
        story: &mut Story,
    ) -> Wait {
        let desc = self.source.type_desc(Ref(source).type_id());
        if let Some(inner) = self.box_of_iterator(source) {
            let (iterator, _) = self.machine_of(inner).unwrap_or_default();
            story.facts.awaits(&name, place.as_ref(), false);
            return Wait {
                text: format!("{name} awaits the next item of {iterator}"),
                place,
                next: Some(Node::Task(inner)),
            };
        }
        if desc.name.starts_with("System.Threading.Channels.") {
            let writes = desc.name.contains("WriteOperation");
            let channel = graph.find_referrer(self, source, source, 3, |vm, _, object| {
                let name = &vm.source.type_desc(Ref(object).type_id()).name;
                name.starts_with("System.Threading.Channels.BoundedChannel`1[")
                    || name.starts_with("System.Threading.Channels.UnboundedChannel`1[")
            });
            let what = if writes { "room in" } else { "an item of" };
            let Some(channel) = channel else {
                return Wait { text: format!("{name} awaits {what} a channel"), place, next: None };
            };
            let channel_name = self.channel_name(graph, channel);
            story.facts.missing(if writes { Missing::Reader } else { Missing::Writer }, &channel_name, place.as_ref());
            return Wait {
                text: format!("{name} awaits {what} {channel_name}"),
                place,
                next: Some(Node::Thing(channel)),
            };
        }
        let thing = self.thing_name(graph, source);
        story.facts.missing(Missing::Continuation, &thing, place.as_ref());
        Wait { text: format!("{name} awaits {thing}"), place, next: Some(Node::Thing(source)) }
    }

    /// `'queue' (2 of 2 items)`, `a bounded channel (2 of 2 items)`.
    fn channel_name(&mut self, graph: &Graph, channel: u64) -> String {
        let name = match self.variable_holding(graph, channel) {
            Some(name) => format!("the channel {name}"),
            None => "a channel".into(),
        };
        match (self.get_field(Ref(channel), "_count"), self.get_field(Ref(channel), "_capacity")) {
            (Some(count), Some(capacity)) => format!("{name} ({} of {} items)", count as u32, capacity as u32),
            _ => name,
        }
    }

    /// The box that resumes an async iterator, if `machine` is one and it is suspended.
    fn box_of_iterator(&mut self, machine: u64) -> Option<u64> {
        self.get_field(Ref(machine), "<>v__promiseOfValueOrEnd")?;
        self.heap.objects().into_iter().find(|&object| {
            self.is_box(object)
                && self
                    .field(Ref(object).type_id(), "StateMachine")
                    .is_some_and(|slot| Ref(object).slot(slot) == machine)
        })
    }

    /// A task that is no async method.
    fn plain_wait(&mut self, graph: &Graph, task: u64, name: String, story: &mut Story) -> Wait {
        let wait = |text: String, next: Option<Node>| Wait { text, place: None, next };
        let flags = self.flags(task);
        if flags & WAITING_ON_CHILDREN != 0 {
            let child = graph.find_referrer(self, task, task, 2, |vm, graph, object| {
                graph.is_task(vm, object) && !vm.is_completed_task(object)
            });
            return wait(format!("{name} waits for a task attached to it"), child.map(Node::Task));
        }
        if flags & PROMISE == 0 && flags & DELEGATE_INVOKED != 0 {
            let Some(thread) = self.thread_running(task) else { return wait(format!("{name} runs"), None) };
            let thread_name = self.the_thread(thread);
            return wait(format!("{name} runs on {thread_name}"), Some(Node::Thread(thread)));
        }
        if flags & PROMISE == 0 && flags & STARTED != 0 {
            let scheduler = self.get_field(Ref(task), "m_taskScheduler").unwrap_or(0);
            if scheduler != 0
                && !self.source.type_desc(Ref(scheduler).type_id()).name.ends_with("ThreadPoolTaskScheduler")
            {
                let scheduler_name = self.short_name(graph, scheduler);
                story.facts.queued(&name, &scheduler_name);
                return wait(format!("{name} is queued to {scheduler_name}"), Some(Node::Scheduler(scheduler)));
            }
            let worker = self.blocked_workers().first().copied();
            let count = self.blocked_workers().len();
            story.facts.queued(&name, "the thread pool");
            let text = format!("{name} is queued to the thread pool, whose threads all block ({count}, the maximum)");
            return wait(text, worker.map(Node::Thread));
        }
        if flags & (PROMISE | CONTINUATION) == 0 {
            story.facts.missing(Missing::Start, &name, None);
            return wait(format!("{name} was never started"), None);
        }
        if let Some(semaphore) = self.semaphore_of(graph, task) {
            let semaphore_name = self.thing_name(graph, semaphore);
            return wait(format!("{name} waits for a place in {semaphore_name}"), Some(Node::Thing(semaphore)));
        }
        if self.source.type_desc(Ref(task).type_id()).name.contains("+DelayPromise") {
            story.facts.missing(Missing::Time, &name, None);
            return wait(format!("{name} never ends: its time is infinite"), None);
        }
        if let Some(source) = self.completion_source(graph, task) {
            let waiter = story.nodes.iter().rev().nth(1).copied();
            let mut holders = graph.methods_with(self, source, 2);
            holders.retain(|&h| Some(Node::Task(h)) != waiter && self.completes_sources(h));
            let holder = Self::holder_in_story(&holders, story);
            if let Some(holder) = holder {
                let holder_name = self.task_name(graph, holder);
                let text = format!("only {holder_name}, which waits itself, could complete {name}");
                return wait(text, Some(Node::Task(holder)));
            }
        }
        story.facts.missing(Missing::Completion, &name, None);
        wait(format!("nobody is left who could complete {name}"), None)
    }

    /// Whether a suspended method's code completes a TaskCompletionSource.
    fn completes_sources(&mut self, task: u64) -> bool {
        let Some(&machine) = self.source.type_desc(Ref(task).type_id()).type_arguments.last() else { return false };
        let Some(move_next) = self.source.method_by_name(machine, "MoveNext", 0) else { return false };
        let Ok(method) = self.resolve(move_next) else { return false };
        self.called_methods(method).into_iter().any(|called| {
            let info = self.source.method_info(called);
            (info.name.starts_with("Set") || info.name.starts_with("TrySet"))
                && info.display_name.starts_with("TaskCompletionSource")
        })
    }

    /// Of several holders one that the story has been at already.
    fn holder_in_story(holders: &[u64], story: &Story) -> Option<u64> {
        story
            .nodes
            .iter()
            .find_map(|node| match node {
                Node::Task(task) if holders.contains(task) => Some(*task),
                _ => None,
            })
            .or_else(|| holders.first().copied())
    }

    pub(super) fn context_wait(&mut self, graph: &Graph, context: u64, story: &mut Story) -> Wait {
        let name = self.short_name(graph, context);
        let pump = (0..self.threads.len() as u32)
            .find(|&t| {
                let object = self.threads[t as usize].object;
                object != 0 && self.get_field(Ref(object), "_synchronizationContext") == Some(context)
            })
            .or_else(|| self.thread_with(context, None));
        let Some(thread) = pump else {
            story.facts.missing(Missing::Pump, &name, None);
            let text = format!("nobody is left who runs what is posted to {name}");
            return Wait { text, place: None, next: None };
        };
        let thread_name = self.the_thread(thread);
        let text = format!("what is posted to {name} runs on {thread_name}, which is blocked");
        Wait { text, place: None, next: Some(Node::Thread(thread)) }
    }

    pub(super) fn scheduler_wait(&mut self, graph: &Graph, scheduler: u64, story: &mut Story) -> Wait {
        let name = self.short_name(graph, scheduler);
        if let Some(context) = self.get_field(Ref(scheduler), "m_synchronizationContext").filter(|&c| c != 0) {
            let context_name = self.short_name(graph, context);
            let text = format!("{name} posts its tasks to {context_name}");
            return Wait { text, place: None, next: Some(Node::Context(context)) };
        }
        let busy = (0..self.threads.len() as u32).find(|&t| {
            let object = self.threads[t as usize].object;
            let current = if object == 0 { None } else { self.get_field(Ref(object), "_currentTask") };
            current.is_some_and(|task| task != 0 && self.get_field(Ref(task), "m_taskScheduler") == Some(scheduler))
        });
        let Some(thread) = busy.or_else(|| self.thread_with(scheduler, None)) else {
            story.facts.missing(Missing::Pump, &name, None);
            return Wait { text: format!("nobody is left who runs the tasks of {name}"), place: None, next: None };
        };
        let thread_name = self.the_thread(thread);
        let text = format!("{name} runs its tasks on {thread_name}, which is blocked");
        Wait { text, place: None, next: Some(Node::Thread(thread)) }
    }

    /// Something that another must do something to: who has it?
    pub(super) fn thing_wait(&mut self, graph: &Graph, thing: u64, story: &mut Story) -> Wait {
        let is_channel = self.source.type_desc(Ref(thing).type_id()).name.starts_with("System.Threading.Channels.");
        let name = if is_channel { self.channel_name(graph, thing) } else { self.thing_name(graph, thing) };
        let waiter = story.nodes.iter().rev().nth(1).copied();
        let mut holders = graph.methods_with(self, thing, HOLDER_DEPTH);
        let is_its_own = holders.iter().any(|&h| Some(Node::Task(h)) == waiter);
        holders.retain(|&h| Some(Node::Task(h)) != waiter);
        let not_thread = match waiter {
            Some(Node::Thread(thread)) => Some(thread),
            _ => None,
        };
        let next = match Self::holder_in_story(&holders, story) {
            Some(holder) => Some(Node::Task(holder)),
            None => self.thread_with(thing, not_thread).map(Node::Thread),
        };
        let next = next.or(if is_its_own { waiter } else { None });
        // The thread that has the only place of a semaphore wants another.
        let is_semaphore = self.source.type_desc(Ref(thing).type_id()).name == "System.Threading.SemaphoreSlim";
        let is_its_own =
            is_its_own || is_semaphore && not_thread.is_some() && self.thread_with(thing, None) == not_thread;
        let next = next.or(if is_its_own { waiter } else { None });
        let is_itself = is_its_own && next == waiter;
        let text = match next {
            _ if is_itself => format!("of all that are left only the one who waits has {name}"),
            Some(Node::Task(holder)) => {
                format!("of all that are left only {} has {name}, and it waits itself", self.task_name(graph, holder))
            }
            Some(Node::Thread(holder)) => {
                format!("of all that are left only {} has {name}, and it is blocked", self.the_thread(holder))
            }
            _ => format!("nobody is left who has {name}"),
        };
        story.facts.thing(&name);
        Wait { text, place: None, next }
    }

    /// The method that a task with a delegate runs, as the source calls it.
    pub(super) fn task_delegate(&mut self, task: u64) -> Option<String> {
        let delegate = self.get_field(Ref(task), "m_action").filter(|&d| d != 0)?;
        if self.flags(task) & PROMISE != 0 {
            return None;
        }
        let method = MethodId(Ref(delegate).slot(DELEGATE_METHOD) as u32);
        Some(readable(&self.source.method_info(method).display_name))
    }
}

/// `Program.<LoadAsync>d__0.MoveNext()` is `Program.LoadAsync`.
fn source_name(trace_name: &str) -> String {
    let inner = trace_name.strip_suffix(".MoveNext()").and_then(|ty| {
        let (before, rest) = ty.rsplit_once('<')?;
        // `<<M>b__0_1>d`: the inner name is the lambda's.
        if let Some(outer) = before.strip_suffix('<') {
            let (name, _) = rest.split_once(">d")?;
            return Some(readable(&format!("{outer}<{name}")));
        }
        let (name, _) = rest.split_once('>')?;
        Some(format!("{before}{name}"))
    });
    readable(&inner.unwrap_or_else(|| trace_name.to_string()))
}
