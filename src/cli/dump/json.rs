//! Everything that is known of the machines, as JSON; docs/dump.schema.json describes it.

use hoist_compiler::machines::Description;
use hoist_compiler::world::World;
use serde_json::{Value, json};

use super::run::Overlay;

pub(super) fn text(world: &World, machines: &[Description], overlay: Option<&Overlay>) -> String {
    let line = |at| world.line_column(at).0;
    let list: Vec<Value> = machines
        .iter()
        .map(|m| {
            let fields: Vec<Value> = m
                .fields
                .iter()
                .map(|f| json!({"name": &*f.name, "readable": f.readable, "type": f.type_name, "why": f.reason}))
                .collect();
            let awaits: Vec<Value> = m
                .awaits
                .iter()
                .enumerate()
                .map(|(n, a)| {
                    let mut object = json!({
                        "id": format!("await#{n}"),
                        "awaiter": a.awaiter,
                        "awaited": a.awaited,
                        "code": a.code,
                        "unsafe": a.is_unsafe,
                        "unsafe_why": a.registration_reason,
                        "context": a.context,
                        "state": a.state,
                        "line": line(a.location),
                    });
                    if let (Some(overlay), Some(map)) = (overlay, object.as_object_mut()) {
                        map.insert("run".into(), overlay.await_json(m, n as u32));
                    }
                    object
                })
                .collect();
            let yields: Vec<Value> = (0..)
                .zip(&m.yields)
                .map(|(n, y): (usize, _)| {
                    json!({"id": format!("yield#{n}"), "code": y.code, "state": y.state, "line": line(y.location)})
                })
                .collect();
            let unhoisted: Vec<Value> = m
                .unhoisted
                .iter()
                .map(|u| json!({"name": &*u.name, "line": line(u.location), "why": u.reason}))
                .collect();
            let edges: Vec<Value> = m.edges.iter().map(|(from, to)| json!([from.name(), to.name()])).collect();
            json!({
                "kind": m.kind,
                "owner": m.owner,
                "method": m.method,
                "signature": m.signature,
                "type": m.type_name,
                "struct": m.is_struct,
                "generic": m.is_generic,
                "builder": m.builder,
                "fields": fields,
                "size": m.size,
                "box": m.box_size,
                "awaits": awaits,
                "yields": yields,
                "not_hoisted": unhoisted,
                "edges": edges,
                "file": &*world[m.location.source].name,
                "line": line(m.location),
            })
        })
        .collect();
    serde_json::to_string_pretty(&json!({"schema": "hoist.dump/1", "machines": list})).unwrap_or_default() + "\n"
}
