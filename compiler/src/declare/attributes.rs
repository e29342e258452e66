//! Attributes that mean something to the compiler.
//!
//! They are known by their last name: `[AsyncMethodBuilder(..)]` counts whether the class comes from the library or is the program's own, as
//! in C#. Arguments are literals, `typeof` and `nameof`, which need no binder.

use super::Scope;
use crate::hir::*;
use crate::syntax as ast;
use crate::world::World;

/// Names without `Attribute`, with their namespaces.
const KNOWN: [(&str, &str); 27] = [
    ("AsyncMethodBuilder", "System.Runtime.CompilerServices"),
    ("CallerArgumentExpression", "System.Runtime.CompilerServices"),
    ("CallerFilePath", "System.Runtime.CompilerServices"),
    ("CallerLineNumber", "System.Runtime.CompilerServices"),
    ("CallerMemberName", "System.Runtime.CompilerServices"),
    ("CollectionBuilder", "System.Runtime.CompilerServices"),
    ("Conditional", "System.Diagnostics"),
    ("DoesNotReturn", "System.Diagnostics.CodeAnalysis"),
    ("EnumeratorCancellation", "System.Runtime.CompilerServices"),
    ("Extension", "System.Runtime.CompilerServices"),
    ("Flags", "System"),
    ("IndexerName", "System.Runtime.CompilerServices"),
    ("InlineArray", "System.Runtime.CompilerServices"),
    ("InterpolatedStringHandler", "System.Runtime.CompilerServices"),
    ("InterpolatedStringHandlerArgument", "System.Runtime.CompilerServices"),
    ("Native", "Hoist.Runtime"),
    ("NetFields", "Hoist.Runtime"),
    ("NetSize", "Hoist.Runtime"),
    ("NetUncounted", "Hoist.Runtime"),
    ("Obsolete", "System"),
    ("OverloadResolutionPriority", "System.Runtime.CompilerServices"),
    ("SetsRequiredMembers", "System.Diagnostics.CodeAnalysis"),
    ("StackTraceHidden", "System.Diagnostics"),
    ("ThreadStatic", "System"),
    ("TraceName", "Hoist.Runtime"),
    ("UnscopedRef", "System.Diagnostics.CodeAnalysis"),
    ("MethodImpl", "System.Runtime.CompilerServices"),
];

impl World {
    /// The known ones among attributes as written; `target` selects `[return: ..]` and the like (None: those without a target).
    pub fn attributes(
        &mut self,
        lists: &[ast::AttributeList],
        target: Option<&str>,
        scope: &Scope,
    ) -> Vec<AttributeData> {
        let mut found = Vec::new();
        for list in lists {
            let written = list.target.as_ref().map(ast::Name::as_str);
            let plain = matches!(written, None | Some("method" | "type" | "param" | "property" | "event"));
            if !(written == target || (target.is_none() && plain)) {
                continue;
            }
            for attribute in &list.attributes {
                let Some(full) = known_name(&attribute.name) else { continue };
                let name = self.symbol(&full);
                let location = self.location_in(scope, attribute.span);
                let mut data = AttributeData { name, args: Vec::new(), named: Vec::new(), location };
                for argument in &attribute.arguments {
                    let Some(value) = self.attribute_argument(&argument.value, scope) else { continue };
                    match &argument.name {
                        ast::AttributeArgumentName::Property(name) => data.named.push((name.text.clone(), value)),
                        ast::AttributeArgumentName::Positional | ast::AttributeArgumentName::Parameter(_) => {
                            data.args.push(value);
                        }
                    }
                }
                found.push(data);
            }
        }
        found
    }

    fn attribute_argument(&mut self, syntax: &ast::Expr, scope: &Scope) -> Option<AttributeArg> {
        Some(match &syntax.kind {
            ast::ExprKind::Parenthesized(inner) => return self.attribute_argument(inner, scope),
            ast::ExprKind::Literal(literal) => match literal {
                ast::Literal::Null => AttributeArg::Const(Const::Null, Ty::NULL),
                ast::Literal::Bool(b) => AttributeArg::Const(Const::Bool(*b), self.bool_ty()),
                ast::Literal::Int(i) => AttributeArg::Const(Const::Int((*i).into()), self.int_ty()),
                ast::Literal::UInt(u) => AttributeArg::Const(Const::UInt((*u).into()), self.uint_ty()),
                ast::Literal::Long(i) => AttributeArg::Const(Const::Int(*i), self.long_ty()),
                ast::Literal::String(s) => AttributeArg::Const(Const::String(s.clone()), self.string_ty()),
                ast::Literal::Char(c) => AttributeArg::Const(Const::Char(*c), self.char_ty()),
                _ => return None,
            },
            ast::ExprKind::PrefixUnary { operator: ast::PrefixOperator::Minus, operand, .. } => {
                match self.attribute_argument(operand, scope)? {
                    AttributeArg::Const(Const::Int(i), ty) => AttributeArg::Const(Const::Int(i.wrapping_neg()), ty),
                    other => other,
                }
            }
            ast::ExprKind::MemberAccess { name, .. } => {
                let name = self.symbol(name.name.as_str());
                AttributeArg::EnumMember(name)
            }
            ast::ExprKind::TypeOf(ty) => AttributeArg::Type(self.bind_type(ty, scope)),
            ast::ExprKind::Invocation { target, arguments, .. } => {
                let ast::ExprKind::Identifier(name) = &target.kind else { return None };
                let [argument] = arguments.as_slice() else { return None };
                if name.name.as_str() != "nameof" {
                    return None;
                }
                let text = match &argument.value.kind {
                    ast::ExprKind::Identifier(name) | ast::ExprKind::MemberAccess { name, .. } => name.name.as_str(),
                    _ => return None,
                };
                AttributeArg::Const(Const::String(text.encode_utf16().collect()), self.string_ty())
            }
            ast::ExprKind::ArrayCreation(array) => {
                let elements = array.initializer.as_deref().unwrap_or_default();
                AttributeArg::Array(elements.iter().filter_map(|e| self.attribute_argument(e, scope)).collect())
            }
            _ => return None,
        })
    }

