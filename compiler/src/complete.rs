//! Completion for interactive sessions: what may stand where the cursor is, from the tables that binding uses.
//!
//! ```text
//! Cons|             names: variables and functions of the session, types in scope, words typed before, keywords
//! list.Sel|         the receiver's text is bound like any expression; then the members of its type
//! Console.Wr|       the receiver is no value but a type: its static members
//! ```

use hoist_grammar::{Class, classify};

use crate::declare::scopes::{NameResult, Scope};
use crate::emit::Code;
use crate::hir::*;
use crate::submission::file_scope;

/// Words of C# that may begin or continue what is typed.
const KEYWORDS: &[&str] = &[
    "async",
    "await",
    "bool",
    "break",
    "byte",
    "case",
    "catch",
    "char",
    "class",
    "const",
    "continue",
    "decimal",
    "default",
    "delegate",
    "do",
    "double",
    "else",
    "enum",
    "false",
    "finally",
    "float",
    "for",
    "foreach",
    "goto",
    "if",
    "in",
    "int",
    "interface",
    "internal",
    "is",
    "lock",
    "long",
    "nameof",
    "new",
    "null",
    "object",
    "out",
    "override",
    "params",
    "private",
    "protected",
    "public",
    "readonly",
    "record",
    "ref",
    "return",
    "sealed",
    "static",
    "string",
    "struct",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "uint",
    "ulong",
    "using",
    "var",
    "virtual",
    "void",
    "while",
    "with",
    "yield",
];

impl Code {
    /// Where the word at the cursor begins, and what it may become, sorted.
    pub fn complete(&mut self, text: &str, position: usize) -> (usize, Vec<String>) {
        let before = text.get(..position).unwrap_or(text);
        let start = before
            .char_indices()
            .rev()
            .take_while(|(_, c)| c.is_alphanumeric() || *c == '_')
            .last()
            .map_or(before.len(), |(i, _)| i);
        let prefix = &before[start..];
        let head = before[..start].trim_end();
        let receiver = head.strip_suffix("?.").or_else(|| head.strip_suffix('.')).filter(|r| !r.ends_with('.'));
        let mut found = match receiver {
            Some(receiver) => self.members_for(receiver, prefix),
            None => self.names_for(before, prefix),
        };
        found.sort_unstable();
        found.dedup();
        (start, found)
    }

    fn members_for(&mut self, before: &str, prefix: &str) -> Vec<String> {
        let begin = receiver_start(before);
        let receiver = before[begin..].trim();
        if receiver.is_empty() || receiver.starts_with(|c: char| c.is_ascii_digit()) {
            return Vec::new();
        }
        // Variables that this very input declares are known if its statements so far are complete.
        let statements = &before[..begin];
        let statements = &statements[..statements.rfind([';', '}']).map_or(0, |i| i + 1)];
        let mut ty = None;
        if !statements.trim().is_empty() {
            ty = self.type_of(&format!("{statements}\n{receiver}"));
        }
        let ty = ty.or_else(|| self.type_of(receiver));
        let scope = self.session_scope();
        let mut found = Vec::new();
        match ty {
            Some(ty) => {
                self.add_members(ty, false, prefix, &mut found);
                self.add_extensions(ty, prefix, &mut found);
            }
            None => match self.named(&scope, receiver) {
                NameResult::Type(ty) => self.add_members(ty, true, prefix, &mut found),
                NameResult::Namespace(namespace) => self.add_library_types(&namespace, prefix, &mut found),
                NameResult::None | NameResult::Ambiguous(..) => {}
            },
        }
        found
    }

    /// A type or namespace by its name, perhaps with dots.
    fn named(&mut self, scope: &Scope, text: &str) -> NameResult {
        let mut parts = text.split('.').map(str::trim);
        let Some(first) = parts.next() else { return NameResult::None };
        let name = match first {
            "int" => "Int32",
            "long" => "Int64",
            "double" => "Double",
            "string" => "String",
            "char" => "Char",
            "bool" => "Boolean",
            "object" => "Object",
            "decimal" => "Decimal",
            "byte" => "Byte",
            other => other,
        };
        let mut found = self.world.lookup_type_or_namespace(scope, name, 0);
        for part in parts {
            found = match found {
                NameResult::Namespace(namespace) => self.world.lookup_in_namespace(&namespace, part, 0),
                NameResult::Type(ty) => self.world.find_nested(ty, part, 0).map_or(NameResult::None, NameResult::Type),
                other => other,
            };
        }
        found
    }

