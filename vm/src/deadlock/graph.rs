//! Who refers to whom among all live objects.

use std::cell::RefCell;

use hoist_bytecode::TypeId;
use rustc_hash::FxHashMap;

use crate::heap::{Ref, references_of};
use crate::vm::Vm;

/// Links of a chain from a task's continuation slot to the box that it resumes: at most so many.
const CONTINUATION_LINKS: usize = 6;

pub(crate) struct Graph {
    referrers: FxHashMap<u64, Vec<u64>>,
    /// Static variables by what they refer to.
    statics: FxHashMap<u64, u32>,
    task: Option<TypeId>,
    context: Option<TypeId>,
    /// Objects that were named, to number those of one name.
    pub(super) named: RefCell<Vec<(String, u64)>>,
}

impl Graph {
    pub(crate) fn new(vm: &mut Vm) -> Self {
        let mut referrers: FxHashMap<u64, Vec<u64>> = FxHashMap::default();
        for object in vm.heap.objects() {
            for target in references_of(&vm.types, object) {
                referrers.entry(target).or_default().push(object);
            }
        }
        let layout = vm.source.static_layout();
        let mut statics = FxHashMap::default();
        for slot in layout.reference_slots {
            statics.entry(vm.static_slot(slot)).or_insert(slot);
        }
        let mut known = |name| vm.source.type_by_name(name, &[]);
        Self {
            referrers,
            statics,
            task: known("System.Threading.Tasks.Task"),
            context: known("System.Threading.SynchronizationContext"),
            named: RefCell::default(),
        }
    }

    pub(super) fn referrers(&self, object: u64) -> &[u64] {
        self.referrers.get(&object).map_or(&[], Vec::as_slice)
    }

    pub(super) fn static_slot(&self, object: u64) -> Option<u32> {
        self.statics.get(&object).copied()
    }

    fn is(vm: &mut Vm, object: u64, ty: Option<TypeId>) -> bool {
        ty.is_some_and(|ty| vm.is_assignable(Ref(object).type_id(), ty))
    }

    pub(crate) fn is_task(&self, vm: &mut Vm, object: u64) -> bool {
        Self::is(vm, object, self.task)
    }

    /// The task whose continuation resumes or completes `task`.
    pub(crate) fn awaited_by(&self, vm: &mut Vm, task: u64) -> Option<u64> {
        // Breadth first over continuation objects, delegates and lists up to a task that keeps one of them.
        let mut wave = vec![task];
        let mut seen = wave.clone();
        for _ in 0..CONTINUATION_LINKS {
            let mut next = Vec::new();
            for object in wave {
                for &referrer in self.referrers(object) {
                    // The task itself may be among them: it awaits itself.
                    if seen.contains(&referrer) && referrer != task {
                        continue;
                    }
                    seen.push(referrer);
                    if self.is_task(vm, referrer) {
                        if vm.get_field(Ref(referrer), "m_continuationObject") == Some(object) {
                            return Some(referrer);
                        }
                        continue;
                    }
                    let name = vm.source.type_desc(Ref(referrer).type_id()).name.clone();
                    let is_link = name.contains("Continuation")
                        || name.starts_with("System.Action")
                        || name.starts_with("System.Collections.Generic.List`1[System.Object]")
                        || name == "System.Object[]"
                        || name.contains("Promise")
                        || name.contains("TaskCompletionAction");
                    if is_link {
                        next.push(referrer);
                    }
                }
            }
            wave = next;
        }
        None
    }

    /// A synchronization context of the user's that (indirectly) holds the delegate that would resume the method.
    pub(super) fn context_holding(&self, vm: &mut Vm, task: u64) -> Option<u64> {
        let action = vm.get_field(Ref(task), "m_action").unwrap_or(0);
        let start = if action == 0 { task } else { action };
        let context = self.context;
        self.find_referrer(vm, start, task, 16, |vm, _, object| Self::is(vm, object, context))
    }

    /// The nearest object from which references lead to `start` and for which `wanted` holds.
    pub(super) fn find_referrer(
        &self,
        vm: &mut Vm,
        start: u64,
        without: u64,
        depth: usize,
        wanted: impl Fn(&mut Vm, &Self, u64) -> bool,
    ) -> Option<u64> {
        let mut wave = vec![start];
        let mut seen = vec![start, without];
        for _ in 0..depth {
            let mut next = Vec::new();
            for object in wave {
                for &referrer in self.referrers(object) {
                    if seen.contains(&referrer) {
                        continue;
                    }
                    seen.push(referrer);
                    if wanted(vm, self, referrer) {
                        return Some(referrer);
                    }
                    next.push(referrer);
                }
            }
            wave = next;
        }
        None
    }

    /// Suspended async methods (their boxes) that can reach `thing` without going through another task: nearest first.
    pub(super) fn methods_with(&self, vm: &mut Vm, thing: u64, depth: usize) -> Vec<u64> {
        let mut wave = vec![thing];
        let mut seen = vec![thing];
        let mut found = Vec::new();
        for _ in 0..depth {
            let mut next = Vec::new();
            for object in wave {
                for &referrer in self.referrers(object) {
                    if seen.contains(&referrer) {
                        continue;
                    }
                    seen.push(referrer);
                    if !self.is_task(vm, referrer) {
                        next.push(referrer);
                    } else if vm.is_box(referrer) && !vm.is_completed_task(referrer) {
                        found.push(referrer);
                    }
                }
            }
            wave = next;
        }
        found
    }
}
