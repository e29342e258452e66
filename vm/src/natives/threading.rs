//! Threads, monitors, blocking, the pool, timers, time.

use super::{Interruption, Table, argument_null, throw_new};
use crate::heap::Ref;
use crate::interp::calls;
use crate::sched::pool::Item;
use crate::sched::timers::MILLISECOND;
use crate::sched::{ThreadId, ThreadKind, ThreadState, WaitReason};
use crate::vm::Vm;

pub(super) const TABLE: Table = &[
    ("Blocking.Wait", |vm, a| {
        let key = a.object(0)?;
        let milliseconds = a.i64(1);
        if milliseconds == 0 {
            return a.give_bool(false);
        }
        if vm.thread().interrupt_pending {
            vm.thread_mut().interrupt_pending = false;
            return throw_new("System.Threading.ThreadInterruptedException", INTERRUPTED);
        }
        let timeout = (milliseconds > 0).then(|| (milliseconds as u64).saturating_mul(MILLISECOND));
        vm.park(key.0, WaitReason::Library(a.i32(2) as u8), timeout);
        Err(Interruption::Block)
    }),
    ("Blocking.Wake", |vm, a| {
        let key = a.object(0)?;
        let count = usize::try_from(a.i32(1)).unwrap_or(usize::MAX);
        let woken = vm.wake(key.0, count, 1);
        a.give_i32(woken as i32)
    }),
    ("Blocking.WaiterCount", |vm, a| {
        let count = vm.waiters.get(&a.object(0)?.0).map_or(0, std::collections::VecDeque::len);
        a.give_i32(count as i32)
    }),
    ("Monitor.Enter", |vm, a| {
        let object = a.reference(0);
        if object.is_null() {
            return argument_null("obj");
        }
        if vm.monitor_try_enter(object.0) {
            return Ok(());
        }
        vm.monitor_enter_blocking(object.0, None);
        Err(Interruption::Block)
    }),
    ("Monitor.TryEnter", |vm, a| {
        let object = a.reference(0);
        if object.is_null() {
            return argument_null("obj");
        }
        if vm.monitor_try_enter(object.0) {
            return a.give_bool(true);
        }
        let milliseconds = a.i32(1);
        if milliseconds == 0 {
            return a.give_bool(false);
        }
        let timeout = (milliseconds > 0).then(|| milliseconds as u64 * MILLISECOND);
        vm.monitor_enter_blocking(object.0, timeout);
        Err(Interruption::Block)
    }),
    ("Monitor.Exit", |vm, a| {
        let object = a.reference(0);
        if object.is_null() {
            return argument_null("obj");
        }
        if vm.monitor_exit(object.0) { Ok(()) } else { not_owned() }
    }),
    ("Monitor.Wait", |vm, a| {
        let object = a.reference(0);
        if object.is_null() {
            return argument_null("obj");
        }
        if !vm.monitor_is_owned(object.0) {
            return not_owned();
        }
        let milliseconds = a.i32(1);
        let timeout = (milliseconds >= 0).then(|| milliseconds as u64 * MILLISECOND);
        vm.monitor_wait(object.0, timeout);
        Err(Interruption::Block)
    }),
    ("Monitor.Pulse", |vm, a| pulse(vm, a.reference(0), 1)),
    ("Monitor.PulseAll", |vm, a| pulse(vm, a.reference(0), usize::MAX)),
    ("Monitor.IsEntered", |vm, a| {
        let object = a.reference(0);
        if object.is_null() {
            return argument_null("obj");
        }
        a.give_bool(vm.monitor_is_owned(object.0))
    }),
    ("Thread.CurrentThread", |vm, a| {
        let object = vm.thread_object(vm.current).map_err(super::object::stop)?;
        a.give_ref(object)
    }),
    ("Thread.StartNative", |vm, a| {
        let object = a.object(0)?;
        let start = vm.known_method("System.Threading.Thread", "StartCallback", 0).map_err(super::object::stop)?;
        let thread = vm.new_thread(ThreadKind::Dedicated);
        vm.threads[thread as usize].object = object.0;
        let managed_id = vm.threads[thread as usize].managed_id;
        vm.set_field(object, "_managedThreadId", u64::from(managed_id));
        vm.event_of_start(thread);
        let result = vm.result_place(thread);
        vm.on_other_thread(thread, |vm| calls::push_call(vm, start, &[object.0], result))
            .map_err(super::object::stop)?;
        vm.make_ready(thread);
        Ok(())
    }),
    ("Thread.Yield", |vm, a| {
        if vm.ready.is_empty() {
            // Spinning until a timer does something: let time pass.
            let now = vm.time();
            if let Some(due) = vm.next_event() {
                let step = due.saturating_sub(now).min(MILLISECOND);
                vm.spend(step);
                vm.request_safepoint();
            }
            return a.give_bool(false);
        }
        vm.yield_requested = true;
        vm.request_safepoint();
        a.give_bool(true)
    }),
    ("Thread.SpinWait", |vm, a| {
        vm.spend(a.i32(0).max(0) as u64 * 10);
        Ok(())
    }),
    ("Thread.Interrupt", |vm, a| {
        let object = a.object(0)?;
        let Some(index) = vm.threads.iter().position(|t| t.object == object.0 && t.state != ThreadState::Ended) else {
            return Ok(());
        };
        let thread = index as ThreadId;
        match vm.threads[index].wait {
            Some(wait) if matches!(wait.reason, WaitReason::Library(_)) => {
                vm.forget_waiter(thread, wait.key);
                vm.threads[index].pending_exception =
                    Some(("System.Threading.ThreadInterruptedException", INTERRUPTED.to_string()));
                vm.unpark(thread, 0);
            }
            _ => vm.threads[index].interrupt_pending = true,
        }
        Ok(())
    }),
    ("ThreadPool.Queue", |vm, a| {
        let item = a.object(0)?;
        vm.pool_queue(Item::Work(item.0), a.i32(1));
        Ok(())
    }),
    ("YieldAwaiter.TryYieldAgain", |vm, a| {
        let done = vm.yield_again(a.reference(0)).map_err(super::object::stop)?;
        a.give_bool(done)
    }),
    ("ThreadPool.TryPopLocal", |vm, a| {
        let item = a.object(0)?;
        let found = vm.pool_try_pop_local(item.0);
        a.give_bool(found)
    }),
    ("ThreadPool.GetMinThreads", |vm, a| a.give_i32(vm.pool.minimum as i32)),
    ("ThreadPool.GetMaxThreads", |vm, a| a.give_i32(vm.pool.maximum as i32)),
    ("ThreadPool.SetMinThreads", |vm, a| {
        let done = vm.pool_set_minimum(a.i32(0));
        a.give_bool(done)
    }),
    ("ThreadPool.SetMaxThreads", |vm, a| {
        let done = vm.pool_set_maximum(a.i32(0));
        a.give_bool(done)
    }),
    ("ThreadPool.ThreadCount", |vm, a| a.give_i32(vm.pool.worker_count() as i32)),
    ("ThreadPool.BusyCount", |vm, a| a.give_i32(vm.pool.busy_count() as i32)),
    ("ThreadPool.CompletedWorkItemCount", |vm, a| a.give_i64(vm.pool.completed as i64)),
    ("ThreadPool.PendingWorkItemCount", |vm, a| a.give_i64(vm.pool_pending() as i64)),
    ("TimerQueue.Schedule", |vm, a| {
        let timer = a.object(0)?;
        vm.timer_schedule(timer.0, a.i64(1).max(0) as u64);
        Ok(())
    }),
    ("TimerQueue.Cancel", |vm, a| {
        let timer = a.object(0)?;
        let cancelled = vm.timer_cancel(timer.0);
        a.give_bool(cancelled)
    }),
    ("Environment.get_TickCount64", |vm, a| {
        let now = read_clock(vm);
        a.give_i64((now / MILLISECOND) as i64)
    }),
    ("Environment.get_ProcessorCount", |vm, a| a.give_i32(vm.options.processors as i32)),
    ("Stopwatch.GetTimestamp", |vm, a| {
        let now = read_clock(vm);
        a.give_i64(now as i64)
    }),
    ("DateTime.UtcNowTicks", |vm, a| {
        let ticks = utc_ticks(vm);
        a.give_i64(ticks)
    }),
];

/// Now, in ticks of 100 ns since year 1.
pub(super) fn utc_ticks(vm: &mut Vm) -> i64 {
    let now = read_clock(vm) + vm.host.wall_clock();
    (now / 100) as i64 + 621_355_968_000_000_000
}

const INTERRUPTED: &str = "Thread was interrupted from a waiting state.";

fn not_owned<T>() -> Result<T, Interruption> {
    throw_new(
        "System.Threading.SynchronizationLockException",
        "Object synchronization method was called from an unsynchronized block of code.",
    )
}

fn pulse(vm: &mut Vm, object: Ref, count: usize) -> super::NativeResult {
    if object.is_null() {
        return argument_null("obj");
    }
    if !vm.monitor_is_owned(object.0) {
        return not_owned();
    }
    let waiting = vm.monitors.get(&object.0).map_or(0, |m| m.waiting.len());
    vm.monitor_pulse(object.0, count.min(waiting));
    Ok(())
}

/// Reading a clock takes time, so a loop that waits for it ends.
fn read_clock(vm: &mut Vm) -> u64 {
    vm.spend(25);
    vm.time()
}