    /// The type of an expression; none if it has none or void.
    fn type_of(&mut self, text: &str) -> Option<Ty> {
        self.type_of_text(text).ok().filter(|&ty| ty != Ty::ERROR && ty != Ty::VOID)
    }

    /// What a new submission sees.
    fn session_scope(&mut self) -> Scope {
        let source = self.world.add_text("<completion>", "", true);
        let session = std::mem::take(&mut self.session);
        let file = file_scope(&mut self.world, &session, source, Vec::new());
        self.session = session;
        Scope { file, ..Scope::default() }
    }

    fn add_members(&mut self, ty: Ty, is_static: bool, prefix: &str, found: &mut Vec<String>) {
        let scope = Scope::default();
        let mut levels: Vec<Ty> = self.world.lookup_levels(ty).into_iter().flatten().collect();
        if self.world.is_array(ty) {
            found.extend(
                ["Length", "Clone", "CopyTo", "GetLength"]
                    .iter()
                    .filter(|n| n.starts_with(prefix))
                    .map(ToString::to_string),
            );
        }
        if is_static && levels.is_empty() {
            levels.push(ty);
        }
        for level in levels {
            let Some(def) = self.world.type_def(level) else { continue };
            self.world.ensure_members(def);
            let world = &self.world;
            let fits = |name: &str, modifiers: Modifiers| {
                name.starts_with(prefix)
                    && name.chars().all(|c| c.is_alphanumeric() || c == '_')
                    && modifiers.is_static == is_static
                    && world.accessible(modifiers.accessibility, def, None, &scope)
            };
            let owner = &world[def];
            let is_enum = owner.kind == TypeDefKind::Enum;
            found.extend(
                owner
                    .fields
                    .iter()
                    .map(|&f| &world[f])
                    .filter(|f| {
                        let modifiers = Modifiers {
                            is_static: f.modifiers.is_static || is_enum || f.constant.is_some(),
                            ..f.modifiers
                        };
                        fits(&f.name, modifiers)
                    })
                    .map(|f| f.name.to_string()),
            );
            found.extend(
                owner
                    .properties
                    .iter()
                    .map(|&p| &world[p])
                    .filter(|p| fits(&p.name, p.modifiers))
                    .map(|p| p.name.to_string()),
            );
            found.extend(
                owner
                    .events
                    .iter()
                    .map(|&e| &world[e])
                    .filter(|e| fits(&e.name, e.modifiers))
                    .map(|e| e.name.to_string()),
            );
            found.extend(
                owner
                    .methods
                    .iter()
                    .map(|&m| &world[m])
                    .filter(|m| m.kind == MethodKind::Ordinary && fits(&m.name, m.modifiers))
                    .map(|m| m.name.to_string()),
            );
            if is_static {
                found.extend(
                    owner
                        .nested
                        .iter()
                        .map(|&n| &world[n])
                        .filter(|n| n.name.starts_with(prefix))
                        .map(|n| n.name.to_string()),
                );
            }
        }
    }

    /// Extension methods: those of LINQ for what can be enumerated, and those of the session.
    fn add_extensions(&mut self, ty: Ty, prefix: &str, found: &mut Vec<String>) {
        let sequence = self.world.find_type("System.Collections.Generic.IEnumerable", 1);
        let is_sequence = self.world.is_array(ty)
            || self
                .world
                .all_interfaces(ty)
                .iter()
                .chain([&ty])
                .any(|&i| self.world.type_def(i).is_some() && self.world.type_def(i) == sequence);
        let mut holders: Vec<TypeDefId> = self.world.declared.user_types.clone();
        holders.extend(self.session.classes.iter().copied());
        if is_sequence {
            holders.extend(self.world.find_type("System.Linq.Enumerable", 0));
        }
        for def in holders {
            self.world.ensure_members(def);
            let world = &self.world;
            found.extend(
                world[def]
                    .methods
                    .iter()
                    .map(|&m| &world[m])
                    .filter(|m| m.is_extension && m.name.starts_with(prefix))
                    .map(|m| m.name.to_string()),
            );
        }
    }

