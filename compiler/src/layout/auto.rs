//! Automatic layout: references first, then primitives by falling size, then structs.

use super::{Shape, ShapeKind, align_up};

/// Places fields from a position on; gives the end.
pub(super) fn place(start: u32, fields: &[Shape]) -> u32 {
    let mut position = start;
    // How many primitives of size 1, 2, 4, 8 (with the references) are left.
    let mut left = [0u32; 4];
    for field in fields.iter().filter(|f| f.kind != ShapeKind::Struct) {
        left[(field.size.trailing_zeros() as usize).min(3)] += 1;
    }
    // The gap behind a base class takes small fields, as long as bigger ones wait behind it.
    for small in 0..3 {
        let Some(bigger) = (small + 1..4).find(|&b| left[b] > 0) else { break };
        while !position.is_multiple_of(1 << bigger) && left[small] > 0 {
            position = align_up(position, 1 << small) + (1 << small);
            left[small] -= 1;
        }
    }
    for size in (0..4).rev() {
        if left[size] > 0 {
            position = align_up(position, 1 << size) + (left[size] << size);
        }
    }
    for field in fields.iter().filter(|f| f.kind == ShapeKind::Struct) {
        position = align_up(position, field.align.max(1)) + field.size;
    }
    position
}

/// A struct with automatic layout.
pub(super) fn structure(fields: &[Shape]) -> Shape {
    let has_references = fields.iter().any(|f| f.has_references);
    let end = place(0, fields).max(1);
    let largest = fields.iter().map(|f| if f.kind == ShapeKind::Struct { f.align } else { 8 }).max().unwrap_or(1);
    let (size, align) = if end > 8 {
        let unit = if has_references { 8 } else { largest };
        (align_up(end, unit), unit)
    } else {
        let size = end.next_power_of_two();
        (size, size)
    };
    Shape { size, align, kind: ShapeKind::Struct, has_references, is_auto: true }
}
