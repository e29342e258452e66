//! Exception objects that the VM makes, and their stack traces.
//!
//! `Exception._stackTrace` holds a long[] that counters don't see: the number of entries, then one for each visible frame that the exception
//! crossed, innermost first: method id in the high half, code word in the low half. `BOUNDARY` stands for the line
//! `--- End of stack trace from previous location ---`.
//!
//! The high half of the first element is the number of all frames crossed, hidden ones too: .NET keeps those in an array of 1, 2, 4, 8 ...
//! elements of 32 bytes, and each of these arrays counts as allocated.

use hoist_bytecode::TypeId;

use crate::heap::Ref;
use crate::interp::Switch;
use crate::method::Method;
use crate::vm::Vm;

pub(crate) const BOUNDARY: u64 = u64::MAX;

impl Vm {
    /// A new exception of a library type. A NUL in `message` separates the message from a parameter name.
    pub(crate) fn make_exception(&mut self, name: &'static str, message: &str) -> Result<Ref, Switch> {
        let id = self.known_type(name)?;
        let ty = self.ty(id);
        let exception = self.new_object(ty).ok_or_else(|| self.out_of_memory())?;
        let (text, parameter) = match message.split_once('\0') {
            Some((text, parameter)) => (text, Some(parameter)),
            None => (message, None),
        };
        if !text.is_empty() {
            let units: Vec<u16> = text.encode_utf16().collect();
            let string = self.new_string_uncounted(&units);
            self.set_field(exception, "_message", string.0);
        }
        if let Some(parameter) = parameter {
            let units: Vec<u16> = parameter.encode_utf16().collect();
            let string = self.new_string_uncounted(&units);
            self.set_field(exception, "_paramName", string.0);
        }
        let code: i32 = match name {
            "System.NullReferenceException" => 0x8000_4003_u32 as i32,
            "System.IndexOutOfRangeException" => 0x8013_1508_u32 as i32,
            "System.DivideByZeroException" => 0x8002_0012_u32 as i32,
            "System.OverflowException" => 0x8013_1516_u32 as i32,
            "System.InvalidCastException" => 0x8000_4002_u32 as i32,
            "System.ArgumentNullException" => 0x8000_4003_u32 as i32,
            "System.ArgumentOutOfRangeException" => 0x8013_1502_u32 as i32,
            "System.ArgumentException" => 0x8007_0057_u32 as i32,
            "System.InvalidOperationException" => 0x8013_1509_u32 as i32,
            "System.FormatException" => 0x8013_1537_u32 as i32,
            _ => 0x8013_1500_u32 as i32,
        };
        self.set_field(exception, "_hresult", code as i64 as u64);
        Ok(exception)
    }

    fn trace_slot(&mut self) -> Option<usize> {
        if self.known.trace_slot.is_none() {
            let exception = self.known_type("System.Exception").ok()?;
            self.known.trace_slot = self.source.field_slot(exception, "_stackTrace");
        }
        self.known.trace_slot.map(usize::from)
    }

    /// Entries of the exception's trace.
    pub(crate) fn trace(&mut self, exception: Ref) -> Vec<u64> {
        let Some(slot) = self.trace_slot() else { return Vec::new() };
        let array = Ref(exception.slot(slot));
        if array.is_null() {
            return Vec::new();
        }
        let words = array.words();
        words[1..=words[0] as u32 as usize].to_vec()
    }

    /// The array itself, with its count in the first element; null if there is none.
    pub(crate) fn trace_array(&mut self, exception: Ref) -> Ref {
        self.trace_slot().map_or(Ref::NULL, |slot| Ref(exception.slot(slot)))
    }

    /// Whether the entry is of a state machine that reads as the async method it was made from.
    pub(crate) fn is_mapped_back(&mut self, entry: u64) -> bool {
        self.source.method_info(hoist_bytecode::MethodId((entry >> 32) as u32)).is_state_machine
    }

    pub(crate) fn clear_trace(&mut self, exception: Ref) {
        if let Some(slot) = self.trace_slot() {
            exception.set_slot(slot, 0);
        }
    }

    pub(crate) fn set_trace(&mut self, exception: Ref, entries: &[u64]) {
        self.clear_trace(exception);
        for &entry in entries {
            self.append_trace_entry(exception, entry);
        }
    }

