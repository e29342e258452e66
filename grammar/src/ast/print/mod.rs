//! Prints trees as S-expressions, for `dump --stage ast` and for tests.
//!
//! `x = a + 1;` prints as `(expression (= x (+ a 1)))`. A node that fits on a line stands on one; else each part gets its own.
//! The form is stable: it holds what the tree holds except spans.

mod decl;
mod expr;
mod stmt;

use super::{Modifiers, Name, QualifiedName, SimpleName, Type, TypeKind};

/// The width that a node must not exceed to stand on one line.
const WIDTH: usize = 110;

/// What is printed: an atom, or a head with parts.
pub(super) struct Sexp {
    head: String,
    parts: Option<Vec<Sexp>>,
}

pub(super) fn atom(text: impl Into<String>) -> Sexp {
    Sexp { head: text.into(), parts: None }
}

pub(super) fn node(head: impl Into<String>, parts: Vec<Sexp>) -> Sexp {
    Sexp { head: head.into(), parts: Some(parts) }
}

/// Drops the parts that are not there.
pub(super) fn some(parts: Vec<Option<Sexp>>) -> Vec<Sexp> {
    parts.into_iter().flatten().collect()
}

/// A node for a list, or nothing if the list is empty.
pub(super) fn listed(head: &str, parts: Vec<Sexp>) -> Option<Sexp> {
    (!parts.is_empty()).then(|| node(head, parts))
}

impl Sexp {
    fn flat(&self, out: &mut String) {
        match &self.parts {
            None => out.push_str(&self.head),
            Some(parts) => {
                out.push('(');
                out.push_str(&self.head);
                for (index, part) in parts.iter().enumerate() {
                    if index > 0 || !self.head.is_empty() {
                        out.push(' ');
                    }
                    part.flat(out);
                }
                out.push(')');
            }
        }
    }

    fn flat_len(&self, limit: usize) -> usize {
        let mut length = self.head.chars().count();
        if let Some(parts) = &self.parts {
            length += 2;
            for part in parts {
                if length > limit {
                    break;
                }
                length += 1 + part.flat_len(limit.saturating_sub(length));
            }
        }
        length
    }

    pub(super) fn layout(&self, indent: usize, out: &mut String) {
        let room = WIDTH.saturating_sub(indent);
        match &self.parts {
            Some(parts) if self.flat_len(room) > room => {
                out.push('(');
                out.push_str(&self.head);
                // Short atoms stay beside the head; the first long part and all after it get lines.
                let mut on_line = true;
                for part in parts {
                    if on_line && part.parts.is_none() && part.head.len() < 40 {
                        out.push(' ');
                        out.push_str(&part.head);
                    } else {
                        on_line = false;
                        out.push('\n');
                        out.extend(std::iter::repeat_n(' ', indent + 2));
                        part.layout(indent + 2, out);
                    }
                }
                out.push(')');
            }
            _ => self.flat(out),
        }
    }
}

pub(super) fn name(name: &Name) -> Sexp {
    atom(if name.is_missing() { "?" } else { name.as_str() })
}

pub(super) fn modifiers(modifiers: &Modifiers) -> Option<Sexp> {
    if modifiers.is_empty() {
        return None;
    }
    let words: Vec<&str> = modifiers.iter().map(|(modifier, _)| modifier.keyword()).collect();
    Some(atom(format!("[{}]", words.join(" "))))
}

fn joined(types: &[Type]) -> String {
    let texts: Vec<String> = types.iter().map(type_text).collect();
    texts.join(", ")
}

pub(super) fn simple_name(simple: &SimpleName) -> String {
    if simple.type_arguments.is_empty() {
        if simple.name.is_missing() { "?".to_string() } else { simple.name.as_str().to_string() }
    } else {
        format!("{}<{}>", simple.name, joined(&simple.type_arguments))
    }
}

pub(super) fn qualified_name(qualified: &QualifiedName) -> String {
    let parts: Vec<String> = qualified.parts.iter().map(simple_name).collect();
    match &qualified.alias {
        Some(alias) => format!("{alias}::{}", parts.join(".")),
        None => parts.join("."),
    }
}

/// A type as C# writes it.
pub fn type_text(ty: &Type) -> String {
    match &ty.kind {
        TypeKind::Predefined(predefined) => predefined.keyword().to_string(),
        TypeKind::Named(qualified) => qualified_name(qualified),
        TypeKind::Array(_) => {
            let (mut element, mut ranks) = (ty, String::new());
            while let TypeKind::Array(array) = &element.kind {
                let sizes: Vec<String> = array.sizes.iter().map(|size| flat(&expr::expr(size))).collect();
                let inside =
                    if sizes.is_empty() { ",".repeat(array.rank.max(1) as usize - 1) } else { sizes.join(", ") };
                ranks = format!("{ranks}[{inside}]");
                element = &array.element;
            }
            format!("{}{ranks}", type_text(element))
        }
        TypeKind::Nullable(inner) => format!("{}?", type_text(inner)),
        TypeKind::Tuple(elements) => {
            let parts: Vec<String> = elements
                .iter()
                .map(|element| match &element.name {
                    Some(name) => format!("{} {name}", type_text(&element.ty)),
                    None => type_text(&element.ty),
                })
                .collect();
            format!("({})", parts.join(", "))
        }
        TypeKind::Ref { readonly, ty } => format!("ref {}{}", if *readonly { "readonly " } else { "" }, type_text(ty)),
        TypeKind::Scoped(inner) => format!("scoped {}", type_text(inner)),
        TypeKind::Pointer(inner) => format!("{}*", type_text(inner)),
        TypeKind::FunctionPointer(types) => format!("delegate*<{}>", joined(types)),
        TypeKind::Omitted => String::new(),
        TypeKind::Error => "?".to_string(),
    }
}

pub(super) fn ty(ty: &Type) -> Sexp {
    atom(type_text(ty))
}

pub(super) fn flat(sexp: &Sexp) -> String {
    let mut out = String::new();
    sexp.flat(&mut out);
    out
}

fn print(sexp: &Sexp) -> String {
    let mut out = String::new();
    sexp.layout(0, &mut out);
    out.push('\n');
    out
}

/// The tree of a file.
pub fn print_unit(unit: &super::CompilationUnit) -> String {
    print(&decl::unit(unit))
}

pub fn print_declaration(declaration: &super::Declaration) -> String {
    print(&decl::declaration(declaration))
}

pub fn print_stmt(stmt: &super::Stmt) -> String {
    print(&stmt::stmt(stmt))
}

pub fn print_expr(expr: &super::Expr) -> String {
    print(&expr::expr(expr))
}
