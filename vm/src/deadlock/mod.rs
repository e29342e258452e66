//! Finds out who waits for whom when nothing can run any more, and tells it as one story.
//!
//! The heap is at rest then, so references can be followed backwards: a task that has an async method's box as its continuation is what that
//! method awaits. From a thread that blocks the story goes to what it waits for, to what that waits for, and so on, until it comes
//! back to something that is in it (a circle) or to something that nobody is left to do:
//!
//! ```text
//! the main thread blocks in Task<string>.Result until LoadAsync ends     Node::Thread → Node::Task
//! LoadAsync is suspended; its continuation is posted to UiPump           Node::Task → Node::Context
//! what is posted to UiPump runs on the main thread                       Node::Context → Node::Thread: step 1 again
//! ```
//!
//! `threads.rs` says what threads wait for, `tasks.rs` what tasks wait for, `graph.rs` knows who refers to whom, `names.rs` what things are called,
//! `advice.rs` names the mistake and the way out.

mod advice;
mod graph;
mod names;
mod starvation;
mod tasks;
mod threads;

use crate::report::{BlockedThread, DeadlockCause, DeadlockReport, MOST_STEPS, Place, WaitStep};
use crate::sched::{ThreadId, ThreadKind, ThreadState};
use crate::vm::Vm;

pub(crate) use graph::Graph;
pub(crate) use names::action;

use advice::Facts;

/// A circle that closed so many nanoseconds before the end is worth a line.
const NOTICEABLE: u64 = 1_000_000;

/// Something that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Node {
    Thread(ThreadId),
    /// A task, or an async iterator's machine.
    Task(u64),
    /// A SynchronizationContext with work in it.
    Context(u64),
    /// A TaskScheduler with work in it.
    Scheduler(u64),
    /// A semaphore, an event, a channel: something that another must do something to.
    Thing(u64),
}

/// What a node waits for.
struct Wait {
    text: String,
    place: Option<Place>,
    next: Option<Node>,
}

/// The chain from one thread.
struct Story {
    nodes: Vec<Node>,
    steps: Vec<WaitStep>,
    back_to: Option<usize>,
    facts: Facts,
}

impl Story {
    /// "The main thread waits until Main ends" is no news where the program's Main is async.
    fn leave_out_async_main(&mut self) {
        let [first, second, ..] = self.steps.as_mut_slice() else { return };
        let Some(main) = first.text.strip_prefix("the main thread waits until ").and_then(|t| t.strip_suffix(" ends"))
        else {
            return;
        };
        let Some(rest) = second.text.strip_prefix(main) else { return };
        second.text = format!("{main}, which the main thread waits for,{rest}");
        self.steps.remove(0);
        self.nodes.remove(0);
        self.back_to = self.back_to.map(|index| index.saturating_sub(1));
    }
}

impl Vm {
    /// What all parked threads wait for.
    pub(crate) fn deadlock_report(&mut self) -> DeadlockReport {
        // No collection before: what only a pending task keeps alive is garbage to the collector and the story to us.
        let graph = Graph::new(self);
        let mut parked: Vec<ThreadId> = (0..self.threads.len() as ThreadId)
            .filter(|&t| {
                let thread = &self.threads[t as usize];
                thread.state == ThreadState::Parked && thread.wait.is_some_and(|w| w.deadline.is_none())
            })
            .collect();
        parked.sort_by_key(|&t| (self.threads[t as usize].kind != ThreadKind::Main, t));
        // The main thread's story, unless only another one explains itself by a circle.
        let mut stories: Vec<Story> = parked.iter().map(|&t| self.story(&graph, t)).collect();
        let chosen = stories.iter().position(|s| s.back_to.is_some()).unwrap_or(0);
        let Some(mut story) = (chosen < stories.len()).then(|| stories.swap_remove(chosen)) else {
            return DeadlockReport {
                cause: DeadlockCause::NeverCompleted,
                steps: Vec::new(),
                back_to: None,
                fix: String::new(),
                threads: Vec::new(),
                closed_at: None,
            };
        };
        let threads = parked.iter().map(|&t| self.blocked_thread(t, story.nodes.contains(&Node::Thread(t)))).collect();
        story.leave_out_async_main();
        let cause = story.facts.cause(&story.nodes, story.back_to);
        let fix = story.facts.fix(cause);
        let (steps, back_to) = shortened(story.steps, story.back_to);
        let now = self.time();
        let closed_at = self.circle_closed_at.filter(|&closed| now > closed + NOTICEABLE);
        DeadlockReport { cause, steps, back_to, fix, threads, closed_at }
    }

    /// Follows the waits from a thread.
    fn story(&mut self, graph: &Graph, thread: ThreadId) -> Story {
        let mut story = Story { nodes: Vec::new(), steps: Vec::new(), back_to: None, facts: Facts::default() };
        let mut node = Node::Thread(thread);
        loop {
            if let Some(index) = story.nodes.iter().position(|&n| n == node) {
                story.back_to = Some(index);
                return story;
            }
            story.nodes.push(node);
            let wait = match node {
                Node::Thread(thread) => self.thread_wait(graph, thread, &mut story),
                Node::Task(task) => self.task_wait(graph, task, &mut story),
                Node::Context(context) => self.context_wait(graph, context, &mut story),
                Node::Scheduler(scheduler) => self.scheduler_wait(graph, scheduler, &mut story),
                Node::Thing(thing) => self.thing_wait(graph, thing, &mut story),
            };
            story.steps.push(WaitStep { text: wait.text, place: wait.place });
            match wait.next {
                Some(next) => node = next,
                None => return story,
            }
        }
    }

    fn blocked_thread(&mut self, thread: ThreadId, is_in_story: bool) -> BlockedThread {
        let at = self.blocking_call(thread);
        BlockedThread {
            name: self.thread_name(thread),
            is_main: self.threads[thread as usize].kind == ThreadKind::Main,
            is_in_story,
            action: at.action,
            method: at.method,
            place: at.place,
        }
    }
}

/// At most seven steps: of a longer chain the middle is told in one line.
fn shortened(steps: Vec<WaitStep>, back_to: Option<usize>) -> (Vec<WaitStep>, Option<usize>) {
    if steps.len() <= MOST_STEPS {
        return (steps, back_to);
    }
    let (first, last) = (3, MOST_STEPS - 4);
    let left_out = steps.len() - first - last;
    let text = format!("… and so on, through {left_out} more waits");
    let back_to = back_to.map(|index| {
        if index < first {
            index
        } else if index < first + left_out {
            first
        } else {
            index - left_out + 1
        }
    });
    let mut kept: Vec<WaitStep> = steps[..first].to_vec();
    kept.push(WaitStep { text, place: None });
    kept.extend_from_slice(&steps[first + left_out..]);
    (kept, back_to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(count: usize) -> Vec<WaitStep> {
        (0..count).map(|i| WaitStep { text: i.to_string(), place: None }).collect()
    }

    #[test]
    fn a_long_story_loses_its_middle() {
        let (kept, back_to) = shortened(steps(12), Some(10));
        assert_eq!(kept.len(), MOST_STEPS);
        assert_eq!(kept[3].text, "… and so on, through 6 more waits");
        assert_eq!(back_to.map(|i| kept[i].text.clone()), Some("10".into()));
        assert_eq!(shortened(steps(12), Some(5)).1, Some(3));
        assert_eq!(shortened(steps(7), Some(5)).0.len(), 7);
    }
}
