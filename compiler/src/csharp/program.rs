//! A whole file again, with what the compiler made of its async methods, iterators and their lambdas in place of them.
//!
//! Everything that lowering leaves alone (types, fields, ordinary methods) stays as it was written, comments and all.

use rustc_hash::FxHashMap;

use super::names::escaped;
use super::{Line, Names, Style, declarations, text};
use crate::hir::*;
use crate::machines::InfoKind;
use crate::syntax as ast;
use crate::world::World;

/// Text to put in place of a stretch of the source.
struct Edit {
    start: usize,
    end: usize,
    text: String,
}

/// The file as C#. All methods must have been lowered.
pub fn program(world: &World, source: SourceId, style: Style) -> String {
    let file = &world[source];
    let parsed = hoist_grammar::parse(&file.text, &hoist_grammar::ParseOptions::default());
    let mut rewriter = Rewriter {
        names: Names::new(world, style),
        text: &file.text,
        methods: FxHashMap::default(),
        edits: Vec::new(),
        tail: Vec::new(),
        properties: Vec::new(),
        required: Vec::new(),
        records: Vec::new(),
        parameters: std::collections::BTreeSet::new(),
        base_calls: std::collections::BTreeSet::new(),
    };
    for (index, method) in world.method_defs.iter().enumerate() {
        if method.location.source == source && world[method.owner].is_user && method.kind == MethodKind::Ordinary {
            rewriter.methods.insert(method.location.start, MethodDefId(index as u32));
        }
    }
    rewriter.top_level(&parsed.tree, source);
    rewriter.members(&parsed.tree.members);
    rewriter.finish(&parsed.tree)
}

struct Rewriter<'w> {
    names: Names<'w>,
    text: &'w str,
    /// By the place of the name.
    methods: FxHashMap<u32, MethodDefId>,
    edits: Vec<Edit>,
    /// Goes to the end of the file.
    tail: Vec<Line>,
    /// Places of the properties' names with their `init` keywords.
    properties: Vec<(u32, usize, usize)>,
    /// Places of the types' names with the `required` modifiers of their members.
    required: Vec<(u32, usize, usize)>,
    /// The parameters of types with a primary constructor (by the places of their names), and the types' bodies.
    records: Vec<(Vec<u32>, usize, usize)>,
    /// Captured parameters that have their property.
    parameters: std::collections::BTreeSet<FieldDefId>,
    /// Calls of base classes that have their method.
    base_calls: std::collections::BTreeSet<(TypeDefId, MethodDefId)>,
}

