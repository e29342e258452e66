//! System.String: length, units, and building new ones. Searching, comparing and mapping are in `text_search` and others.

use super::{Table, throw_new};
use crate::heap::Ref;
use crate::heap::object::units_at;
use crate::vm::Vm;

pub(super) const TABLE: Table = &[
    ("String.get_Length", |_, a| {
        let length = a.object(0)?.length();
        a.give_i32(length as i32)
    }),
    ("String.get_Chars", |_, a| {
        let units = a.object(0)?.units();
        match units.get(a.i32(1) as u32 as usize) {
            Some(&unit) => a.give(u64::from(unit)),
            None => throw_new("System.IndexOutOfRangeException", "Index was outside the bounds of the array."),
        }
    }),
    ("String.ElementReference", |_, a| {
        let text = a.object(0)?;
        a.give(text.elements() + 2 * u64::from(a.i32(1) as u32))
    }),
    ("String.FirstReference", |_, a| {
        let text = a.object(0)?;
        a.give(text.elements())
    }),
    ("String.Repeat", |vm, a| {
        let count = a.i32(1).max(0) as usize;
        let unit = a.slot(0) as u16;
        let text = vm.new_string_units(&vec![unit; count]);
        a.give_ref(text)
    }),
    ("String.FromChars", |vm, a| {
        let (start, length) = (a.i32(1) as u32 as usize, a.i32(2) as u32 as usize);
        let units = a.object(0)?.units().get(start..start.saturating_add(length)).unwrap_or_default();
        let text = vm.new_string_units(units);
        a.give_ref(text)
    }),
    ("String.FromReference", |vm, a| {
        let text = vm.new_string_units(units_at(a.slot(0), a.i32(1).max(0) as usize));
        a.give_ref(text)
    }),
    ("String.Slice", |vm, a| {
        let text = a.object(0)?;
        let (start, length) = (a.i32(1) as u32 as usize, a.i32(2) as u32 as usize);
        if start == 0 && length == text.length() {
            return a.give_ref(text);
        }
        let units = text.units().get(start..start.saturating_add(length)).unwrap_or_default();
        let text = vm.new_string_units(units);
        a.give_ref(text)
    }),
    ("String.Concat/2", |vm, a| {
        let text = concat(vm, &[a.reference(0), a.reference(1)]);
        a.give_ref(text)
    }),
    ("String.Concat/3", |vm, a| {
        let text = concat(vm, &[a.reference(0), a.reference(1), a.reference(2)]);
        a.give_ref(text)
    }),
    ("String.Concat/4", |vm, a| {
        let text = concat(vm, &[a.reference(0), a.reference(1), a.reference(2), a.reference(3)]);
        a.give_ref(text)
    }),
    ("String.JoinArray", |vm, a| {
        let separator = a.reference(0);
        let values = a.object(1)?.words();
        let (start, count) = (a.i32(2) as u32 as usize, a.i32(3) as u32 as usize);
        let values = values.get(start..start.saturating_add(count)).unwrap_or_default();
        let mut units = Vec::new();
        for (i, &value) in values.iter().enumerate() {
            if i > 0 && !separator.is_null() {
                units.extend_from_slice(separator.units());
            }
            if value != 0 {
                units.extend_from_slice(Ref(value).units());
            }
        }
        let text = if values.len() == 1 && values[0] != 0 { Ref(values[0]) } else { vm.new_string_units(&units) };
        a.give_ref(text)
    }),
    ("String.EqualsOrdinal", |_, a| {
        let (x, y) = (a.reference(0), a.reference(1));
        a.give_bool(x == y || !x.is_null() && !y.is_null() && x.units() == y.units())
    }),
    ("String.HashOrdinal", |_, a| {
        let hash =
            a.object(0)?.units().iter().fold(0x811C_9DC5_u32, |h, &u| (h ^ u32::from(u)).wrapping_mul(0x0100_0193));
        a.give_i32((hash ^ (hash >> 15)) as i32)
    }),
    ("String.CopyToArray", |_, a| {
        let source = a.object(0)?.units();
        let (from, to, count) = (a.i32(1) as u32 as usize, a.i32(3) as u32 as usize, a.i32(4) as u32 as usize);
        let target = a.object(2)?.units_mut();
        if let (Some(source), Some(target)) =
            (source.get(from..from.saturating_add(count)), target.get_mut(to..to.saturating_add(count)))
        {
            target.copy_from_slice(source);
        }
        Ok(())
    }),
    ("String.Intern", |vm, a| {
        let text = a.object(0)?;
        let interned = vm.intern(text);
        a.give_ref(interned)
    }),
    ("String.IsInterned", |vm, a| {
        let text = a.object(0)?;
        let found = vm.find_interned(text);
        a.give_ref(found)
    }),
];

/// Null counts as empty; when all but one are empty, that one itself.
fn concat(vm: &mut Vm, parts: &[Ref]) -> Ref {
    let mut total = 0;
    let mut filled = 0;
    let mut only = Ref::NULL;
    for &part in parts {
        if !part.is_null() && part.length() > 0 {
            total += part.length();
            filled += 1;
            only = part;
        }
    }
    match filled {
        0 => vm.empty_string(),
        1 => only,
        _ => {
            let Some(text) = vm.new_string_of_length(total) else { return Ref::NULL };
            let units = text.units_mut();
            let mut at = 0;
            for &part in parts {
                if !part.is_null() {
                    let source = part.units();
                    units[at..at + source.len()].copy_from_slice(source);
                    at += source.len();
                }
            }
            text
        }
    }
}

impl Vm {
    /// A literal or interned string with the same text; null if there is none.
    pub(crate) fn find_interned(&self, text: Ref) -> Ref {
        if text.length() == 0 {
            return Ref(self.empty_text);
        }
        let same = |&&candidate: &&u64| candidate != 0 && Ref(candidate).units() == text.units();
        Ref(self.literals.iter().chain(&self.kept).find(same).copied().unwrap_or(0))
    }

    fn intern(&mut self, text: Ref) -> Ref {
        let found = self.find_interned(text);
        if !found.is_null() {
            return found;
        }
        self.kept.push(text.0);
        text
    }
}
