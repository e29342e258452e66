//! System.Text.Encoding: text to bytes and back.

use super::{Arguments, NativeResult, Table, throw_new};
use crate::vm::Vm;

pub(super) const TABLE: Table = &[
    ("Encoding.Encode", |vm, a| {
        let bytes = encode(a.i32(0), a.object(1)?.units());
        give_bytes(vm, a, &bytes)
    }),
    ("Encoding.Decode", |vm, a| {
        let (start, length) = (a.i32(2) as u32 as usize, a.i32(3) as u32 as usize);
        let bytes: &[u8] = a.object(1)?.bytes();
        let units = decode(a.i32(0), bytes.get(start..start.saturating_add(length)).unwrap_or_default());
        let text = vm.new_string_units(&units);
        a.give_ref(text)
    }),
    ("Encoding.CountBytes", |_, a| {
        let count = encode(a.i32(0), a.object(1)?.units()).len();
        a.give_i32(count as i32)
    }),
];

/// A new byte array as the result.
pub(super) fn give_bytes(vm: &mut Vm, a: Arguments, bytes: &[u8]) -> NativeResult {
    let byte = vm.known_type("System.Byte").map_err(super::object::stop)?;
    let array = vm.source.array_of(byte, 1);
    let ty = vm.ty(array);
    let Some(array) = vm.new_array(ty, bytes.len()) else { return throw_new("System.OutOfMemoryException", "") };
    array.bytes().copy_from_slice(bytes);
    a.give_ref(array)
}

fn characters(units: &[u16]) -> impl Iterator<Item = char> + '_ {
    char::decode_utf16(units.iter().copied()).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
}

/// Kinds: 0 UTF-8, 1 ASCII, 2 UTF-16 little endian, 3 Latin-1, 4 UTF-32 little endian, 5 UTF-16 big endian.
fn encode(kind: i32, units: &[u16]) -> Vec<u8> {
    match kind {
        1 => units.iter().map(|&u| if u < 0x80 { u as u8 } else { b'?' }).collect(),
        2 => utf16(units).flat_map(u16::to_le_bytes).collect(),
        3 => units.iter().map(|&u| if u < 0x100 { u as u8 } else { b'?' }).collect(),
        4 => characters(units).flat_map(|c| u32::from(c).to_le_bytes()).collect(),
        5 => utf16(units).flat_map(u16::to_be_bytes).collect(),
        _ => characters(units).collect::<String>().into_bytes(),
    }
}

/// Units with lone surrogates replaced.
fn utf16(units: &[u16]) -> impl Iterator<Item = u16> + '_ {
    characters(units).flat_map(|c| {
        let mut buffer = [0; 2];
        c.encode_utf16(&mut buffer).to_vec()
    })
}

fn decode(kind: i32, bytes: &[u8]) -> Vec<u16> {
    let pairs = |read: fn([u8; 2]) -> u16| {
        let mut units: Vec<u16> =
            bytes.chunks(2).map(|c| if let [x, y] = c { read([*x, *y]) } else { 0xFFFD }).collect();
        units = char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect::<String>()
            .encode_utf16()
            .collect();
        units
    };
    match kind {
        1 => bytes.iter().map(|&b| u16::from(if b < 0x80 { b } else { b'?' })).collect(),
        2 => pairs(u16::from_le_bytes),
        3 => bytes.iter().map(|&b| u16::from(b)).collect(),
        4 => bytes
            .chunks(4)
            .map(|c| match c {
                [w, x, y, z] => {
                    char::from_u32(u32::from_le_bytes([*w, *x, *y, *z])).unwrap_or(char::REPLACEMENT_CHARACTER)
                }
                _ => char::REPLACEMENT_CHARACTER,
            })
            .collect::<String>()
            .encode_utf16()
            .collect(),
        5 => pairs(u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes).encode_utf16().collect(),
    }
}
