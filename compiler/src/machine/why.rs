//! What lowering knows of a machine when it is done, kept for descriptions: why each field exists and why the other variables have none.

use super::Captured;
use super::flow::Read;
use super::states::Transform;
use crate::hir::*;
use crate::machines::{InfoKind, Kept, MachineInfo, NoField, Reason, StaleUse, Unhoisted, temporary};

fn stale(read: &Read) -> StaleUse {
    StaleUse { at: read.at, after: read.after }
}

/// Describes a machine whose body has been transformed.
pub(super) fn describe(
    transform: &Transform<'_, '_>,
    kind: InfoKind,
    builder: Option<Ty>,
    captured: &[Captured],
) -> MachineInfo {
    let body = &transform.context.body;
    let mut reasons: Vec<(FieldDefId, Reason)> = Vec::new();
    for capture in captured {
        reasons.push((capture.field, captured_reason(transform, capture)));
        if let Some(proxy) = capture.proxy {
            reasons.push((proxy, Reason::Argument));
        }
    }
    let mut kept: Vec<(FieldDefId, Vec<Kept>)> = Vec::new();
    for (index, local) in body.locals.iter().enumerate() {
        let id = LocalId(index as u32);
        let Some(&field) = transform.variables.get(&id) else { continue };
        if reasons.iter().any(|(known, _)| *known == field) || Some(id) == transform.context.disposing {
            continue;
        }
        let entry = variable(transform, id, local);
        match kept.iter_mut().find(|(known, _)| *known == field) {
            Some((_, list)) => list.push(entry),
            None => kept.push((field, vec![entry])),
        }
    }
    reasons.extend(kept.into_iter().map(|(field, list)| (field, Reason::Variables(list))));
    for (field, awaits) in transform.awaiter_uses() {
        reasons.push((field, Reason::Awaiter(awaits)));
    }
    let mut edges = transform.hoisting.edges.clone();
    edges.sort_unstable();
    MachineInfo {
        kind,
        ty: transform.machine,
        method: Some(body.method),
        builder,
        awaits: transform.awaits.clone(),
        yields: transform.yields.clone(),
        reasons,
        unhoisted: unhoisted(transform),
        edges,
    }
}

fn captured_reason(transform: &Transform<'_, '_>, capture: &Captured) -> Reason {
    let hoisting = &transform.hoisting;
    let first = hoisting.parameters.iter().find(|(p, _)| *p == capture.variable).map(|(_, at)| *at);
    let Some(local) = capture.variable else {
        return Reason::This { in_struct: transform.is_struct_method(), first };
    };
    let first = first.unwrap_or(transform.context.body.locals[local.index()].location);
    let read = hoisting.reads.get(&local).map(stale);
    if capture.name.is_empty() { Reason::Frame { first, read } } else { Reason::Parameter { first, read } }
}

fn variable(transform: &Transform<'_, '_>, id: LocalId, local: &Local) -> Kept {
    let read = transform.hoisting.reads.get(&id).map(stale);
    if local.kind == LocalKind::User {
        return Kept { name: Some(local.name.clone()), what: String::new(), location: local.location, read };
    }
    let what = match transform.context.roles.get(&id) {
        Some(role) => role.text(),
        None => temporary(&local.name).to_string(),
    };
    Kept { name: None, what, location: local.location, read }
}

/// The user's variables without a field, in the order of their declarations.
fn unhoisted(transform: &Transform<'_, '_>) -> Vec<Unhoisted> {
    let body = &transform.context.body;
    let hoisting = &transform.hoisting;
    let mut list: Vec<Unhoisted> = Vec::new();
    // A pattern variable of a `switch` may have been moved to another local; the old one is not used any more.
    let is_moved = |id: LocalId, local: &Local| {
        !hoisting.last_reads.contains_key(&id)
            && body.locals.iter().enumerate().any(|(other, l)| {
                other != id.index() && l.location == local.location && l.name == local.name && l.kind == local.kind
            })
    };
    for (index, local) in body.locals.iter().enumerate() {
        let id = LocalId(index as u32);
        let is_parameter = matches!(local.kind, LocalKind::Parameter(_));
        let is_named = (local.kind == LocalKind::User || is_parameter) && !local.name.is_empty();
        if !is_named || is_moved(id, local) || transform.variables.contains_key(&id) || local.function != FunctionId(0)
        {
            continue;
        }
        let reason = if local.constant.is_some() {
            NoField::Constant
        } else if local.captured {
            NoField::Captured
        } else if let (Some(write), Some(_)) = (hoisting.rewrites.get(&id), hoisting.last_reads.get(&id)) {
            NoField::Rewritten(stale(write))
        } else if let Some(&read) = hoisting.last_reads.get(&id) {
            NoField::Short(read)
        } else {
            NoField::NeverRead
        };
        list.push(Unhoisted { name: local.name.clone(), location: local.location, is_parameter, reason });
    }
    list.sort_by_key(|u| (u.location.start, u.name.clone()));
    list
}