    fn names_for(&mut self, before: &str, prefix: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let plain = |name: &str| name.starts_with(prefix) && name.chars().all(|c| c.is_alphanumeric() || c == '_');
        for &class in &self.session.classes {
            let world = &self.world;
            found.extend(world[class].fields.iter().map(|&f| world[f].name.to_string()).filter(|n| plain(n)));
            found.extend(world[class].methods.iter().map(|&m| world[m].name.to_string()).filter(|n| plain(n)));
        }
        let user = self.world.declared.user_types.iter();
        found.extend(user.map(|&t| self.world[t].name.to_string()).filter(|n| plain(n)));
        if prefix.is_empty() {
            return found;
        }
        found.extend(KEYWORDS.iter().filter(|k| k.starts_with(prefix)).map(ToString::to_string));
        // Words of this input that are names.
        let typed = &before[..before.len() - prefix.len()];
        let pieces = classify(typed);
        found.extend(
            pieces
                .iter()
                .filter(|(_, class)| *class == Class::Name)
                .map(|(s, _)| s.of(typed).to_string())
                .filter(|n| plain(n)),
        );
        let scope = self.session_scope();
        let imports = self.world.imports(scope.file);
        for namespace in &imports.namespaces {
            self.add_library_types(namespace, prefix, &mut found);
        }
        if "System".starts_with(prefix) {
            found.push("System".into());
        }
        found
    }

    fn add_library_types(&self, namespace: &str, prefix: &str, found: &mut Vec<String>) {
        let folder = format!("{}/", namespace.replace('.', "/"));
        for path in self.world.library.paths() {
            let Some(rest) = path.strip_prefix(&folder) else { continue };
            // `Task.Running.cs` is a part of Task.
            let name = rest.split(['.', '/', '`']).next().unwrap_or(rest);
            let is_type = !rest.contains('/') && std::path::Path::new(rest).extension().is_some_and(|e| e == "cs");
            if name.starts_with(prefix) && (is_type || rest.contains('/')) && !name.is_empty() {
                found.push(name.to_string());
            }
        }
    }
}

/// Where the expression begins that ends at the end of the text: `f(x).y[1]` is one.
fn receiver_start(text: &str) -> usize {
    let pieces = classify(text);
    let mut index = pieces.len();
    let mut start = text.len();
    let mut expects_operand = true;
    while index > 0 {
        let (span, class) = pieces[index - 1];
        let piece = span.of(text);
        let continues = match class {
            Class::Name | Class::Text | Class::Number => std::mem::replace(&mut expects_operand, false),
            Class::Keyword => match piece {
                "this" | "base" | "int" | "string" | "char" | "double" | "long" | "bool" | "object" | "decimal"
                | "byte" => std::mem::replace(&mut expects_operand, false),
                "new" if !expects_operand => {
                    start = span.start as usize;
                    return start;
                }
                _ => false,
            },
            Class::Punctuation => match piece {
                ")" | "]" | ">" | "}" => {
                    if !expects_operand && piece != ")" && piece != "]" {
                        return start;
                    }
                    let Some(open) = matching(&pieces[..index], text) else { return start };
                    index = open + 1;
                    start = pieces[open].0.start as usize;
                    // What is called or indexed stands before it; a parenthesis may stand alone.
                    expects_operand = true;
                    let before = open.checked_sub(1).map(|i| pieces[i]);
                    let is_operand = before.is_some_and(|(s, c)| {
                        c == Class::Name || matches!(s.of(text), ")" | "]" | ">" | "this" | "base")
                    });
                    if !is_operand {
                        return start;
                    }
                    index -= 1;
                    continue;
                }
                "." | "?." | "?" | "!" if !expects_operand => {
                    expects_operand = true;
                    true
                }
                _ => false,
            },
            Class::Comment => true,
        };
        if !continues {
            return start;
        }
        start = span.start as usize;
        index -= 1;
    }
    start
}

/// The opening partner of the last piece.
fn matching(pieces: &[(hoist_grammar::ast::Span, Class)], text: &str) -> Option<usize> {
    // Inside parentheses a `>` may compare.
    let angles = pieces.last().is_some_and(|(span, _)| span.of(text) == ">");
    let mut depth = 0;
    for (i, (span, class)) in pieces.iter().enumerate().rev() {
        if *class != Class::Punctuation {
            continue;
        }
        match span.of(text) {
            ")" | "]" | "}" => depth += 1,
            "(" | "[" | "{" => depth -= 1,
            ">" if angles => depth += 1,
            "<" if angles => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(i);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::receiver_start;

    #[test]
    fn receivers() {
        for (text, wanted) in [
            ("list", "list"),
            ("x = list", "list"),
            ("f(a, b)", "f(a, b)"),
            ("1 + a.b(c)[0]", "a.b(c)[0]"),
            ("await (task)", "(task)"),
            ("a.Where(n => n > 1)", "a.Where(n => n > 1)"),
            ("new List<int>()", "new List<int>()"),
            ("\"abc\"", "\"abc\""),
        ] {
            assert_eq!(&text[receiver_start(text)..], wanted);
        }
    }
}
