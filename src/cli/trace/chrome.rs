//! A trace in the form of Chrome's trace viewer, which Perfetto reads: a track a thread, a slice a piece of MoveNext, an arrow from the
//! completion to the piece that it resumes.

use std::collections::BTreeMap;
use std::io::Write;

use hoist_vm::{Event, EventKind};
use serde_json::{Value, json};

use super::{Filter, Report, json::data};

pub(super) struct Chrome {
    filter: Filter,
    is_first: bool,
    named: Vec<u32>,
    /// Open slices of each thread: name of the call.
    open: BTreeMap<u32, Vec<String>>,
    /// Arrows that have begun, by the call they go to.
    arrows: BTreeMap<String, u64>,
    last_time: u64,
}

impl Chrome {
    pub(super) fn new(filter: Filter) -> Self {
        Self { filter, is_first: true, named: Vec::new(), open: BTreeMap::new(), arrows: BTreeMap::new(), last_time: 0 }
    }

    fn write(&mut self, out: &mut dyn Write, value: &Value) -> std::io::Result<()> {
        let before =
            if std::mem::take(&mut self.is_first) { "{\"displayTimeUnit\":\"ns\",\"traceEvents\":[\n" } else { ",\n" };
        write!(out, "{before}{value}")
    }

    /// Track 0 is the machine's own; logical threads follow.
    fn track(&mut self, event: &Event, out: &mut dyn Write) -> std::io::Result<u32> {
        let track = event.thread.map_or(0, |t| t + 1);
        if !self.named.contains(&track) {
            self.named.push(track);
            let name = json!({"ph": "M", "pid": 1, "tid": track, "name": "thread_name", "args": {"name": &*event.thread_name}});
            self.write(out, &name)?;
        }
        Ok(track)
    }

    fn close(&mut self, track: u32, time: u64, out: &mut dyn Write) -> std::io::Result<()> {
        if self.open.get_mut(&track).and_then(Vec::pop).is_some() {
            let end = json!({"ph": "E", "pid": 1, "tid": track, "ts": microseconds(time)});
            self.write(out, &end)?;
        }
        Ok(())
    }
}

fn microseconds(nanoseconds: u64) -> f64 {
    nanoseconds as f64 / 1000.0
}

impl Report for Chrome {
    fn event(&mut self, event: &Event, out: &mut dyn Write) -> std::io::Result<()> {
        self.last_time = event.time;
        if !self.filter.admits(event) || !(event.is_user || self.filter.full || event.method.is_none()) {
            return Ok(());
        }
        let track = self.track(event, out)?;
        let ts = microseconds(event.time);
        let place = event.file.as_ref().map(|file| format!("{file}:{}", event.line));
        let mut args = data(event);
        args.insert("ordinal".into(), json!(event.ordinal));
        args.insert("at".into(), json!(place));
        args.insert("await".into(), json!(event.await_id));
        let category = event.kind.category().name();
        let method = event.method.as_deref().unwrap_or("").to_string();
        match &event.kind {
            EventKind::KickedOff { .. } | EventKind::Resumed { .. } => {
                let begin =
                    json!({"ph": "B", "pid": 1, "tid": track, "ts": ts, "name": method, "cat": category, "args": args});
                self.write(out, &begin)?;
                self.open.entry(track).or_default().push(method.clone());
                if let Some(id) = self.arrows.remove(&method) {
                    let end = json!({"ph": "f", "bp": "e", "pid": 1, "tid": track, "ts": ts, "id": id, "name": "resumes", "cat": "await"});
                    self.write(out, &end)?;
                }
                Ok(())
            }
            EventKind::Suspended { .. } | EventKind::Returned { .. } | EventKind::Yielded { .. } => {
                let name = match event.await_id {
                    Some(id) => format!("{} await#{id}", event.kind.name()),
                    None => event.kind.name().to_string(),
                };
                let instant = json!({"ph": "i", "s": "t", "pid": 1, "tid": track, "ts": ts, "name": name, "cat": category, "args": args});
                self.write(out, &instant)?;
                self.close(track, event.time, out)
            }
            EventKind::Continued { continuation, how, .. } => {
                // An arrow begins in a slice; this one has no length.
                let begin = json!({"ph": "B", "pid": 1, "tid": track, "ts": ts, "name": format!("continue {continuation}: {how}"), "cat": category, "args": args});
                self.write(out, &begin)?;
                let arrow = json!({"ph": "s", "pid": 1, "tid": track, "ts": ts, "id": event.ordinal, "name": "resumes", "cat": "await"});
                self.write(out, &arrow)?;
                self.arrows.insert(continuation.clone(), event.ordinal);
                let end = json!({"ph": "E", "pid": 1, "tid": track, "ts": ts});
                self.write(out, &end)
            }
            EventKind::Blocked { reason, .. } => {
                let begin =
                    json!({"ph": "B", "pid": 1, "tid": track, "ts": ts, "name": reason, "cat": category, "args": args});
                self.write(out, &begin)?;
                self.open.entry(track).or_default().push(String::new());
                Ok(())
            }
            EventKind::Unblocked { .. } => self.close(track, event.time, out),
            _ => {
                let name = match event.await_id {
                    Some(id) => format!("{} await#{id}", event.kind.name()),
                    None => event.kind.name().to_string(),
                };
                let instant = json!({"ph": "i", "s": "t", "pid": 1, "tid": track, "ts": ts, "name": name, "cat": category, "args": args});
                self.write(out, &instant)
            }
        }
    }

    fn end(&mut self, out: &mut dyn Write) -> std::io::Result<()> {
        let tracks: Vec<u32> = self.open.keys().copied().collect();
        for track in tracks {
            while self.open.get(&track).is_some_and(|open| !open.is_empty()) {
                self.close(track, self.last_time, out)?;
            }
        }
        if self.is_first {
            write!(out, "{{\"displayTimeUnit\":\"ns\",\"traceEvents\":[")?;
        }
        writeln!(out, "\n]}}")
    }
}