    pub(crate) fn append_trace_entry(&mut self, exception: Ref, entry: u64) {
        let Some(slot) = self.trace_slot() else { return };
        let mut array = Ref(exception.slot(slot));
        let used = if array.is_null() { 0 } else { array.words()[0] as u32 as usize };
        if array.is_null() || used + 1 >= array.length() {
            let Some(ty) = self.long_array() else { return };
            let ty = self.ty(ty);
            let Some(larger) = self.new_array_uncounted(ty, (used * 2).max(8) + 1, 0) else { return };
            if !array.is_null() {
                larger.words()[..=used].copy_from_slice(&array.words()[..=used]);
            }
            exception.set_slot(slot, larger.0);
            array = larger;
        }
        array.words()[used + 1] = entry;
        array.words()[0] += 1;
    }

    /// Frames that the exception has crossed, hidden ones too.
    pub(crate) fn crossed_frames(&mut self, exception: Ref) -> u64 {
        let array = self.trace_array(exception);
        if array.is_null() { 0 } else { array.words()[0] >> 32 }
    }

    pub(crate) fn set_crossed_frames(&mut self, exception: Ref, count: u64) {
        let array = self.trace_array(exception);
        if !array.is_null() {
            array.words()[0] = array.words()[0] & 0xFFFF_FFFF | count << 32;
        }
    }

    /// One more frame: counts the array that .NET allocates when the last one is full.
    fn cross_frame(&mut self, exception: Ref) {
        let crossed = self.crossed_frames(exception);
        if crossed == 0 || crossed.is_power_of_two() {
            self.count_trace_array((crossed * 2).max(1));
        }
        let Some(slot) = self.trace_slot() else { return };
        if exception.slot(slot) == 0 {
            let Some(ty) = self.long_array() else { return };
            let ty = self.ty(ty);
            let Some(array) = self.new_array_uncounted(ty, 9, 0) else { return };
            exception.set_slot(slot, array.0);
        }
        self.set_crossed_frames(exception, crossed + 1);
    }

    /// .NET allocates an array for so many frames of a trace.
    pub(crate) fn count_trace_array(&mut self, capacity: u64) {
        self.count_named("stack trace", 1, 40 + 32 * capacity);
        self.allocated += 40 + 32 * capacity;
    }

    fn long_array(&mut self) -> Option<TypeId> {
        if self.known.long_array.is_none() {
            let long = self.known_type("System.Int64").ok()?;
            self.known.long_array = Some(self.source.array_of(long, 1));
        }
        self.known.long_array
    }

    /// The exception crosses a frame. `skip_if_last`: not if the last line is this method's already.
    pub(crate) fn append_trace(&mut self, exception: Ref, method: &Method, index: usize, skip_if_last: bool) {
        if !skip_if_last {
            self.cross_frame(exception);
        }
        if method.info.hidden_from_trace || method.info.trace_name.is_empty() {
            return;
        }
        if skip_if_last && let Some(slot) = self.trace_slot() {
            let array = Ref(exception.slot(slot));
            if !array.is_null() {
                let words = array.words();
                let used = words[0] as u32 as usize;
                if used > 0 && words[used] >> 32 == u64::from(method.id.0) {
                    return;
                }
            }
        }
        self.append_trace_entry(exception, u64::from(method.id.0) << 32 | index as u64);
    }

    /// The trace as .NET prints it; none if the exception was never thrown.
    pub(crate) fn trace_text(&mut self, exception: Ref) -> Option<String> {
        let entries = self.trace(exception);
        if entries.is_empty() {
            return None;
        }
        let mut text = String::new();
        for entry in entries {
            if !text.is_empty() {
                text.push('\n');
            }
            if entry == BOUNDARY {
                text.push_str("--- End of stack trace from previous location ---");
                continue;
            }
            let id = hoist_bytecode::MethodId((entry >> 32) as u32);
            let info = self.source.method_info(id);
            text.push_str("   at ");
            text.push_str(&info.trace_name);
            if self.options.trace_lines
                && let Ok(method) = self.resolve(id)
            {
                let location = self.location_of(method, entry as u32 as usize);
                if let Some(file) = location.file
                    && location.line > 0
                {
                    text.push_str(&format!(" in {}:line {}", self.source.file_name(file), location.line));
                }
            }
        }
        Some(text)
    }

    pub(crate) fn count_exception(&mut self, exception: Ref) {
        self.exceptions += 1;
        self.event(|vm, _| {
            let exception = vm.source.type_desc(exception.type_id()).display_name.clone();
            crate::EventKind::Thrown { exception }
        });
    }
}
