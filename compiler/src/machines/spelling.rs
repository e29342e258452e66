//! Types as descriptions spell them.

use crate::hir::*;
use crate::world::World;

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

pub(crate) fn keyword(special: Special) -> Option<&'static str> {
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
