//! Descriptions of the types that lowering made: state machines and closures.

use crate::hir::*;
use crate::world::World;

/// Kinds of made types that are described.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InfoKind {
    Async,
    AsyncIterator,
    Iterator,
    Closure,
}

/// One `await` of a machine, in order of the code.
#[derive(Debug, Clone, Copy)]
pub struct AwaitSite {
    pub awaiter: Ty,
    /// Calls AwaitUnsafeOnCompleted.
    pub is_unsafe: bool,
    pub location: Location,
}

/// What lowering remembers of a type that it made.
#[derive(Debug, Clone)]
pub struct MachineInfo {
    pub kind: InfoKind,
    pub ty: TypeDefId,
    /// The method (perhaps a lambda's) that the machine is of; None for closures.
    pub method: Option<MethodDefId>,
    pub builder: Option<Ty>,
    pub awaits: Vec<AwaitSite>,
    pub yields: Vec<Location>,
    /// Why each field is there.
    pub reasons: Vec<(FieldDefId, String)>,
    /// Locals that need no field.
    pub not_hoisted: Vec<(Symbol, Location)>,
}

/// A made type as it is described to the outside.
#[derive(Debug, Clone)]
pub struct Description {
    /// `async`, `async iterator`, `iterator`, `closure`
    pub kind: &'static str,
    /// The declaring type, in C# spelling without namespaces.
    pub owner: String,
    /// Metadata name of the source method; None for closures.
    pub method: Option<String>,
    /// Metadata name of the type.
    pub type_name: String,
    pub is_struct: bool,
    pub is_generic: bool,
    pub fields: Vec<FieldDescription>,
    /// Bytes of the struct or of the object; None if the type parameters allow no reference type.
    pub size: Option<u32>,
    /// Bytes of the object that the first suspension allocates.
    pub box_size: Option<u32>,
    pub awaits: Vec<AwaitDescription>,
    /// Where the method stands.
    pub location: Location,
    pub yields: Vec<Location>,
    /// User variables that need no field.
    pub not_hoisted: Vec<(Symbol, Location)>,
}

/// A field of a made type.
#[derive(Debug, Clone)]
pub struct FieldDescription {
    pub name: Symbol,
    pub type_name: String,
    /// Why it is there.
    pub reason: Option<String>,
}

/// An `await` of a machine.
#[derive(Debug, Clone)]
pub struct AwaitDescription {
    pub awaiter: String,
    pub is_unsafe: bool,
    pub location: Location,
    /// The state number while suspended there.
    pub state: i32,
}

/// All machines and closures of the user's program that have been lowered so far, in that order.
pub fn describe(world: &mut World) -> Vec<Description> {
    let infos = world.machines.clone();
    let infos: Vec<MachineInfo> = infos.into_iter().filter(|info| world[info.ty].is_user).collect();
    infos.iter().map(|info| describe_one(world, info)).collect()
}

