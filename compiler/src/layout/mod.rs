//! What .NET would allocate: sizes of objects and structs by the runtime's layout rules, on 64 bits.
//!
//! An object is a header (8), a method table pointer (8) and its fields, rounded up to 8 and at least 24. Classes, and structs that hold references, are
//! laid out automatically ([`auto`]); other structs keep the order of their fields ([`sequential`]).
//!
//! ```text
//! class { int a; byte b; object o }    o at 0, a at 8, b at 12: 13 bytes → 16 + 13 → 32
//! struct { byte a; int b }             a at 0, b at 4 → 8
//! ```
//!
//! Type parameters count as references, so open types can be measured too.

mod auto;
mod sequential;

use rustc_hash::FxHashMap;

use crate::hir::*;
use crate::world::World;

/// How a value sits in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    pub size: u32,
    pub align: u32,
    pub kind: ShapeKind,
    pub has_references: bool,
    /// A struct with automatic layout.
    pub is_auto: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShapeKind {
    Reference,
    Primitive,
    Struct,
}

/// Sizes that have been worked out.
#[derive(Debug, Default)]
pub struct LayoutCache {
    shapes: FxHashMap<Ty, Shape>,
    ends: FxHashMap<Ty, u32>,
}

const REFERENCE: Shape = Shape { size: 8, align: 8, kind: ShapeKind::Reference, has_references: true, is_auto: false };

const fn primitive(size: u32) -> Shape {
    Shape { size, align: size, kind: ShapeKind::Primitive, has_references: false, is_auto: false }
}

pub(crate) const fn align_up(position: u32, align: u32) -> u32 {
    position.next_multiple_of(align)
}

/// Size of an object of exactly this type on the heap; a value type's size is that of its box. Arrays and strings have no fixed size.
pub fn net_object_size(world: &mut World, ty: Ty) -> u32 {
    if world.is_delegate(ty) {
        return 64;
    }
    if let Some(def) = world.type_def(ty)
        && let Some(size) = world[def].net_size
        && !world.is_value_type(ty)
    {
        return size;
    }
    let fields = if world.is_value_type(ty) { shape_of(world, ty).size } else { class_end(world, ty) };
    align_up(16 + fields, 8).max(24)
}

/// Size of a value of this type in a field or array element.
pub fn net_value_size(world: &mut World, ty: Ty) -> u32 {
    shape_of(world, ty).size
}

/// Size and alignment of a value.
pub fn shape_of(world: &mut World, ty: Ty) -> Shape {
    if let Some(&shape) = world.layouts.shapes.get(&ty) {
        return shape;
    }
    let shape = work_out(world, ty);
    world.layouts.shapes.insert(ty, shape);
    shape
}

fn special_size(special: Special) -> Option<u32> {
    Some(match special {
        Special::Boolean | Special::SByte | Special::Byte => 1,
        Special::Char | Special::Int16 | Special::UInt16 => 2,
        Special::Int32 | Special::UInt32 | Special::Single => 4,
        Special::Int64 | Special::UInt64 | Special::Double | Special::IntPtr | Special::UIntPtr => 8,
        _ => return None,
    })
}

fn work_out(world: &mut World, ty: Ty) -> Shape {
    let ty = world.tuple_underlying(ty);
    if let Some(underlying) = world.enum_underlying(ty) {
        return shape_of(world, underlying);
    }
    if let Some(size) = world.special_of(ty).and_then(special_size) {
        return primitive(size);
    }
    if !world.is_value_type(ty) {
        return REFERENCE;
    }
    let Some(def) = world.type_def(ty) else { return REFERENCE };
    if let Some(value) = world.nullable_value(ty) {
        let fields = [primitive(1), shape_of(world, value)];
        return if fields[1].has_references { auto::structure(&fields) } else { sequential::structure(&fields) };
    }
    if let Some(size) = world[def].net_size {
        let align = if size.is_multiple_of(8) { 8 } else { size.next_power_of_two().min(4) };
        return Shape { size, align, kind: ShapeKind::Struct, has_references: size >= 8, is_auto: true };
    }
    let fields = level_fields(world, ty);
    if let (Some(count), Some(element)) = (world[def].inline_array, fields.first()) {
        return Shape { size: element.size * count, kind: ShapeKind::Struct, ..*element };
    }
    let is_made = world[def].made.is_some();
    let is_tuple = &*world[def].name == "ValueTuple" && &*world[def].namespace == "System";
    let asked_auto = is_made || is_tuple || layout_kind(world, def) == Some(LAYOUT_AUTO);
    if matches!(&*world[def].name, "Int128" | "UInt128") && &*world[def].namespace == "System" {
        // Aligned like the processor's own 16-byte integers.
        return Shape { align: 16, ..sequential::structure(&fields) };
    }
    if asked_auto || fields.iter().any(|f| f.has_references || f.is_auto) {
        auto::structure(&fields)
    } else {
        sequential::structure(&fields)
    }
}

