//! Made types and methods with their headers.

use super::names::escaped;
use super::{Line, Names, body};
use crate::hir::*;

fn plain(indent: usize, text: impl Into<String>) -> Line {
    Line { indent, text: text.into(), location: None }
}

fn indented(lines: Vec<Line>, by: usize) -> impl Iterator<Item = Line> {
    lines.into_iter().map(move |l| Line { indent: l.indent + by, ..l })
}

/// A made type with its fields and members.
pub(super) fn made_type(names: &Names<'_>, def: TypeDefId) -> Vec<Line> {
    let world = names.world;
    let declared = &world[def];
    let keyword = if declared.kind == TypeDefKind::Struct { "struct" } else { "sealed class" };
    let mut head = format!("private {keyword} {}{}", names.type_name(def), names.type_params(&declared.type_params));
    let interfaces: Vec<String> = declared.interfaces.iter().map(|&i| names.ty(i)).collect();
    if !interfaces.is_empty() {
        head.push_str(&format!(" : {}", interfaces.join(", ")));
    }
    head.push_str(&names.constraints(&declared.type_params));
    let mut lines = Vec::new();
    if names.type_name(def) != *declared.name {
        lines.push(plain(0, format!("// {}", declared.name)));
    }
    lines.extend([plain(0, head), plain(0, "{")]);
    for &field in &declared.fields {
        let field_def = &world[field];
        let is_static = if field_def.modifiers.is_static { "static " } else { "" };
        let name = names.field(field);
        // The legend: what the metadata calls it.
        let legend = if *field_def.name == *name { String::new() } else { format!(" // {}", field_def.name) };
        lines.push(plain(1, format!("public {is_static}{} {name};{legend}", names.ty(field_def.ty))));
    }
    for &method in &declared.methods {
        let BodySource::Lowered(code) = &world[method].body else { continue };
        let is_constructor = world[method].kind == MethodKind::Constructor;
        if is_constructor && code.functions.first().is_none_or(|f| is_empty(&f.block)) {
            continue;
        }
        lines.push(plain(0, ""));
        lines.extend(indented(self::method(names, method), 1));
    }
    lines.extend(indented(names.take_members(), 1));
    for &nested in &declared.nested {
        if world[nested].made.is_some() {
            lines.push(plain(0, ""));
            lines.extend(indented(made_type(names, nested), 1));
        }
    }
    lines.push(plain(0, "}"));
    lines
}

/// `R Base_M(..) => base.M(..)`: what a machine calls for `base.M(..)`.
pub(super) fn base_call(names: &Names<'_>, method: MethodDefId) -> Vec<Line> {
    let def = &names.world[method];
    let word = |kind| match kind {
        RefKind::None => "",
        RefKind::Out => "out ",
        RefKind::In | RefKind::RefReadOnly => "in ",
        RefKind::Ref => "ref ",
    };
    let params: Vec<String> =
        def.params.iter().map(|p| format!("{}{} {}", word(p.ref_kind), names.ty(p.ty), escaped(&p.name))).collect();
    let args: Vec<String> = def.params.iter().map(|p| format!("{}{}", word(p.ref_kind), escaped(&p.name))).collect();
    let type_params = names.type_params(&def.type_params);
    let name = names.method(method);
    let call = match name.strip_prefix("get_") {
        Some(property) if def.params.is_empty() => property.to_string(),
        _ => format!("{name}{type_params}({})", args.join(", ")),
    };
    let text = format!(
        "private {} Base_{name}{type_params}({}) => base.{call};",
        names.ty(def.return_type),
        params.join(", ")
    );
    vec![plain(0, ""), plain(0, text)]
}

fn is_empty(block: &Stmt) -> bool {
    match &block.kind {
        StmtKind::Block { statements, .. } | StmtKind::List(statements) => statements.iter().all(is_empty),
        StmtKind::Nop | StmtKind::Return(None) => true,
        _ => false,
    }
}

/// A method with its lowered code.
pub(super) fn method(names: &Names<'_>, method: MethodDefId) -> Vec<Line> {
    let Some(code) = code(names, method) else { return Vec::new() };
    let head = head(names, method);
    let mut lines = Vec::new();
    if let Some((property, accessor)) = head.split_once('\n') {
        lines.push(plain(0, property));
        lines.push(plain(0, "{"));
        lines.push(plain(1, accessor));
        lines.push(plain(1, "{"));
        lines.extend(indented(code, 2));
        lines.push(plain(1, "}"));
        lines.push(plain(0, "}"));
        return lines;
    }
    lines.push(plain(0, head));
    lines.push(plain(0, "{"));
    lines.extend(indented(code, 1));
    lines.push(plain(0, "}"));
    lines
}

/// The statements that a method became.
pub(super) fn code(names: &Names<'_>, method: MethodDefId) -> Option<Vec<Line>> {
    let world = names.world;
    let lowered = match &world[method].body {
        BodySource::Lowered(body) => body.clone(),
        _ => world.lowered_bodies.get(&method)?.clone(),
    };
    Some(body::statements(names, &lowered))
}

/// The header; for the getter of an explicit property two lines.
fn head(names: &Names<'_>, method: MethodDefId) -> String {
    let world = names.world;
    let def = &world[method];
    let params: Vec<String> = def
        .params
        .iter()
        .map(|p| {
            let kind = match p.ref_kind {
                RefKind::None => "",
                RefKind::Ref => "ref ",
                RefKind::Out => "out ",
                RefKind::In => "in ",
                RefKind::RefReadOnly => "ref readonly ",
            };
            format!("{kind}{} {}", names.ty(p.ty), escaped(&names.made(&p.name)))
        })
        .collect();
    let params = params.join(", ");
    let return_ref = if def.return_ref == RefKind::None { "" } else { "ref " };
    let returned = format!("{return_ref}{}", names.ty(def.return_type));
    match def.kind {
        MethodKind::Constructor => return format!("public {}({params})", names.type_name(def.owner)),
        MethodKind::StaticConstructor => return format!("static {}()", names.type_name(def.owner)),
        _ => {}
    }
    if let Some(interface) = def.explicit_interface {
        let name = def.name.rsplit('.').next().unwrap_or(&def.name);
        let interface = names.ty(interface);
        if let Some(property) = name.strip_prefix("get_") {
            return format!("{returned} {interface}.{property}\nget");
        }
        return format!("{returned} {interface}.{name}({params})");
    }
    let access = if world[def.owner].made.is_some() { "public " } else { "private " };
    let is_static = if def.modifiers.is_static { "static " } else { "" };
    format!(
        "{access}{is_static}{returned} {}{}({params}){}",
        names.method(method),
        names.type_params(&def.type_params),
        names.constraints(&def.type_params)
    )
}
