//! System.Type, System.Enum and Nullable: questions about types. A Type object keeps its type's id in the slot after the header.

use hoist_bytecode::{ElementKind, TypeId, TypeShape};

use super::object::type_object;
use super::{Arguments, Interruption, NativeResult, Table, throw_new, type_argument};
use crate::heap::Ref;
use crate::vm::Vm;

pub(super) const TABLE: Table = &[
    ("Repl.TypeName", |vm, a| {
        let ty = type_argument(a, 0);
        let name = vm.source.type_desc(ty).display_name.clone();
        give_text(vm, a, &name)
    }),
    ("Type.get_Name", |vm, a| {
        let name = vm.source.type_desc(type_of(a, 0)?).simple_name.clone();
        give_text(vm, a, &name)
    }),
    ("Type.get_FullName", |vm, a| {
        let name = full_name(vm, type_of(a, 0)?);
        give_text(vm, a, &name)
    }),
    ("Type.get_Namespace", |vm, a| {
        let name = vm.source.type_desc(type_of(a, 0)?).namespace.clone();
        if name.is_empty() { a.give(0) } else { give_text(vm, a, &name) }
    }),
    ("Type.ToString", |vm, a| {
        let name = vm.source.type_desc(type_of(a, 0)?).name.clone();
        give_text(vm, a, &name)
    }),
    ("Type.get_BaseType", |vm, a| match vm.source.type_desc(type_of(a, 0)?).base {
        Some(base) => {
            let object = type_object(vm, base)?;
            a.give_ref(object)
        }
        None => a.give(0),
    }),
    ("Type.Shape", |vm, a| {
        let shape = match vm.source.type_desc(type_of(a, 0)?).shape {
            TypeShape::Class | TypeShape::String => 0,
            TypeShape::Interface => 1,
            TypeShape::Struct | TypeShape::Nullable { .. } => 2,
            TypeShape::Enum { .. } => 3,
            TypeShape::Primitive(_) => 4,
            TypeShape::Array { .. } => 5,
            TypeShape::Delegate => 6,
            TypeShape::Void => 8,
        };
        a.give_i32(shape)
    }),
    ("Type.IsAssignableFrom", |vm, a| {
        let answer = vm.is_assignable(type_of(a, 1)?, type_of(a, 0)?);
        a.give_bool(answer)
    }),
    ("Type.GetElementType", |vm, a| match vm.source.type_desc(type_of(a, 0)?).shape {
        TypeShape::Array { element: inner, .. } | TypeShape::Enum { underlying: inner, .. } => {
            let object = type_object(vm, inner)?;
            a.give_ref(object)
        }
        _ => a.give(0),
    }),
    ("Type.GetGenericArguments", |vm, a| {
        let arguments = vm.source.type_desc(type_of(a, 0)?).type_arguments.clone();
        give_types(vm, a, &arguments)
    }),
    ("Type.GetGenericTypeDefinition", |vm, a| {
        let id = type_of(a, 0)?;
        match vm.source.generic_definition(id) {
            Some(definition) => {
                let object = type_object(vm, definition)?;
                a.give_ref(object)
            }
            None => a.give(0),
        }
    }),
    ("Type.IsGenericTypeDefinition", |vm, a| {
        let id = type_of(a, 0)?;
        let answer = vm.source.generic_definition(id) == Some(id);
        a.give_bool(answer)
    }),
    ("Type.GetArrayRank", |vm, a| match vm.source.type_desc(type_of(a, 0)?).shape {
        TypeShape::Array { rank, .. } => a.give_i32(i32::from(rank)),
        _ => throw_new("System.ArgumentException", "Must be an array type."),
    }),
    ("Type.Modifiers", |vm, a| {
        let modifiers = vm.source.type_modifiers(type_of(a, 0)?);
        a.give_i32(modifiers as i32)
    }),
    ("Type.GetInterfaces", |vm, a| {
        let interfaces = vm.source.interfaces(type_of(a, 0)?);
        give_types(vm, a, &interfaces)
    }),
    ("Type.get_DeclaringType", |vm, a| match vm.source.declaring_type(type_of(a, 0)?) {
        Some(outer) => {
            let object = type_object(vm, outer)?;
            a.give_ref(object)
        }
        None => a.give(0),
    }),
    ("Nullable.NullableArgument", |vm, a| match vm.source.type_desc(type_of(a, 0)?).shape {
        TypeShape::Nullable { value } => {
            let object = type_object(vm, value)?;
            a.give_ref(object)
        }
        _ => a.give(0),
    }),
    ("Enum.Names", |vm, a| {
        let members = sorted_members(vm, type_of(a, 0)?);
        let string = vm.known_type("System.String").map_err(super::object::stop)?;
        let array = vm.source.array_of(string, 1);
        let ty = vm.ty(array);
        let Some(array) = vm.new_array_uncounted(ty, members.len(), 0) else {
            return throw_new("System.OutOfMemoryException", "");
        };
        for (i, (name, _)) in members.iter().enumerate() {
            array.words()[i] = name_string(vm, name).0;
        }
        a.give_ref(array)
    }),
    ("Enum.Values", |vm, a| {
        let members = sorted_members(vm, type_of(a, 0)?);
        let long = vm.known_type("System.Int64").map_err(super::object::stop)?;
        let array = vm.source.array_of(long, 1);
        let ty = vm.ty(array);
        let Some(array) = vm.new_array_uncounted(ty, members.len(), 0) else {
            return throw_new("System.OutOfMemoryException", "");
        };
        for (i, (_, value)) in members.iter().enumerate() {
            array.words()[i] = *value as u64;
        }
        a.give_ref(array)
    }),
    ("Enum.IsFlags", |vm, a| {
        let answer = vm.source.type_desc(type_of(a, 0)?).is_flags;
        a.give_bool(answer)
    }),
    ("Enum.ToBits", |vm, a| {
        let object = a.object(0)?;
        let bits = extend(kind_of(vm, object.type_id()), object.slot(1));
        a.give(bits)
    }),
    ("Enum.FromBits", |vm, a| {
        let id = type_of(a, 0)?;
        let ty = vm.ty(id);
        let Some(object) = vm.new_object(ty) else { return throw_new("System.OutOfMemoryException", "") };
        object.set_slot(1, extend(kind_of(vm, id), a.slot(1)));
        a.give_ref(object)
    }),
    ("Enum.FromBitsOf", |vm, a| {
        let kind = kind_of(vm, type_argument(a, 0));
        a.give(extend(kind, a.slot(0)))
    }),
    ("Enum.ToBitsOf", |vm, a| {
        let kind = kind_of(vm, type_argument(a, 0));
        a.give(extend(kind, a.slot(0)))
    }),
    ("Enum.TextOf", |vm, a| {
        let object = a.object(0)?;
        let id = object.type_id();
        let bits = extend(kind_of(vm, id), object.slot(1));
        let text = enum_text(vm, id, bits);
        match text {
            Ok(name) => {
                let text = name_string(vm, &name);
                a.give_ref(text)
            }
            Err(other) => give_text(vm, a, &other),
        }
    }),
    ("Enum.UnderlyingSize", |vm, a| {
        let kind = kind_of(vm, type_of(a, 0)?);
        let size = kind.size() as i32;
        let signed = matches!(kind, ElementKind::I8 | ElementKind::I16 | ElementKind::I32 | ElementKind::I64);
        a.give_i32(if signed { -size } else { size })
    }),
];

