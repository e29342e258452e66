//! A trace as JSON lines; docs/trace.schema.json describes them.

use std::io::Write;

use hoist_vm::Event;
use hoist_vm::events::Value;
use serde_json::json;

use super::{Filter, Report};

pub(super) struct Json {
    filter: Filter,
    is_first: bool,
}

impl Json {
    pub(super) fn new(filter: Filter) -> Self {
        Self { filter, is_first: true }
    }
}

impl Report for Json {
    fn event(&mut self, event: &Event, out: &mut dyn Write) -> std::io::Result<()> {
        if !self.filter.admits(event) {
            return Ok(());
        }
        let mut object = object(event);
        if std::mem::take(&mut self.is_first)
            && let Some(map) = object.as_object_mut()
        {
            map.insert("schema".into(), json!("hoist.trace/1"));
        }
        writeln!(out, "{object}")
    }

    fn end(&mut self, _: &mut dyn Write) -> std::io::Result<()> {
        Ok(())
    }
}

/// The event with its common members, and its own under `data`.
pub(super) fn object(event: &Event) -> serde_json::Value {
    json!({
        "ordinal": event.ordinal,
        "time": event.time,
        "thread": event.thread,
        "thread_name": &*event.thread_name,
        "category": event.kind.category().name(),
        "event": event.kind.name(),
        "method": event.method.as_deref(),
        "await": event.await_id,
        "file": event.file.as_deref(),
        "line": (event.line > 0).then_some(event.line),
        "column": (event.column > 0).then_some(event.column),
        "user": event.is_user,
        "data": data(event),
    })
}

pub(super) fn data(event: &Event) -> serde_json::Map<String, serde_json::Value> {
    let value = |value| match value {
        Value::Text(text) => json!(text),
        Value::Number(number) => json!(number),
        Value::Flag(flag) => json!(flag),
    };
    event.kind.fields().into_iter().map(|(name, field)| (name.to_string(), value(field))).collect()
}
