//! System.Console.

use super::Table;
use crate::events::EventKind;

pub(super) const TABLE: Table = &[
    ("Console.WriteOut", |vm, a| {
        let text = a.reference(0);
        let mut bytes = Vec::new();
        if !text.is_null() {
            encode(text.units(), &mut bytes);
        }
        if a.bool(1) {
            bytes.push(b'\n');
        }
        vm.event(|_, _| EventKind::Written { stream: "out", text: String::from_utf8_lossy(&bytes).into_owned() });
        vm.write_output(&bytes);
        Ok(())
    }),
    ("Console.WriteBytes", |vm, a| {
        let (start, count) = (a.i32(1) as u32 as usize, a.i32(2) as u32 as usize);
        let bytes = a.object(0)?.bytes().get(start..start.saturating_add(count)).unwrap_or_default().to_vec();
        vm.event(|_, _| EventKind::Written { stream: "out", text: String::from_utf8_lossy(&bytes).into_owned() });
        vm.write_output(&bytes);
        Ok(())
    }),
    ("Console.WriteError", |vm, a| {
        let mut text = a.reference(0).text();
        if a.bool(1) {
            text.push('\n');
        }
        vm.event(|_, _| EventKind::Written { stream: "error", text: text.clone() });
        vm.write_error(&text);
        Ok(())
    }),
    ("Console.ReadLine", |vm, a| {
        vm.flush_output();
        if let Some(rest) = vm.input.take() {
            let text = vm.new_string(rest.trim_end_matches('\n'));
            return a.give_ref(text);
        }
        match vm.host.read_line() {
            Some(line) => {
                let text = vm.new_string(&line);
                a.give_ref(text)
            }
            None => a.give(0),
        }
    }),
    ("Console.ReadChar", |vm, a| {
        vm.flush_output();
        if vm.input.as_ref().is_none_or(String::is_empty) {
            vm.input = vm.host.read_line().map(|line| line + "\n");
        }
        let Some(text) = &mut vm.input else { return a.give_i32(-1) };
        let unit = text.encode_utf16().next().map_or(-1, i32::from);
        if !a.bool(0) {
            text.remove(0);
            if text.is_empty() {
                vm.input = None;
            }
        }
        a.give_i32(unit)
    }),
];

/// UTF-16 to UTF-8; a lone surrogate becomes U+FFFD.
fn encode(units: &[u16], bytes: &mut Vec<u8>) {
    if units.iter().all(|&u| u < 0x80) {
        bytes.extend(units.iter().map(|&u| u as u8));
        return;
    }
    for unit in char::decode_utf16(units.iter().copied()) {
        let character = unit.unwrap_or(char::REPLACEMENT_CHARACTER);
        bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
    }
}