impl Rewriter<'_> {
    fn world(&self) -> &World {
        self.names.world
    }

    /// The types that lowering made for a method and its lambdas, and the methods that these became.
    fn made_for(&self, method: MethodDefId) -> (Vec<TypeDefId>, Vec<MethodDefId>) {
        let world = self.world();
        let owner = world[method].owner;
        let mut methods = Vec::new();
        let mut types = Vec::new();
        for (index, def) in world.method_defs.iter().enumerate() {
            if def.source_method == Some(method) && def.owner == owner && &*def.name != "MoveNext" {
                methods.push(MethodDefId(index as u32));
            }
        }
        for (index, def) in world.type_defs.iter().enumerate() {
            let id = TypeDefId(index as u32);
            let belongs = match &def.made {
                Some(Made::StateMachine { method: of, .. }) => {
                    *of == method || world[*of].source_method == Some(method)
                }
                Some(Made::DisplayClass { method: of }) => *of == method,
                Some(Made::StaticLambdas) => {
                    def.outer == Some(owner) && def.methods.iter().any(|&m| world[m].source_method == Some(method))
                }
                _ => false,
            };
            if belongs && def.outer == Some(owner) {
                types.push(id);
            }
        }
        (types, methods)
    }

    fn is_rewritten(&self, method: MethodDefId) -> bool {
        let world = self.world();
        world.machines.iter().any(|info| {
            info.kind != InfoKind::Closure
                && info.method.is_some_and(|m| m == method || world[m].source_method == Some(method))
        })
    }

    fn members(&mut self, members: &[ast::Declaration]) {
        for member in members {
            match &member.kind {
                ast::DeclarationKind::Namespace(namespace) => self.members(&namespace.members),
                ast::DeclarationKind::Type(declaration) => {
                    for inner in &declaration.members {
                        for (modifier, span) in inner.modifiers.iter() {
                            if modifier == ast::Modifier::Required {
                                self.required.push((
                                    declaration.name.span.start,
                                    span.start as usize,
                                    span.end as usize,
                                ));
                            }
                        }
                    }
                    if let Some(parameters) = &declaration.parameters {
                        let declared: Vec<&str> = declaration
                            .members
                            .iter()
                            .filter_map(|m| match &m.kind {
                                ast::DeclarationKind::Property(p) => Some(&*p.name.text),
                                _ => None,
                            })
                            .collect();
                        let names = parameters
                            .iter()
                            .filter(|p| !declared.contains(&&*p.name.text))
                            .map(|p| p.name.span.start)
                            .collect();
                        let body = declaration.body_span;
                        self.records.push((names, body.start as usize, body.end as usize));
                    }
                    self.members(&declaration.members);
                }
                ast::DeclarationKind::Property(property) => {
                    if let ast::PropertyAccessors::List(list, _) = &property.accessors {
                        for accessor in list.iter().filter(|a| a.kind == ast::AccessorKind::Init) {
                            let span = accessor.keyword_span;
                            self.properties.push((property.name.span.start, span.start as usize, span.end as usize));
                        }
                    }
                }
                ast::DeclarationKind::Method(method) => {
                    if let Some(&id) = self.methods.get(&method.name.span.start)
                        && self.is_rewritten(id)
                    {
                        self.method(member, method, id);
                    }
                }
                _ => {}
            }
        }
    }

    fn method(&mut self, member: &ast::Declaration, method: &ast::MethodDeclaration, id: MethodDefId) {
        let body_start = match &method.body {
            ast::Body::Block(block) => block.span.start,
            ast::Body::Expr(expr) => expr.span.start,
            ast::Body::None | ast::Body::Deferred(_) => return,
        } as usize;
        let (start, end) = (member.span.start as usize, member.span.end as usize);
        let mut head = self.text.get(start..body_start).unwrap_or("").trim_end().to_string();
        if let Some(cut) = head.strip_suffix("=>") {
            head = cut.trim_end().to_string();
        }
        for (modifier, span) in member.modifiers.iter() {
            if modifier == ast::Modifier::Async {
                let from = span.start as usize - start;
                let to = span.end as usize - start;
                let rest = head.get(to..).unwrap_or("").trim_start().to_string();
                head = format!("{}{rest}", head.get(..from).unwrap_or(""));
            }
        }
        let head = without_attribute(&head, "EnumeratorCancellation");
        let indent = self.text.get(..start).unwrap_or("").rsplit('\n').next().unwrap_or("").len();
        let depth = indent / 4;
        let mut lines = vec![Line { indent: 0, text: head, location: None }];
        let at = |lines: Vec<Line>| lines.into_iter().map(move |l| Line { indent: l.indent + depth, ..l });
        let open = |text: &str| Line { indent: depth, text: text.into(), location: None };
        lines.push(open("{"));
        let code = declarations::code(&self.names, id).unwrap_or_default();
        lines.extend(at(code).map(|l| Line { indent: l.indent + 1, ..l }));
        lines.push(open("}"));
        lines.extend(at(self.made_lines(id)));
        let new = text(&lines);
        self.edits.push(Edit { start, end, text: new.trim_end().to_string() });
    }

    /// The made methods and types that stand beside a method.
    fn made_lines(&mut self, id: MethodDefId) -> Vec<Line> {
        let (types, methods) = self.made_for(id);
        let mut lines = Vec::new();
        for method in methods {
            lines.push(Line { indent: 0, text: String::new(), location: None });
            lines.extend(declarations::method(&self.names, method));
        }
        for made in types {
            if matches!(self.world()[made].made, Some(Made::StaticLambdas)) && !self.is_first_use(made, id) {
                continue;
            }
            lines.push(Line { indent: 0, text: String::new(), location: None });
            lines.extend(declarations::made_type(&self.names, made));
        }
        lines.extend(self.names.take_members());
        let owner = self.world()[id].owner;
        let parameters: Vec<FieldDefId> = self.names.parameters.borrow().iter().copied().collect();
        for field in parameters {
            let def = &self.names.world[field];
            if def.owner == owner && self.parameters.insert(field) {
                let parameter = def.name.trim_start_matches('<').trim_end_matches(">P");
                let text = format!(
                    "private {} {parameter}_parameter {{ get => {parameter}; set => {parameter} = value; }}",
                    self.names.ty(def.ty)
                );
                lines.push(Line { indent: 0, text: String::new(), location: None });
                lines.push(Line { indent: 0, text, location: None });
            }
        }
        let calls: Vec<MethodDefId> =
            self.names.base_calls.borrow().iter().filter(|(o, _)| *o == owner).map(|(_, m)| *m).collect();
        for method in calls {
            if self.base_calls.insert((owner, method)) {
                lines.extend(declarations::base_call(&self.names, method));
            }
        }
        lines
    }

    /// The cache of a type's lambdas is shared by its methods; the first that is rewritten prints it.
    fn is_first_use(&self, cache: TypeDefId, method: MethodDefId) -> bool {
        let world = self.world();
        let first = world[cache].methods.iter().filter_map(|&m| world[m].source_method).find(|&m| self.is_rewritten(m));
        first == Some(method)
    }

    /// Top-level statements become `Main`.
    fn top_level(&mut self, tree: &ast::CompilationUnit, source: SourceId) {
        let world = self.names.world;
        let main = world.method_defs.iter().position(|m| &*m.name == "<Main>$" && m.location.source == source);
        let Some(main) = main.map(|i| MethodDefId(i as u32)) else { return };
        if !self.is_rewritten(main) {
            return;
        }
        for member in &tree.members {
            if let ast::DeclarationKind::Statement(_) = &member.kind {
                let (start, end) = (member.span.start as usize, member.span.end as usize);
                self.edits.push(Edit { start, end, text: String::new() });
            }
        }
        let def = &world[main];
        let line = |indent, text: String| Line { indent, text, location: None };
        let returned = self.names.ty(def.return_type);
        let params: Vec<String> =
            def.params.iter().map(|p| format!("{} {}", self.names.ty(p.ty), escaped(&p.name))).collect();
        let mut lines = vec![
            line(0, String::new()),
            line(0, "partial class Program".into()),
            line(0, "{".into()),
            line(1, format!("static {returned} {}({})", self.names.method(main), params.join(", "))),
            line(1, "{".into()),
        ];
        let inner = |lines: Vec<Line>, by| lines.into_iter().map(move |l| Line { indent: l.indent + by, ..l });
        let code = declarations::code(&self.names, main).unwrap_or_default();
        lines.extend(inner(code, 2));
        lines.push(line(1, "}".into()));
        let made = self.made_lines(main);
        lines.extend(inner(made, 1));
        lines.push(line(0, "}".into()));
        self.tail = lines;
    }

    fn finish(mut self, tree: &ast::CompilationUnit) -> String {
        self.anonymous_types();
        if *self.names.needs_nowhere.borrow() {
            let line = |text: &str| Line { indent: 0, text: text.into(), location: None };
            self.tail.extend([
                line(""),
                line("/// What references refer to before they are set."),
                line("static class Nowhere<T> { public static T Place; }"),
            ]);
        }
        let opened = self.names.opened.borrow().clone();
        for (name, start, end) in std::mem::take(&mut self.properties) {
            if opened.iter().any(|&p| self.world()[p].location.start == name) {
                self.edits.push(Edit { start, end, text: "set".into() });
            }
        }
        self.open_positional(&opened);
        let relaxed = self.names.relaxed.borrow().clone();
        for (name, start, end) in std::mem::take(&mut self.required) {
            if relaxed.iter().any(|&t| self.world()[t].location.start == name) {
                self.edits.push(Edit { start, end, text: String::new() });
            }
        }
        self.edits.sort_by_key(|e| e.start);
        let mut out = String::new();
        let mut position = 0;
        for edit in &self.edits {
            // Edits inside of another one are gone with it.
            if edit.start < position {
                continue;
            }
            out.push_str(self.text.get(position..edit.start).unwrap_or(""));
            out.push_str(&edit.text);
            position = edit.end;
        }
        out.push_str(self.text.get(position..).unwrap_or(""));
        out.push_str(&text(&self.tail));
        let known: Vec<String> = tree
            .usings
            .iter()
            .filter_map(|u| match &u.kind {
                ast::UsingKind::Namespace(_) => {
                    let text = self.text.get(u.span.start as usize..u.span.end as usize)?;
                    let name = text.trim_start_matches("global").trim().trim_start_matches("using").trim();
                    Some(name.trim_end_matches(';').trim().to_string())
                }
                _ => None,
            })
            .collect();
        let mut usings = String::new();
        for namespace in self.names.namespaces.borrow().iter() {
            if !known.contains(namespace) && namespace != "Hoist.Runtime" {
                usings.push_str(&format!("using {namespace};\n"));
            }
        }
        // Directives stand first, behind `global using` and comments.
        let at = tree.usings.first().map_or(0, |u| u.span.start as usize);
        let shift = out.len().min(at);
        let global_first = tree.usings.iter().any(|u| u.is_global);
        let at = if global_first { tree.usings.last().map_or(shift, |u| u.span.end as usize) } else { shift };
        if global_first {
            usings.insert(0, '\n');
        }
        out.insert_str(at, &usings);
        out
    }

    /// `record R(int X);` becomes `record R(int X) { public int X { get; set; } = X; }` where lowered code sets X.
    fn open_positional(&mut self, opened: &std::collections::BTreeSet<PropertyDefId>) {
        for (params, start, end) in std::mem::take(&mut self.records) {
            let world = self.names.world;
            if !opened.iter().any(|&p| params.contains(&world[p].location.start)) {
                continue;
            }
            // All of them, so that their order stays.
            let mut text = String::new();
            for property in world.property_defs.iter().filter(|p| world[p.owner].is_user) {
                if params.contains(&property.location.start) && property.backing_field.is_some() {
                    let name = escaped(&property.name);
                    text.push_str(&format!(" public {} {name} {{ get; set; }} = {name};", self.names.ty(property.ty)));
                }
            }
            let has_body = self.text.get(start..end).is_some_and(|b| b.starts_with('{'));
            if has_body {
                self.edits.push(Edit { start: start + 1, end: start + 1, text });
            } else {
                self.edits.push(Edit { start, end, text: format!(" {{{text} }}") });
            }
        }
    }

    /// Anonymous types have no name in C#: records that print themselves in the same way.
    fn anonymous_types(&mut self) {
        let anonymous = self.names.anonymous.borrow().clone();
        for def in anonymous {
            let world = self.names.world;
            let declared = &world[def];
            let parts: Vec<String> = declared
                .properties
                .iter()
                .map(|&p| format!("{} {}", self.names.ty(world[p].ty), self.names.made(&world[p].name)))
                .collect();
            let shown: Vec<String> = declared
                .properties
                .iter()
                .map(|&p| format!("{} = {{{}}}", world[p].name, self.names.made(&world[p].name)))
                .collect();
            let line = |text: String| Line { indent: 0, text, location: None };
            self.tail.push(line(String::new()));
            self.tail.push(line(format!(
                "sealed record {}{}({}) {{ public override string ToString() => $\"{{{{ {} }}}}\"; }}",
                self.names.type_name(def),
                self.names.type_params(&declared.type_params),
                parts.join(", "),
                shown.join(", ")
            )));
        }
    }
}

/// The text without `[Name]`: what it asks for has been done.
fn without_attribute(text: &str, name: &str) -> String {
    text.replace(&format!("[{name}] "), "").replace(&format!("[{name}]"), "")
}
