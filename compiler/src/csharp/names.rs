//! What things are called in C# text.

use std::cell::RefCell;
use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::hir::*;
use crate::machines::{identifier, readable};
use crate::world::World;

/// Which names compiler-made things have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Those of the metadata: `<total>5__2`.
    Roslyn,
    /// Such as C# allows: `total`.
    Readable,
}

/// The names of one text, and what it has come to need.
#[derive(Debug)]
pub struct Names<'w> {
    pub world: &'w World,
    pub style: Style,
    fields: FxHashMap<FieldDefId, String>,
    /// Namespaces of the types that were named.
    pub namespaces: RefCell<BTreeSet<String>>,
    /// Properties that are set outside of initializers though only `init` is declared.
    pub opened: RefCell<BTreeSet<PropertyDefId>>,
    /// Types that are made without their `required` members.
    pub relaxed: RefCell<BTreeSet<TypeDefId>>,
    /// Anonymous types that were named.
    pub anonymous: RefCell<BTreeSet<TypeDefId>>,
    /// Members that the texts of methods need beside them: filters.
    pub members: RefCell<Vec<Vec<super::Line>>>,
    /// How many of them are written.
    pub written: std::cell::Cell<usize>,
    /// Methods of base classes that machines call on behalf of their method.
    pub base_calls: RefCell<BTreeSet<(TypeDefId, MethodDefId)>>,
    /// Captured parameters of primary constructors that machines use.
    pub parameters: RefCell<BTreeSet<FieldDefId>>,
    /// A place for references that refer to nothing yet is needed.
    pub needs_nowhere: RefCell<bool>,
}

const KEYWORDS: &[&str] = &[
    "abstract",
    "as",
    "base",
    "bool",
    "break",
    "byte",
    "case",
    "catch",
    "char",
    "checked",
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
    "event",
    "explicit",
    "extern",
    "false",
    "finally",
    "fixed",
    "float",
    "for",
    "foreach",
    "goto",
    "if",
    "implicit",
    "in",
    "int",
    "interface",
    "internal",
    "is",
    "lock",
    "long",
    "namespace",
    "new",
    "null",
    "object",
    "operator",
    "out",
    "override",
    "params",
    "private",
    "protected",
    "public",
    "readonly",
    "ref",
    "return",
    "sbyte",
    "sealed",
    "short",
    "sizeof",
    "stackalloc",
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
    "unchecked",
    "unsafe",
    "ushort",
    "using",
    "virtual",
    "void",
    "volatile",
    "while",
];

/// A name that is also a keyword gets its `@`.
pub fn escaped(name: &str) -> String {
    if KEYWORDS.contains(&name) { format!("@{name}") } else { name.to_string() }
}

impl<'w> Names<'w> {
    pub fn new(world: &'w World, style: Style) -> Self {
        let mut fields = FxHashMap::default();
        if style == Style::Readable {
            for def in &world.type_defs {
                if def.made.is_some() && def.is_user {
                    fields.extend(def.fields.iter().copied().zip(readable(world, &def.fields)));
                }
            }
        }
        Self {
            world,
            style,
            fields,
            namespaces: RefCell::default(),
            opened: RefCell::default(),
            relaxed: RefCell::default(),
            anonymous: RefCell::default(),
            members: RefCell::default(),
            written: std::cell::Cell::default(),
            base_calls: RefCell::default(),
            parameters: RefCell::default(),
            needs_nowhere: RefCell::default(),
        }
    }

    fn is_plain(name: &str) -> bool {
        !name.contains(['<', '>', '$', '|', '.'])
    }

    pub fn field(&self, field: FieldDefId) -> String {
        match self.fields.get(&field) {
            Some(name) => escaped(name),
            None => {
                let name = &self.world[field].name;
                // The parameter of a primary constructor has a name in the type itself only: others use a property.
                if self.style == Style::Readable
                    && let Some(parameter) = name.strip_prefix('<').and_then(|n| n.strip_suffix(">P"))
                {
                    self.parameters.borrow_mut().insert(field);
                    return format!("{parameter}_parameter");
                }
                self.made(name)
            }
        }
    }

    pub fn method(&self, method: MethodDefId) -> String {
        self.made(&self.world[method].name)
    }