    /// Attributes of a type that must be known before its members are: whether it is a flags enum, how large .NET's is.
    pub(crate) fn note_type_attributes(&mut self, def: TypeDefId, syntax: &ast::Declaration) {
        for attribute in syntax.attributes.iter().flat_map(|list| &list.attributes) {
            let Some(name) = attribute.name.parts.last() else { continue };
            match strip(name.name.as_str()) {
                "Flags" => self[def].is_flags_enum = true,
                "NetUncounted" => self[def].net_uncounted = true,
                _ => {}
            }
        }
    }

    /// All attributes of a type, with what follows from them.
    pub(crate) fn bind_type_attributes(&mut self, def: TypeDefId) {
        for part in self[def].parts.clone() {
            let TypeSyntax::Type(syntax) = &part.syntax else { continue };
            if syntax.attributes.is_empty() {
                continue;
            }
            let mut scope = self.base_scope(def, &part);
            scope.type_def = Some(def);
            let attributes = self.attributes(&syntax.attributes, None, &scope);
            self[def].attributes.extend(attributes);
        }
        for attribute in self[def].attributes.clone() {
            match &*attribute.name {
                "System.Runtime.CompilerServices.InlineArrayAttribute" => {
                    self[def].inline_array = attribute.int_arg(0).map(|n| n as u32);
                }
                "Hoist.Runtime.NetSizeAttribute" => self[def].net_size = attribute.int_arg(0).map(|n| n as u32),
                "Hoist.Runtime.NetFieldsAttribute" => {
                    if let Some(text) = attribute.string_arg(0) {
                        self[def].net_fields = Some(self.net_fields(def, &text));
                    }
                }
                _ => {}
            }
        }
    }

    /// `"int a; object b; T c"`: types of fields.
    fn net_fields(&mut self, def: TypeDefId, text: &str) -> Vec<Ty> {
        let mut scope = self.scope_of_type(def, 0);
        scope.type_def = Some(def);
        let mut types = Vec::new();
        for field in text.split(';') {
            let field = field.trim();
            if field.is_empty() {
                continue;
            }
            let name = match field.rsplit_once(' ') {
                Some((ty, _)) => ty.trim(),
                None => field,
            };
            types.push(self.type_from_text(name, &scope));
        }
        types
    }

    /// A type written as text: keywords, names, arrays. Type arguments stay as they are in `Name<..>` of the library.
    fn type_from_text(&mut self, text: &str, scope: &Scope) -> Ty {
        let parsed = hoist_grammar::parse(
            &format!("default({text})"),
            &hoist_grammar::ParseOptions { entry: hoist_grammar::Entry::Expression, ..Default::default() },
        );
        if let Some(ast::Expr { kind: ast::ExprKind::Default(Some(ty)), .. }) = &parsed.tree.trailing_expression {
            return self.bind_type(ty, scope);
        }
        self.object_ty()
    }

    /// An attribute of a method by its full name without `Attribute`.
    pub fn method_attribute(&self, method: MethodDefId, name: &str) -> Option<&AttributeData> {
        find_attribute(&self[method].attributes, name)
    }

    pub fn type_attribute(&mut self, def: TypeDefId, name: &str) -> Option<&AttributeData> {
        self.ensure_members(def);
        find_attribute(&self[def].attributes, name)
    }
}

/// An attribute by its full name without `Attribute`.
pub fn find_attribute<'a>(list: &'a [AttributeData], name: &str) -> Option<&'a AttributeData> {
    list.iter().find(|a| a.name.strip_suffix("Attribute") == Some(name))
}

impl AttributeData {
    pub fn int_arg(&self, index: usize) -> Option<i64> {
        match self.args.get(index)? {
            AttributeArg::Const(Const::Int(i), _) => Some(*i),
            _ => None,
        }
    }

    pub fn string_arg(&self, index: usize) -> Option<String> {
        match self.args.get(index)? {
            AttributeArg::Const(Const::String(s), _) => Some(String::from_utf16_lossy(s)),
            _ => None,
        }
    }

    pub fn type_arg(&self, index: usize) -> Option<Ty> {
        match self.args.get(index)? {
            AttributeArg::Type(ty) => Some(*ty),
            _ => None,
        }
    }
}

pub(super) fn strip(name: &str) -> &str {
    match name.strip_suffix("Attribute") {
        Some("") | None => name,
        Some(short) => short,
    }
}

/// Full class name of a known attribute.
fn known_name(name: &ast::QualifiedName) -> Option<String> {
    let short = strip(name.parts.last()?.name.as_str());
    let (known, namespace) = KNOWN.iter().find(|(k, _)| *k == short)?;
    Some(format!("{namespace}.{known}Attribute"))
}
