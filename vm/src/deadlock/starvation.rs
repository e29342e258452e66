//! Notes that the pool was starved: work waited, all workers blocked, and the pool added threads one at a time.

use crate::report::{BlockedGroup, StarvationReport};
use crate::vm::Vm;

/// After so many added threads only their number is kept up: looking at all blocked threads takes time.
const EXAMINED: u32 = 64;

impl Vm {
    /// Whether, and how, the thread pool was starved so far.
    pub fn starvation(&self) -> Option<&StarvationReport> {
        self.starvation.as_deref()
    }

    /// The pool is about to add a thread because nothing moves.
    pub(crate) fn note_starvation(&mut self) {
        let (now, queue, threads) = (self.time(), self.pool_pending(), self.pool.worker_count());
        let mut report = self
            .starvation
            .take()
            .unwrap_or_else(|| Box::new(StarvationReport { first: now, threads, ..StarvationReport::default() }));
        report.last = now;
        report.added += 1;
        report.longest_queue = report.longest_queue.max(queue);
        if report.added <= EXAMINED {
            let mut groups: Vec<BlockedGroup> = Vec::new();
            for worker in self.blocked_workers() {
                let at = self.blocking_call(worker);
                match groups.iter_mut().find(|g| g.action == at.action && g.place == at.place) {
                    Some(group) => group.threads += 1,
                    None => groups.push(BlockedGroup { threads: 1, action: at.action, place: at.place }),
                }
            }
            for group in groups {
                match report.blocked.iter_mut().find(|g| g.action == group.action && g.place == group.place) {
                    Some(known) => known.threads = known.threads.max(group.threads),
                    None => report.blocked.push(group),
                }
            }
            report.blocked.sort_by_key(|g| std::cmp::Reverse(g.threads));
        }
        self.starvation = Some(report);
    }
}