fn describe_one(world: &mut World, info: &MachineInfo) -> Description {
    let def = &world[info.ty];
    let is_struct = def.kind == TypeDefKind::Struct;
    let own = def.type_params.len();
    let is_generic = !def.all_type_params.is_empty();
    let location = match info.method {
        Some(method) => world[method].location,
        None => def.location,
    };
    let suffix = if own > 0 { format!("`{own}") } else { String::new() };
    let type_name = format!("{}{suffix}", def.name);
    let owner = match def.outer {
        Some(outer) => {
            let ty = crate::made::own_ty(world, outer);
            type_spelling(world, ty)
        }
        None => String::new(),
    };
    let field_ids: Vec<FieldDefId> =
        world[info.ty].fields.iter().copied().filter(|&f| !world[f].modifiers.is_static).collect();
    let fields = field_ids
        .iter()
        .map(|&f| FieldDescription {
            name: world[f].name.clone(),
            type_name: type_spelling(world, world[f].ty),
            reason: info.reasons.iter().find(|(field, _)| *field == f).map(|(_, reason)| reason.clone()),
        })
        .collect();
    let closed = closed_over_string(world, info.ty);
    let size = closed.map(|ty| {
        if is_struct { crate::layout::net_value_size(world, ty) } else { crate::layout::net_object_size(world, ty) }
    });
    let box_size = match (size, info.builder) {
        (Some(size), Some(builder)) if info.kind == InfoKind::Async => box_size(world, info.ty, builder, size),
        _ => None,
    };
    let awaits = info
        .awaits
        .iter()
        .enumerate()
        .map(|(state, site)| AwaitDescription {
            awaiter: type_spelling(world, site.awaiter),
            is_unsafe: site.is_unsafe,
            location: site.location,
            state: state as i32,
        })
        .collect();
    Description {
        kind: match info.kind {
            InfoKind::Async => "async",
            InfoKind::AsyncIterator => "async iterator",
            InfoKind::Iterator => "iterator",
            InfoKind::Closure => "closure",
        },
        owner,
        method: info.method.map(|m| world[m].name.to_string()),
        type_name,
        is_struct,
        is_generic,
        fields,
        size,
        box_size,
        awaits,
        location,
        yields: info.yields.clone(),
        not_hoisted: info.not_hoisted.clone(),
    }
}

/// The type with `string` for every type parameter, if the constraints allow that.
fn closed_over_string(world: &mut World, def: TypeDefId) -> Option<Ty> {
    let string = world.string_ty();
    let params = world[def].all_type_params.clone();
    for &param in &params {
        world.ensure_constraints(param);
        let declared = &world[param];
        if declared.has_struct || declared.has_unmanaged || declared.has_new {
            return None;
        }
        for constraint in declared.constraints.clone() {
            if !matches!(world.kind(constraint), TyKind::Param(_)) {
                let subst = Subst::new(&params, &vec![string; params.len()]);
                let constraint = world.substitute(constraint, &subst);
                if !world.satisfies(string, constraint) {
                    return None;
                }
            }
        }
    }
    let args = vec![string; params.len()];
    Some(world.types.named(def, &args))
}

/// 16 + the fields of `Task<TResult>` + the machine; None for builders of other kinds.
fn box_size(world: &mut World, machine: TypeDefId, builder: Ty, size: u32) -> Option<u32> {
    let def = world.type_def(builder)?;
    let is_task_box = matches!(
        &*world[def].name,
        "AsyncTaskMethodBuilder" | "AsyncValueTaskMethodBuilder" | "AsyncVoidMethodBuilder"
    );
    if !is_task_box || &*world[def].namespace != "System.Runtime.CompilerServices" {
        return None;
    }
    let string = world.string_ty();
    let params = world[machine].all_type_params.clone();
    let subst = Subst::new(&params, &vec![string; params.len()]);
    let result = match world.type_args(builder).first().copied() {
        Some(result) => {
            let result = world.substitute(result, &subst);
            crate::layout::shape_of(world, result)
        }
        None => {
            return Some(16 + 56 + size);
        }
    };
    Some((16 + (48 + result.size).next_multiple_of(8) + size).next_multiple_of(8))
}

/// A type in C# spelling without namespaces; tuples as `ValueTuple<..>`, nullables as `Nullable<..>`.
pub fn type_spelling(world: &World, ty: Ty) -> String {
    match world.kind(ty).clone() {
        TyKind::Error => "?".into(),
        TyKind::Void => "void".into(),
        TyKind::Null => "null".into(),
        TyKind::None => "?".into(),
        TyKind::Param(param) => world[param].name.to_string(),
        TyKind::Array { element, rank } => {
            let commas = ",".repeat(usize::from(rank.max(1)) - 1);
            // `int[][,]`: the outer array's brackets come first.
            let mut inner = element;
            let mut tail = format!("[{commas}]");
            while let TyKind::Array { element, rank } = world.kind(inner) {
                tail.push_str(&format!("[{}]", ",".repeat(usize::from((*rank).max(1)) - 1)));
                inner = *element;
            }
            format!("{}{tail}", type_spelling(world, inner))
        }
        TyKind::Tuple { elements, .. } => {
            let parts: Vec<String> = elements.iter().map(|&e| type_spelling(world, e)).collect();
            if parts.len() < 8 {
                return format!("ValueTuple<{}>", parts.join(", "));
            }
            let (first, rest) = elements.split_at(7);
            let first: Vec<String> = first.iter().map(|&e| type_spelling(world, e)).collect();
            let rest: Vec<String> = rest.iter().map(|&e| type_spelling(world, e)).collect();
            format!("ValueTuple<{}, ValueTuple<{}>>", first.join(", "), rest.join(", "))
        }
        TyKind::Pointer(inner) => format!("{}*", type_spelling(world, inner)),
        TyKind::Named { def, args } => {
            if let Some(keyword) = world.special_of(ty).and_then(keyword) {
                return keyword.into();
            }
            named_spelling(world, def, &args)
        }
    }
}