const LAYOUT_AUTO: i64 = 3;

/// The argument of `[StructLayout(..)]`.
fn layout_kind(world: &World, def: TypeDefId) -> Option<i64> {
    let attribute =
        world[def].attributes.iter().find(|a| &*a.name == "System.Runtime.InteropServices.StructLayoutAttribute")?;
    match attribute.args.first()? {
        AttributeArg::Const(Const::Int(value), _) => Some(*value),
        _ => None,
    }
}

/// The instance fields that one type declares itself, as .NET's own type has them.
fn level_fields(world: &mut World, ty: Ty) -> Vec<Shape> {
    let Some(def) = world.type_def(ty) else { return Vec::new() };
    world.ensure_members(def);
    let subst = world.subst_of(ty);
    let declared: Vec<Ty> = match &world[def].net_fields {
        Some(fields) => fields.clone(),
        None => world[def]
            .fields
            .iter()
            .filter(|&&f| !world[f].modifiers.is_static && !world[f].modifiers.is_const)
            .map(|&f| if world[f].ref_kind == RefKind::None { world[f].ty } else { Ty::NULL })
            .collect(),
    };
    declared
        .into_iter()
        .map(|field| {
            let field = world.substitute(field, &subst);
            shape_of(world, field)
        })
        .collect()
}

/// Where the fields of a class end, its bases' included.
fn class_end(world: &mut World, ty: Ty) -> u32 {
    if let Some(&end) = world.layouts.ends.get(&ty) {
        return end;
    }
    // A class cannot derive from itself, but a wrong program may say so.
    world.layouts.ends.insert(ty, 0);
    let end = match world.type_def(ty) {
        None => 0,
        Some(def) => {
            world.ensure_bases(def);
            match world[def].net_size {
                Some(size) => size.saturating_sub(16),
                None => {
                    let start = world.base_type(ty).map_or(0, |base| class_end(world, base));
                    let fields = level_fields(world, ty);
                    auto::place(start, &fields)
                }
            }
        }
    };
    world.layouts.ends.insert(ty, end);
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(start: u32, fields: &[Shape]) -> (u32, u32) {
        let end = auto::place(start, fields);
        (end, align_up(16 + end, 8).max(24))
    }

    /// Sizes measured on .NET.
    #[test]
    fn structs() {
        let (byte, int, long) = (primitive(1), primitive(4), primitive(8));
        let nullable_int = sequential::structure(&[byte, int]);
        assert_eq!(sequential::structure(&[byte; 5]).size, 5);
        assert_eq!(sequential::structure(&[byte, int]).size, 8);
        assert_eq!(sequential::structure(&[]).size, 1);
        assert_eq!(sequential::structure(&[long, byte]).size, 16);
        assert_eq!(sequential::structure(&[nullable_int, byte]).size, 12);
        assert_eq!(auto::structure(&[REFERENCE, byte]).size, 16);
        assert_eq!(auto::structure(&[int, byte]).size, 8);
        assert_eq!(auto::structure(&[int, int, int]).size, 16);
        assert_eq!(auto::structure(&[nullable_int, byte]).size, 16);
        assert_eq!(auto::structure(&[byte, REFERENCE, byte]).size, 16);
        assert_eq!(auto::structure(&[int]).size, 4);
    }

    #[test]
    fn classes() {
        let (byte, int, long) = (primitive(1), primitive(4), primitive(8));
        let (c4, size) = object(0, &[byte, byte, byte]);
        assert_eq!(size, 24);
        assert_eq!(object(c4, &[byte, long]).1, 32);
        assert_eq!(object(c4, &[REFERENCE, byte, byte]).1, 32);
        assert_eq!(object(c4, &[sequential::structure(&[int, int]), byte]).1, 32);
        let (cb, size) = object(0, &[int, byte, REFERENCE]);
        assert_eq!(size, 32);
        let (cd, size) = object(cb, &[byte, int]);
        assert_eq!(size, 40);
        assert_eq!(object(cd, &[REFERENCE, byte]).1, 48);
        let pair = auto::structure(&[int, REFERENCE]);
        assert_eq!(object(0, &[int, long, byte, REFERENCE, pair]).1, 56);
    }

    /// State machines: state, builder (a struct with a reference), awaiters.
    #[test]
    fn machines() {
        let int = primitive(4);
        let builder = auto::structure(&[REFERENCE]);
        let awaiter = auto::structure(&[REFERENCE]);
        let yield_awaiter = sequential::structure(&[]);
        assert_eq!(auto::structure(&[int, builder, yield_awaiter]).size, 24);
        assert_eq!(auto::structure(&[int, builder, awaiter]).size, 24);
        assert_eq!(auto::structure(&[int, builder, int, awaiter]).size, 24);
        assert_eq!(auto::structure(&[int, builder, int, int, awaiter]).size, 32);
        assert_eq!(auto::structure(&[int, builder, awaiter, yield_awaiter]).size, 32);
    }
}