fn type_of(a: Arguments, index: usize) -> Result<TypeId, Interruption> {
    Ok(TypeId(a.object(index)?.slot(super::TYPE_ID_SLOT) as u32))
}

/// A text that .NET caches: not counted.
fn give_text(vm: &mut Vm, a: Arguments, text: &str) -> NativeResult {
    let units: Vec<u16> = text.encode_utf16().collect();
    let string = vm.new_string_uncounted(&units);
    a.give_ref(string)
}

/// The string object of a member's name, always the same.
fn name_string(vm: &mut Vm, name: &str) -> Ref {
    let units: Vec<u16> = name.encode_utf16().collect();
    let text = vm.new_string_uncounted(&units);
    let found = vm.find_interned(text);
    if found.is_null() {
        // The empty string comes first among them.
        vm.empty_string();
        vm.kept.push(text.0);
        text
    } else {
        found
    }
}

fn give_types(vm: &mut Vm, a: Arguments, types: &[TypeId]) -> NativeResult {
    let ty = vm.known_type("System.Type").map_err(super::object::stop)?;
    let array = vm.source.array_of(ty, 1);
    let ty = vm.ty(array);
    let Some(array) = vm.new_array_uncounted(ty, types.len(), 0) else {
        return throw_new("System.OutOfMemoryException", "");
    };
    for (i, &id) in types.iter().enumerate() {
        array.words()[i] = type_object(vm, id)?.0;
    }
    a.give_ref(array)
}