fn named_spelling(world: &World, def: TypeDefId, args: &[Ty]) -> String {
    let declared = &world[def];
    let own = declared.type_params.len().min(args.len());
    let (outer_args, own_args) = args.split_at(args.len() - own);
    let mut text = match declared.outer {
        Some(outer) => format!("{}.", named_spelling(world, outer, outer_args)),
        None => String::new(),
    };
    text.push_str(&declared.name);
    if !own_args.is_empty() {
        let parts: Vec<String> = own_args.iter().map(|&a| type_spelling(world, a)).collect();
        text.push_str(&format!("<{}>", parts.join(", ")));
    }
    text
}

fn keyword(special: Special) -> Option<&'static str> {
    Some(match special {
        Special::Object => "object",
        Special::Void => "void",
        Special::Boolean => "bool",
        Special::Char => "char",
        Special::SByte => "sbyte",
        Special::Byte => "byte",
        Special::Int16 => "short",
        Special::UInt16 => "ushort",
        Special::Int32 => "int",
        Special::UInt32 => "uint",
        Special::Int64 => "long",
        Special::UInt64 => "ulong",
        Special::IntPtr => "nint",
        Special::UIntPtr => "nuint",
        Special::Single => "float",
        Special::Double => "double",
        Special::Decimal => "decimal",
        Special::String => "string",
        _ => return None,
    })
}

/// The descriptions as a JSON array.
pub fn to_json(descriptions: &[Description]) -> String {
    let text = |s: &str| {
        let mut out = String::from("\"");
        for c in s.chars() {
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                c if c < ' ' => out.push_str(&format!("\\u{:04x}", c as u32)),
                c => out.push(c),
            }
        }
        out.push('"');
        out
    };
    let number = |n: Option<u32>| n.map_or_else(|| "null".to_string(), |n| n.to_string());
    let mut rows = Vec::new();
    for d in descriptions {
        let fields: Vec<String> = d
            .fields
            .iter()
            .map(|f| {
                let reason = f.reason.as_ref().map_or_else(String::new, |r| format!(",\"reason\":{}", text(r)));
                format!("{{\"name\":{},\"type\":{}{reason}}}", text(&f.name), text(&f.type_name))
            })
            .collect();
        let awaits: Vec<String> = d
            .awaits
            .iter()
            .map(|a| format!("{{\"awaiter\":{},\"unsafe\":{},\"state\":{}}}", text(&a.awaiter), a.is_unsafe, a.state))
            .collect();
        let method = d.method.as_ref().map_or_else(|| "null".to_string(), |m| text(m));
        rows.push(format!(
            "{{\"kind\":{},\"owner\":{},\"method\":{method},\"type\":{},\"struct\":{},\"generic\":{},\"fields\":[{}],\"size\":{},\"box\":{},\"awaits\":[{}]}}",
            text(d.kind),
            text(&d.owner),
            text(&d.type_name),
            d.is_struct,
            d.is_generic,
            fields.join(","),
            number(d.size),
            number(d.box_size),
            awaits.join(",")
        ));
    }
    format!("[{}]", rows.join(",\n"))
}