    /// A name that may be a compiler-made one.
    pub fn made(&self, name: &str) -> String {
        if self.style == Style::Roslyn || Self::is_plain(name) {
            return escaped(name);
        }
        match name {
            "<Main>$" => "Main".into(),
            _ => identifier(name),
        }
    }

    pub fn type_name(&self, def: TypeDefId) -> String {
        let name = &*self.world[def].name;
        if matches!(self.world[def].made, Some(Made::Anonymous)) {
            self.anonymous.borrow_mut().insert(def);
        }
        if self.style == Style::Roslyn || Self::is_plain(name) {
            return escaped(name);
        }
        match name {
            "<>c" => "Lambdas".into(),
            _ => match name.strip_prefix("<>c__") {
                Some(rest) if rest.starts_with("Display") => rest.into(),
                Some(rest) => format!("Lambdas{}", identifier(rest)),
                None => identifier(name),
            },
        }
    }

    /// A type as code.
    pub fn ty(&self, ty: Ty) -> String {
        let world = self.world;
        match world.kind(ty).clone() {
            TyKind::Tuple { elements, .. } if elements.len() < 8 => {
                self.namespaces.borrow_mut().insert("System".into());
                let parts: Vec<String> = elements.iter().map(|&e| self.ty(e)).collect();
                format!("ValueTuple<{}>", parts.join(", "))
            }
            TyKind::Array { element, rank } => {
                let commas = |rank: u8| format!("[{}]", ",".repeat(usize::from(rank.max(1)) - 1));
                let mut inner = element;
                let mut tail = commas(rank);
                while let TyKind::Array { element, rank } = world.kind(inner) {
                    tail.push_str(&commas(*rank));
                    inner = *element;
                }
                format!("{}{tail}", self.ty(inner))
            }
            TyKind::Named { def, args } => match world.special_of(ty).and_then(crate::machines::keyword) {
                Some(keyword) => keyword.into(),
                None => self.named(def, &args),
            },
            TyKind::Param(param) => self.type_param(param),
            _ => crate::machines::type_spelling(world, ty),
        }
    }

    fn named(&self, def: TypeDefId, args: &[Ty]) -> String {
        let declared = &self.world[def];
        let own = declared.type_params.len().min(args.len());
        let (outer_args, own_args) = args.split_at(args.len() - own);
        let mut text = match declared.outer {
            Some(outer) => format!("{}.", self.named(outer, outer_args)),
            None => {
                if !declared.namespace.is_empty() {
                    self.namespaces.borrow_mut().insert(declared.namespace.to_string());
                }
                String::new()
            }
        };
        text.push_str(&self.type_name(def));
        text.push_str(&self.type_args(own_args));
        text
    }

    /// `<A, B>`, or nothing.
    pub fn type_args(&self, args: &[Ty]) -> String {
        if args.is_empty() {
            return String::new();
        }
        format!("<{}>", args.iter().map(|&a| self.ty(a)).collect::<Vec<_>>().join(", "))
    }

    pub fn type_params(&self, params: &[TypeParamId]) -> String {
        if params.is_empty() {
            return String::new();
        }
        format!("<{}>", params.iter().map(|&p| self.type_param(p)).collect::<Vec<_>>().join(", "))
    }

    pub fn type_param(&self, param: TypeParamId) -> String {
        self.made(&self.world[param].name)
    }

    /// The members that have come up since the last time.
    pub fn take_members(&self) -> Vec<super::Line> {
        let members = self.members.borrow();
        members.iter().skip(self.written.replace(members.len())).flatten().cloned().collect()
    }

    /// ` where T : class, I` for each constrained parameter.
    pub fn constraints(&self, params: &[TypeParamId]) -> String {
        let mut text = String::new();
        for &param in params {
            let declared = &self.world[param];
            let mut parts: Vec<String> = Vec::new();
            let flags = [
                (declared.has_class, "class"),
                (declared.has_unmanaged, "unmanaged"),
                (declared.has_struct && !declared.has_unmanaged, "struct"),
                (declared.has_notnull, "notnull"),
            ];
            parts.extend(flags.iter().filter(|(on, _)| *on).map(|(_, word)| (*word).to_string()));
            parts.extend(declared.constraints.iter().map(|&c| self.ty(c)));
            if declared.has_new && !declared.has_struct {
                parts.push("new()".into());
            }
            if !parts.is_empty() {
                text.push_str(&format!(" where {} : {}", self.type_param(param), parts.join(", ")));
            }
        }
        text
    }
}
