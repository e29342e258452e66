//! The instruction table: every instruction once, with its mnemonic, operands, effects and meaning. The enum, the decoder, the
//! encoder, the disassembler, the verifier and the manual page derive from [`OPS`].
//!
//! # Encoding
//!
//! An instruction is one 64-bit word, then operand words:
//!
//! ```text
//! bits 0..16 op | 16..32 a | 32..48 b | 48..64 c        three registers, or small immediates
//! bits 0..16 op | 16..32 a | 32..64 a 32-bit operand    (imm32, jump32, const32, type32, static32, string32, count32)
//! ```
//!
//! A jump is relative to the word after the whole instruction (operand words included), signed, in words. After `;` come operand words, each 64 bits, in this order:
//! `type` (type id), `count`, `stride`: one word each; `method`: method id in the low half, inline cache index in the high half; `args`: `argcount` registers, four to a word, low bits first,
//! one for each argument slot; `targets`: two absolute word indices to a word.
//!
//! # Notation
//!
//! `def:K a` writes one register of kind K (`bits`, `ref`, `byref`, `any`), `use:K` reads one; `defs`/`uses` are ranges beginning at the register, whose
//! length the count operand, the method's result or the type gives.
//!
//! # Naming a new instruction
//!
//! Verb, then the type of the *operands* (`add.i32`), then a variant (`.ovf`, `.imm`, `.n` for several slots). Take the CLI's name where it has one.

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct OpInfo {
    pub op: Op,
    /// `add.i32`
    pub mnemonic: &'static str,
    /// Operands in the notation above.
    pub operands: &'static str,
    /// Words among: throw, call, alloc, safepoint, return, end (control never falls through).
    pub effects: &'static str,
    pub meaning: &'static str,
}