/// `Type.FullName`: type arguments with their assemblies.
fn full_name(vm: &mut Vm, id: TypeId) -> String {
    let desc = vm.source.type_desc(id);
    if let TypeShape::Array { element, rank, .. } = desc.shape {
        return format!("{}[{}]", full_name(vm, element), ",".repeat(usize::from(rank) - 1));
    }
    if desc.type_arguments.is_empty() {
        return desc.name.clone();
    }
    let open = desc.name.split('[').next().unwrap_or(&desc.name).to_string();
    let arguments: Vec<String> = desc
        .type_arguments
        .iter()
        .map(|&argument| {
            let assembly = if vm.source.is_library_type(argument) {
                "System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e"
            } else {
                "main, Version=1.0.0.0, Culture=neutral, PublicKeyToken=null"
            };
            format!("[{}, {assembly}]", full_name(vm, argument))
        })
        .collect();
    format!("{open}[{}]", arguments.join(","))
}

fn kind_of(vm: &mut Vm, id: TypeId) -> ElementKind {
    match vm.source.type_desc(id).shape {
        TypeShape::Primitive(kind) | TypeShape::Enum { element: kind, .. } => kind,
        _ => ElementKind::I64,
    }
}

fn extend(kind: ElementKind, bits: u64) -> u64 {
    match kind {
        ElementKind::I8 => bits as i8 as u64,
        ElementKind::I16 => bits as i16 as u64,
        ElementKind::I32 => bits as i32 as u64,
        ElementKind::U8 => u64::from(bits as u8),
        ElementKind::U16 => u64::from(bits as u16),
        ElementKind::U32 => u64::from(bits as u32),
        _ => bits,
    }
}

/// Members by value taken as unsigned; equal values in the order of declaration.
fn sorted_members(vm: &mut Vm, id: TypeId) -> Vec<(String, i64)> {
    let mask = match kind_of(vm, id).size() {
        1 => 0xFF,
        2 => 0xFFFF,
        4 => 0xFFFF_FFFF,
        _ => u64::MAX,
    };
    let mut members = vm.source.type_desc(id).enum_members.clone();
    members.sort_by_key(|(_, value)| *value as u64 & mask);
    members
}

/// `ToString("G")`: `Ok` for a member's name, `Err` for another text.
fn enum_text(vm: &mut Vm, id: TypeId, bits: u64) -> Result<String, String> {
    let desc = vm.source.type_desc(id);
    let members = sorted_members(vm, id);
    if let Some((name, _)) = members.iter().find(|(_, value)| *value as u64 == bits) {
        return Ok(name.clone());
    }
    let kind = kind_of(vm, id);
    let signed = matches!(kind, ElementKind::I8 | ElementKind::I16 | ElementKind::I32 | ElementKind::I64);
    let number = if signed { (bits as i64).to_string() } else { bits.to_string() };
    if !desc.is_flags || bits == 0 {
        return Err(number);
    }
    let mut rest = bits;
    let mut names = Vec::new();
    for (name, value) in members.iter().rev() {
        let value = *value as u64;
        if value != 0 && rest & value == value {
            rest &= !value;
            names.push(name.clone());
        }
    }
    if rest != 0 || names.is_empty() {
        return Err(number);
    }
    names.reverse();
    Err(names.join(", "))
}