macro_rules! instructions {
    ($($name:ident $mnemonic:literal [$operands:literal] ($effects:literal) $meaning:literal;)*) => {
        /// An operation; the discriminant is its encoding.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u16)]
        pub enum Op {
            $(#[doc = $meaning] $name,)*
        }

        /// All instructions, indexed by encoding.
        pub const OPS: &[OpInfo] = &[
            $(OpInfo { op: Op::$name, mnemonic: $mnemonic, operands: $operands, effects: $effects, meaning: $meaning },)*
        ];
    };
}

/// Gives the table's rows to a macro: `NAME "mnemonic" ["operands"] ("effects") "meaning";` each. The interpreter makes its table of
/// handlers of it.
#[macro_export]
macro_rules! for_each_instruction {
    ($callback:ident) => {
        $callback! {
            Nop "nop" [""] ("") "nothing";
            Mov "mov" ["def:any a, use:any b"] ("") "a := b";
            MovN "mov.n" ["defs a, uses b, count c"] ("") "a.. := b.., c slots (ranges may overlap)";
            Zero "zero" ["defs a, count32"] ("") "a.. := 0, n slots";
            LoadImm "ldi" ["def:any a, imm32"] ("") "a := imm, sign-extended (null is 0)";
            LoadConst "ldc" ["def:bits a, const32"] ("") "a := constants[k]";
            LoadString "ldstr" ["def:ref a, string32"] ("alloc") "a := the interned literal";
            LoadType "ldtype" ["def:ref a, type32"] ("alloc") "a := the Type object of a type";
            GetType "gettype" ["def:ref a, use:ref b"] ("throw alloc") "a := the Type object of the object b";
            AddI32 "add.i32" ["def:bits a, use:bits b, use:bits c"] ("") "a := b + c";
            SubI32 "sub.i32" ["def:bits a, use:bits b, use:bits c"] ("") "a := b - c";
            MulI32 "mul.i32" ["def:bits a, use:bits b, use:bits c"] ("") "a := b * c";
            AddI64 "add.i64" ["def:bits a, use:bits b, use:bits c"] ("") "a := b + c";
            SubI64 "sub.i64" ["def:bits a, use:bits b, use:bits c"] ("") "a := b - c";
            MulI64 "mul.i64" ["def:bits a, use:bits b, use:bits c"] ("") "a := b * c";
            AddF32 "add.f32" ["def:bits a, use:bits b, use:bits c"] ("") "a := b + c";
            SubF32 "sub.f32" ["def:bits a, use:bits b, use:bits c"] ("") "a := b - c";
            MulF32 "mul.f32" ["def:bits a, use:bits b, use:bits c"] ("") "a := b * c";
            AddF64 "add.f64" ["def:bits a, use:bits b, use:bits c"] ("") "a := b + c";
            SubF64 "sub.f64" ["def:bits a, use:bits b, use:bits c"] ("") "a := b - c";
            MulF64 "mul.f64" ["def:bits a, use:bits b, use:bits c"] ("") "a := b * c";
            AddI32Imm "add.i32.imm" ["def:bits a, use:bits b, imm16 c"] ("") "a := b + imm";
            AddI64Imm "add.i64.imm" ["def:bits a, use:bits b, imm16 c"] ("") "a := b + imm";
            DivI32 "div.i32" ["def:bits a, use:bits b, use:bits c"] ("throw") "a := b / c; DivideByZeroException, OverflowException (MIN / -1)";
            DivU32 "div.u32" ["def:bits a, use:bits b, use:bits c"] ("throw") "a := b / c; DivideByZeroException, OverflowException (MIN / -1)";
            DivI64 "div.i64" ["def:bits a, use:bits b, use:bits c"] ("throw") "a := b / c; DivideByZeroException, OverflowException (MIN / -1)";
            DivU64 "div.u64" ["def:bits a, use:bits b, use:bits c"] ("throw") "a := b / c; DivideByZeroException, OverflowException (MIN / -1)";
            DivF32 "div.f32" ["def:bits a, use:bits b, use:bits c"] ("") "a := b / c";
            DivF64 "div.f64" ["def:bits a, use:bits b, use:bits c"] ("") "a := b / c";
            RemI32 "rem.i32" ["def:bits a, use:bits b, use:bits c"] ("throw") "a := b % c; DivideByZeroException, OverflowException (MIN / -1)";
            RemU32 "rem.u32" ["def:bits a, use:bits b, use:bits c"] ("throw") "a := b % c; DivideByZeroException, OverflowException (MIN / -1)";
            RemI64 "rem.i64" ["def:bits a, use:bits b, use:bits c"] ("throw") "a := b % c; DivideByZeroException, OverflowException (MIN / -1)";
            RemU64 "rem.u64" ["def:bits a, use:bits b, use:bits c"] ("throw") "a := b % c; DivideByZeroException, OverflowException (MIN / -1)";
            RemF32 "rem.f32" ["def:bits a, use:bits b, use:bits c"] ("") "a := b % c";
            RemF64 "rem.f64" ["def:bits a, use:bits b, use:bits c"] ("") "a := b % c";
            AddI32Ovf "add.i32.ovf" ["def:bits a, use:bits b, use:bits c"] ("throw") "a := checked; OverflowException";
            AddU32Ovf "add.u32.ovf" ["def:bits a, use:bits b, use:bits c"] ("throw") "a := checked; OverflowException";
            AddI64Ovf "add.i64.ovf" ["def:bits a, use:bits b, use:bits c"] ("throw") "a := checked; OverflowException";
            AddU64Ovf "add.u64.ovf" ["def:bits a, use:bits b, use:bits c"] ("throw") "a := checked; OverflowException";
            SubI32Ovf "sub.i32.ovf" ["def:bits a, use:bits b, use:bits c"] ("throw") "a := checked; OverflowException";
            SubU32Ovf "sub.u32.ovf" ["def:bits a, use:bits b, use:bits c"] ("throw") "a := checked; OverflowException";
            SubI64Ovf "sub.i64.ovf" ["def:bits a, use:bits b, use:bits c"] ("throw") "a := checked; OverflowException";
            SubU64Ovf "sub.u64.ovf" ["def:bits a, use:bits b, use:bits c"] ("throw") "a := checked; OverflowException";
            MulI32Ovf "mul.i32.ovf" ["def:bits a, use:bits b, use:bits c"] ("throw") "a := checked; OverflowException";
            MulU32Ovf "mul.u32.ovf" ["def:bits a, use:bits b, use:bits c"] ("throw") "a := checked; OverflowException";
            MulI64Ovf "mul.i64.ovf" ["def:bits a, use:bits b, use:bits c"] ("throw") "a := checked; OverflowException";
            MulU64Ovf "mul.u64.ovf" ["def:bits a, use:bits b, use:bits c"] ("throw") "a := checked; OverflowException";
            NegI32 "neg.i32" ["def:bits a, use:bits b"] ("") "a := -b";
            NegI64 "neg.i64" ["def:bits a, use:bits b"] ("") "a := -b";
            NegF32 "neg.f32" ["def:bits a, use:bits b"] ("") "a := -b";
            NegF64 "neg.f64" ["def:bits a, use:bits b"] ("") "a := -b";
            Not "not" ["def:bits a, use:bits b"] ("") "a := ~b (all widths)";
            NotBool "not.bool" ["def:bits a, use:bits b"] ("") "a := b ^ 1";
            And "and" ["def:bits a, use:bits b, use:bits c"] ("") "a := b & c (all widths)";
            Or "or" ["def:bits a, use:bits b, use:bits c"] ("") "a := b | c (all widths)";
            Xor "xor" ["def:bits a, use:bits b, use:bits c"] ("") "a := b ^ c (all widths)";
            ShlI32 "shl.i32" ["def:bits a, use:bits b, use:bits c"] ("") "a := b << (c masked to the width)";
            ShrI32 "shr.i32" ["def:bits a, use:bits b, use:bits c"] ("") "a := b >> (c masked to the width)";
            ShrU32 "shr.u32" ["def:bits a, use:bits b, use:bits c"] ("") "a := b >>> (c masked to the width)";
            ShlI64 "shl.i64" ["def:bits a, use:bits b, use:bits c"] ("") "a := b << (c masked to the width)";
            ShrI64 "shr.i64" ["def:bits a, use:bits b, use:bits c"] ("") "a := b >> (c masked to the width)";
            ShrU64 "shr.u64" ["def:bits a, use:bits b, use:bits c"] ("") "a := b >>> (c masked to the width)";
            EqI32 "eq.i32" ["def:bits a, use:any b, use:any c"] ("") "a := b == c, 0 or 1";
            EqI64 "eq.i64" ["def:bits a, use:any b, use:any c"] ("") "a := b == c, 0 or 1 (references and pointers too)";
            EqF32 "eq.f32" ["def:bits a, use:any b, use:any c"] ("") "a := b == c, 0 or 1";
            EqF64 "eq.f64" ["def:bits a, use:any b, use:any c"] ("") "a := b == c, 0 or 1";
            NeI32 "ne.i32" ["def:bits a, use:any b, use:any c"] ("") "a := b != c, 0 or 1";
            NeI64 "ne.i64" ["def:bits a, use:any b, use:any c"] ("") "a := b != c, 0 or 1 (references and pointers too)";
            NeF32 "ne.f32" ["def:bits a, use:any b, use:any c"] ("") "a := b != c, 0 or 1";
            NeF64 "ne.f64" ["def:bits a, use:any b, use:any c"] ("") "a := b != c, 0 or 1";
            LtI32 "lt.i32" ["def:bits a, use:any b, use:any c"] ("") "a := b < c, 0 or 1";
            LtU32 "lt.u32" ["def:bits a, use:any b, use:any c"] ("") "a := b < c, 0 or 1";
            LtI64 "lt.i64" ["def:bits a, use:any b, use:any c"] ("") "a := b < c, 0 or 1";
            LtU64 "lt.u64" ["def:bits a, use:any b, use:any c"] ("") "a := b < c, 0 or 1";
            LtF32 "lt.f32" ["def:bits a, use:any b, use:any c"] ("") "a := b < c, 0 or 1";
            LtF64 "lt.f64" ["def:bits a, use:any b, use:any c"] ("") "a := b < c, 0 or 1";
            LeI32 "le.i32" ["def:bits a, use:any b, use:any c"] ("") "a := b <= c, 0 or 1";
            LeU32 "le.u32" ["def:bits a, use:any b, use:any c"] ("") "a := b <= c, 0 or 1";
            LeI64 "le.i64" ["def:bits a, use:any b, use:any c"] ("") "a := b <= c, 0 or 1";
            LeU64 "le.u64" ["def:bits a, use:any b, use:any c"] ("") "a := b <= c, 0 or 1";
            LeF32 "le.f32" ["def:bits a, use:any b, use:any c"] ("") "a := b <= c, 0 or 1";
            LeF64 "le.f64" ["def:bits a, use:any b, use:any c"] ("") "a := b <= c, 0 or 1";
            SextI32 "conv.i32.i64" ["def:bits a, use:bits b"] ("") "a := (long)(int)b";
            ZextU32 "conv.u32.u64" ["def:bits a, use:bits b"] ("") "a := (ulong)(uint)b";
            ConvI8 "conv.i8" ["def:bits a, use:bits b"] ("") "a := low bits of b extended as i8";
            ConvU8 "conv.u8" ["def:bits a, use:bits b"] ("") "a := low bits of b extended as u8";
            ConvI16 "conv.i16" ["def:bits a, use:bits b"] ("") "a := low bits of b extended as i16";
            ConvU16 "conv.u16" ["def:bits a, use:bits b"] ("") "a := low bits of b extended as u16";
            I32ToF64 "conv.i32.f64" ["def:bits a, use:bits b"] ("") "a := (double)(int)b";
            F64ToI32 "conv.f64.i32" ["def:bits a, use:bits b"] ("") "a := (int)b, saturating, NaN is 0";
            Conv "conv" ["def:bits a, use:bits b, conversion c"] ("") "a := b converted; see Conversion";
            ConvOvf "conv.ovf" ["def:bits a, use:bits b, conversion c"] ("throw") "a := b converted, OverflowException when it does not fit";
            Jump "jmp" ["jump32"] ("safepoint") "go to the target";
            JumpTrue "jt" ["use:any a, jump32"] ("safepoint") "if a != 0 (bool or reference)";
            JumpFalse "jf" ["use:any a, jump32"] ("safepoint") "if a == 0";
            JEqI32 "jeq.i32" ["use:any a, use:any b, jump16 c"] ("safepoint") "if a == b";
            JEqI64 "jeq.i64" ["use:any a, use:any b, jump16 c"] ("safepoint") "if a == b";
            JNeI32 "jne.i32" ["use:any a, use:any b, jump16 c"] ("safepoint") "if a != b";
            JNeI64 "jne.i64" ["use:any a, use:any b, jump16 c"] ("safepoint") "if a != b";
            JLtI32 "jlt.i32" ["use:bits a, use:bits b, jump16 c"] ("safepoint") "if a < b";
            JLtU32 "jlt.u32" ["use:bits a, use:bits b, jump16 c"] ("safepoint") "if a < b";
            JLtI64 "jlt.i64" ["use:bits a, use:bits b, jump16 c"] ("safepoint") "if a < b";
            JLtU64 "jlt.u64" ["use:bits a, use:bits b, jump16 c"] ("safepoint") "if a < b";
            JLtF64 "jlt.f64" ["use:bits a, use:bits b, jump16 c"] ("safepoint") "if a < b";
            JLeI32 "jle.i32" ["use:bits a, use:bits b, jump16 c"] ("safepoint") "if a <= b";
            JLeU32 "jle.u32" ["use:bits a, use:bits b, jump16 c"] ("safepoint") "if a <= b";
            JLeI64 "jle.i64" ["use:bits a, use:bits b, jump16 c"] ("safepoint") "if a <= b";
            JLeU64 "jle.u64" ["use:bits a, use:bits b, jump16 c"] ("safepoint") "if a <= b";
            JLeF64 "jle.f64" ["use:bits a, use:bits b, jump16 c"] ("safepoint") "if a <= b";
            JNLtF64 "jnlt.f64" ["use:bits a, use:bits b, jump16 c"] ("safepoint") "if !(a < b), so also with NaN";
            JNLeF64 "jnle.f64" ["use:bits a, use:bits b, jump16 c"] ("safepoint") "if !(a <= b), so also with NaN";
            JLtI32Imm "jlt.i32.imm" ["use:bits a, imm16 b, jump16 c"] ("safepoint") "if a < imm";
            JGeI32Imm "jge.i32.imm" ["use:bits a, imm16 b, jump16 c"] ("safepoint") "if a >= imm";
            JEqI32Imm "jeq.i32.imm" ["use:bits a, imm16 b, jump16 c"] ("safepoint") "if a == imm";
            JNeI32Imm "jne.i32.imm" ["use:bits a, imm16 b, jump16 c"] ("safepoint") "if a != imm";
            JAnyBitsI32 "jany.i32" ["use:bits a, const16 b, jump16 c"] ("safepoint") "if (a & constants[b]) != 0";
            JNoBitsI32 "jno.i32" ["use:bits a, const16 b, jump16 c"] ("safepoint") "if (a & constants[b]) == 0";
            Switch "switch" ["use:bits a, count32 ; targets"] ("") "if 0 <= a < n go to target a (two absolute word indices to a word, low half first), else fall through";
            Return "ret" [""] ("return") "return nothing";
            Return1 "ret1" ["use:any a"] ("return") "return one slot";
            ReturnN "ret.n" ["uses a, count32"] ("return") "return n slots";
            LoadField "ldfld" ["def:any a, use:any b, slot c"] ("throw") "a := slot c of the object, or of the memory behind the managed pointer, b; NullReferenceException";
            LoadFieldI8 "ldfld.i8" ["def:bits a, use:any b, slot c"] ("throw") "the same, low bits extended as i8";
            LoadFieldU8 "ldfld.u8" ["def:bits a, use:any b, slot c"] ("throw") "the same, low bits extended as u8";
            LoadFieldI16 "ldfld.i16" ["def:bits a, use:any b, slot c"] ("throw") "the same, low bits extended as i16";
            LoadFieldU16 "ldfld.u16" ["def:bits a, use:any b, slot c"] ("throw") "the same, low bits extended as u16";
            LoadFieldN "ldfld.n" ["defs a, use:any b, slot c ; count"] ("throw") "a.. := slots c.. of b, n slots";
            StoreField "stfld" ["use:any a, slot b, use:any c"] ("throw") "slot b of a := c";
            StoreFieldImm "stfld.imm" ["use:any a, slot b, imm16 c"] ("throw") "slot b of a := imm, sign-extended (null is 0)";
            StoreFieldN "stfld.n" ["use:any a, slot b, uses c ; count"] ("throw") "slots b.. of a := c.., n slots";
            FieldAddress "ldflda" ["def:byref a, use:any b, slot c"] ("throw") "a := address of slot c of b";
            LoadStatic "ldsfld" ["def:any a, static32"] ("") "a := static slot";
            StoreStatic "stsfld" ["use:any a, static32"] ("") "static slot := a";
            LoadStaticN "ldsfld.n" ["defs a, static32 ; count"] ("") "a.. := static slots";
            StoreStaticN "stsfld.n" ["uses a, static32 ; count"] ("") "static slots := a..";
            StaticAddress "ldsflda" ["def:byref a, static32"] ("") "a := address of a static slot";
            LoadThreadStatic "ldtls" ["def:any a, static32"] ("") "the same for [ThreadStatic] slots of the running thread";
            StoreThreadStatic "sttls" ["use:any a, static32"] ("") "see the line above";
            ThreadStaticAddress "ldtlsa" ["def:byref a, static32"] ("") "see the line above";
            InitClass "initcls" ["type32"] ("call throw") "run the static constructor of a type if it has not run (this instruction then becomes nop)";
            AddressOf "lea" ["def:byref a, use:addr b"] ("") "a := address of register b (b must lie among registers that stay put: any)";
            LoadIndirectI8 "ldind.i8" ["def:any a, use:byref b"] ("throw") "a := what b points to";
            LoadIndirectU8 "ldind.u8" ["def:any a, use:byref b"] ("throw") "a := what b points to";
            LoadIndirectI16 "ldind.i16" ["def:any a, use:byref b"] ("throw") "a := what b points to";
            LoadIndirectU16 "ldind.u16" ["def:any a, use:byref b"] ("throw") "a := what b points to";
            LoadIndirect32 "ldind.32" ["def:any a, use:byref b"] ("throw") "a := what b points to";
            LoadIndirect64 "ldind.64" ["def:any a, use:byref b"] ("throw") "a := what b points to";
            StoreIndirect8 "stind.8" ["use:byref a, use:any b"] ("throw") "what a points to := b";
            StoreIndirect16 "stind.16" ["use:byref a, use:any b"] ("throw") "what a points to := b";
            StoreIndirect32 "stind.32" ["use:byref a, use:any b"] ("throw") "what a points to := b";
            StoreIndirect64 "stind.64" ["use:byref a, use:any b"] ("throw") "what a points to := b";
            OffsetPointer "refadd" ["def:byref a, use:byref b, use:bits c ; stride"] ("") "a := b + (long)(int)c * stride bytes; no check";
            PointerDifference "refsub" ["def:bits a, use:byref b, use:byref c"] ("") "a := b - c in bytes";
            NewArray "newarr" ["def:ref a, use:bits b ; type"] ("throw alloc") "a := new T[b] (the type word's low half is the array type; bit 32 set: not counted); OverflowException when b < 0, OutOfMemoryException";
            NewArrayMd "newarr.md" ["def:ref a, uses b, count c ; type"] ("throw alloc") "a := new T[b, b+1, ..] with c dimensions (int each)";
            ArrayLength "ldlen" ["def:bits a, use:ref b"] ("throw") "a := length of array or string";
            LoadElementI8 "ldelem.i8" ["def:any a, use:ref b, use:bits c"] ("throw") "a := b[(int)c]; also string[c] for u16; NullReferenceException, IndexOutOfRangeException";
            LoadElementU8 "ldelem.u8" ["def:any a, use:ref b, use:bits c"] ("throw") "a := b[(int)c]; also string[c] for u16; NullReferenceException, IndexOutOfRangeException";
            LoadElementI16 "ldelem.i16" ["def:any a, use:ref b, use:bits c"] ("throw") "a := b[(int)c]; also string[c] for u16; NullReferenceException, IndexOutOfRangeException";
            LoadElementU16 "ldelem.u16" ["def:any a, use:ref b, use:bits c"] ("throw") "a := b[(int)c]; also string[c] for u16; NullReferenceException, IndexOutOfRangeException";
            LoadElement32 "ldelem.32" ["def:any a, use:ref b, use:bits c"] ("throw") "a := b[(int)c]; also string[c] for u16; NullReferenceException, IndexOutOfRangeException";
            LoadElement64 "ldelem.64" ["def:any a, use:ref b, use:bits c"] ("throw") "a := b[(int)c]; also string[c] for u16; NullReferenceException, IndexOutOfRangeException";
            LoadElementN "ldelem.n" ["defs a, use:ref b, use:bits c ; count"] ("throw") "a.. := b[c] of n slots";
            StoreElement8 "stelem.8" ["use:ref a, use:bits b, use:any c"] ("throw") "a[(int)b] := c";
            StoreElement16 "stelem.16" ["use:ref a, use:bits b, use:any c"] ("throw") "a[(int)b] := c";
            StoreElement32 "stelem.32" ["use:ref a, use:bits b, use:any c"] ("throw") "a[(int)b] := c";
            StoreElement64 "stelem.64" ["use:ref a, use:bits b, use:any c"] ("throw") "a[(int)b] := c";
            StoreElementRef "stelem.ref" ["use:ref a, use:bits b, use:ref c"] ("throw") "the same with the covariance check; ArrayTypeMismatchException";
            StoreElementN "stelem.n" ["use:ref a, use:bits b, uses c ; count"] ("throw") "a[b] := c.., n slots";
            ElementAddress "ldelema" ["def:byref a, use:ref b, use:bits c ; stride"] ("throw") "a := address of b[c]; stride in bytes";
            CheckElementType "chkelem" ["use:ref a ; type"] ("throw") "ArrayTypeMismatchException unless the element type of the array a is exactly this type (before ldelema of a reference element)";
            MdIndex "mdidx" ["def:bits a, use:ref b, uses c ; count"] ("throw") "a := flat index of element [c, c+1, ..] of a multi-dimensional array; IndexOutOfRangeException";
            NewObject "newobj" ["def:ref a, type32"] ("alloc call") "a := a zeroed instance (the constructor is called separately); counts IL newobj";
            Box "box" ["def:ref a, uses b ; type"] ("alloc") "a := box of the struct, primitive or enum value b.. (not of Nullable: the compiler branches)";
            Unbox "unbox" ["def:byref a, use:ref b ; type"] ("throw") "a := address of the boxed value (slot 1) if b is exactly a box of type, or of an enum/primitive with the same underlying type; NullReferenceException, InvalidCastException";
            IsInstance "isinst" ["def:ref a, use:ref b ; type"] ("") "a := b if assignable to type, else null";
            CastClass "castclass" ["def:ref a, use:ref b ; type"] ("throw") "a := b if null or assignable, else InvalidCastException";
            NullCheck "chknull" ["use:any a"] ("throw") "NullReferenceException if a == 0";
            NewDelegate "newdlg" ["def:ref a, use:ref b ; type, method"] ("alloc throw") "a := delegate of type over method; b is the target, or null for a static method; a static method with a non-null b is closed over its first argument";
            NewDelegateVirtual "newdlg.virt" ["def:ref a, use:ref b ; type, method"] ("alloc throw") "the same, method found by the exact type of b; NullReferenceException";
            Call "call" ["defs a, argcount b ; method, args"] ("call throw safepoint") "a.. := method(args): static dispatch; this may be null";
            CallVirtual "callvirt" ["defs a, argcount b ; method, args"] ("call throw safepoint") "a.. := the override of method for the exact type of the first argument; NullReferenceException";
            CallNonVirtual "callnv" ["defs a, argcount b ; method, args"] ("call throw safepoint") "like call, after a null check of the first argument";
            CallConstrained "callcons" ["defs a, argcount b ; method, type, args"] ("call throw safepoint") "callvirt on a boxed copy is never needed: the compiler resolves structs; this form is for a T that is a struct inheriting the method from Object/ValueType/Enum: boxes what the first argument (pointer) points to as type, then callvirt";
            CallDelegate "calldlg" ["defs a, argcount b ; method, args"] ("call throw safepoint") "a.. := first argument(the rest); method is the delegate type's Invoke; NullReferenceException";
            Throw "throw" ["use:ref a"] ("throw end") "throw; null gives NullReferenceException";
            Rethrow "rethrow" ["use:ref a"] ("throw end") "throw the exception that the enclosing catch handler caught, trace kept";
            Leave "leave" ["jump32"] ("") "leave protected regions for the target, running finally handlers on the way";
            EndFinally "endfinally" [""] ("end") "end of a finally or fault handler";
            EndFilter "endfilter" ["use:bits a"] ("end") "end of a filter: take the handler if a != 0";
            EnterHandler "enterhandler" [""] ("") "first instruction of each handler (a landmark for the verifier)";
            Safepoint "safepoint" [""] ("safepoint") "may switch threads or collect";
        }
    };
}

for_each_instruction!(instructions);

impl Op {
    /// The operation with this encoding, if there is one.
    pub fn from_u16(code: u16) -> Option<Self> {
        OPS.get(code as usize).map(|info| info.op)
    }

    /// The operation's row.
    pub fn info(self) -> &'static OpInfo {
        &OPS[self as usize]
    }
}

/// What `conv` and `conv.ovf` convert. The encoding is the discriminant.
///
/// Unchecked conversions from floating point saturate (as .NET 9 and later do); narrowing integer conversions keep the low bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Conversion {
    pub from: Num,
    pub to: Num,
}

/// A primitive number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Num {
    I8,
    U8,
    I16,
    U16,
    I32,
    U32,
    I64,
    U64,
    F32,
    F64,
}

impl Num {
    pub const ALL: [Self; 10] =
        [Self::I8, Self::U8, Self::I16, Self::U16, Self::I32, Self::U32, Self::I64, Self::U64, Self::F32, Self::F64];
}

impl Conversion {
    pub fn encode(self) -> u16 {
        (self.from as u16) * 16 + self.to as u16
    }

    pub fn decode(code: u16) -> Option<Self> {
        Some(Self { from: *Num::ALL.get(code as usize / 16)?, to: *Num::ALL.get(code as usize % 16)? })
    }
}
