//! Nonsense in, messages out: random bytes, token soups and mutated programs go through `check` and, when they compile, through a run with limits.
//! Nothing may panic or hang, and no run may pass its limits.
//!
//! Each case is made from its number, so a case is found again by its number alone, whatever ran before it:
//!
//! ```text
//! HOIST_FUZZ_CASES=200000 cargo test --release --test robustness     as many as that; the default is a sample
//! HOIST_FUZZ_FIRST=4711 HOIST_FUZZ_CASES=3 cargo test …              from this number on
//! HOIST_FUZZ_NOTE=FILE                                               keeps the text that is being tried in FILE, for what kills the process
//! ```
//!
//! All failures are collected and shown by kind at the end, so that one long run finds all kinds.

mod harness;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use harness::{read, root, sources};
use hoist::{Limits, Options};

/// Longest that one case may take: thousands of times what it needs, so that a busy machine doesn't count.
const HANG: Duration = Duration::from_secs(120);
/// Most memory that the process may ever have held, in KiB.
const MEMORY_KIB: u64 = 2 << 20;

const INSTRUCTIONS: u64 = 20_000;
const OUTPUT: u64 = 1 << 16;
const TIME: u64 = 10_000;

/// xorshift over a scrambled case number: the same cases every time.
struct Random(u64);

impl Random {
    fn of_case(kind: u64, number: usize) -> Self {
        let mut random = Self((number as u64 ^ (kind << 56)).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        for _ in 0..4 {
            random.next();
        }
        random
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    fn pick<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> &'a T {
        items[self.below(items.len())]
    }
}

const TOKENS: &[&str] = &[
    "class",
    "struct",
    "async",
    "await",
    "yield",
    "return",
    "if",
    "else",
    "for",
    "foreach",
    "in",
    "while",
    "int",
    "string",
    "var",
    "x",
    "y",
    "F",
    "T",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    "<",
    ">",
    ";",
    ",",
    ".",
    "=>",
    "=",
    "==",
    "+",
    "-",
    "*",
    "?",
    ":",
    "??",
    "1",
    "2.5",
    "\"s\"",
    "$\"{x}\"",
    "'c'",
    "new",
    "switch",
    "case",
    "is",
    "not",
    "when",
    "with",
    "try",
    "catch",
    "finally",
    "throw",
    "lock",
    "using",
    "ref",
    "out",
    "static",
    "public",
    "void",
    "null",
    "default",
    "record",
    "delegate",
    "event",
    "goto",
    "#if",
    "\n",
    "...",
    "..",
    "^",
    "@",
    "\"\"\"",
    "Task",
    "object",
    "this",
    "base",
    "override",
    "virtual",
    "abstract",
    "interface",
    "enum",
    "get",
    "set",
    "params",
    "operator",
    "implicit",
    "checked",
    "stackalloc",
    "typeof",
    "nameof",
    "sizeof",
    "List<int>",
    "Task.Yield()",
    "yield return",
    "extension",
    "field",
    "required",
    "init",
    "readonly",
    "partial",
    "namespace",
    "const",
    "0x7FFFFFFF",
    "-1",
    "1UL",
    "1e400",
    "99999999999999999999",
    "int.MaxValue",
    "bool",
    "true",
    "false",
    "dynamic",
    "nint",
    "decimal",
    "1m",
];

/// Statements that compile, most of them, in some order: soups of these get further than soups of tokens.
const STATEMENTS: &[&str] = &[
    "int x = 1;",
    "var y = x + 1;",
    "x += y;",
    "string s = \"a\";",
    "s += x;",
    "Console.WriteLine(s);",
    "await Task.Yield();",
    "await Task.Delay(x);",
    "var t = Task.Run(() => x);",
    "x = await t;",
    "if (x > 0) {",
    "}",
    "else {",
    "while (x < 9) {",
    "for (int i = 0; i < 3; i++) {",
    "foreach (var e in l) {",
    "var l = new List<int> { 1, 2 };",
    "l.Add(x);",
    "try {",
    "} catch (Exception e) {",
    "} finally {",
    "throw new Exception(s);",
    "break;",
    "continue;",
    "return;",
    "lock (s) {",
    "async Task<int> F(int a) {",
    "int G(int a) {",
    "return x;",
    "x = await F(x);",
    "x = G(x);",
    "yield return x;",
    "{",
    "switch (x) { case 1: break; default: x--; break; }",
    "x = s switch { \"a\" => 1, _ => 2 };",
    "Func<int> f = () => x;",
    "x = f();",
    "(x, y) = (y, x);",
    "var o = (object)x;",
    "if (o is int n) x = n;",
    "int[] a = { 1, 2, 3 };",
    "a[x] = y;",
    "Span<int> p = a;",
    "ref int r = ref x;",
    "r++;",
    "x = a[^1];",
    "goto end;",
    "end: ;",
    "using var c = new CancellationTokenSource();",
    "var d = new Dictionary<string, int>();",
    "d[s] = x;",
    "checked { x *= x; }",
    "await Task.WhenAll(t, t);",
    "x /= y - y;",
    "class C { public int P { get; set; } }",
    "var c2 = new C { P = x };",
    "record R(int A, string B);",
    "var q = new R(x, s);",
    "q = q with { A = 2 };",
    "var e2 = from v in l where v > 1 select v * 2;",
    "IEnumerable<int> I() {",
    "async IAsyncEnumerable<int> J() {",
    "await foreach (var v in J()) {",
    "int? m = null;",
    "x = m ?? 3;",
    "s = $\"{x:x4}|{s,5}\";",
    "static void H<T>(T v) where T : class { }",
    "H(s);",
    "unchecked { x = (int)3000000000u; }",
    "decimal k = 1.5m;",
    "long w = long.MinValue;",
    "w /= -1;",
    "double z = x / 0.0;",
    "Environment.Exit(x);",
    "Thread.Sleep(x);",
    "t.Wait();",
    "new Thread(() => x++).Start();",
    "x = F(x).Result;",
    "while (true) {",
    "void Rec() { Rec(); }",
    "Rec();",
    "var big = new int[x << 20];",
    "s += s;",
    "Console.ReadLine();",
];

fn setting(name: &str) -> Option<usize> {
    std::env::var(name).ok().and_then(|n| n.parse().ok())
}

/// What is being tried now, for the watch.
type Current = Arc<Mutex<(Instant, String)>>;

/// Tries texts one after another and collects what goes wrong.
struct Trials {
    current: Current,
    note: Option<PathBuf>,
    /// Kind of failure → how many, and the first text.
    failures: BTreeMap<String, (usize, String)>,
    compiled: usize,
}

impl Trials {
    fn new() -> Self {
        let current: Current = Arc::new(Mutex::new((Instant::now(), String::new())));
        watch(&current);
        let note = std::env::var_os("HOIST_FUZZ_NOTE").map(PathBuf::from);
        Self { current, note, failures: BTreeMap::new(), compiled: 0 }
    }

    fn try_text(&mut self, text: &str) {
        if let Ok(mut current) = self.current.lock() {
            *current = (Instant::now(), text.to_string());
        }
        if let Some(note) = &self.note {
            let _ = std::fs::write(note, text);
        }
        if let Err(kind) = run_limited(text).map(|compiled| self.compiled += usize::from(compiled)) {
            self.failures.entry(kind).or_insert_with(|| (0, text.to_string())).0 += 1;
        }
    }

    /// Fails with all that was found.
    fn finish(self) {
        let mut report = String::new();
        for (kind, (count, text)) in &self.failures {
            report += &format!("---- {count} times: {kind}\n{text}\n");
        }
        assert!(self.failures.is_empty(), "{} kinds of failures\n{report}", self.failures.len());
    }
}

/// Ends the process when one case takes for ever: a test that hangs tells nobody why.
fn watch(current: &Current) {
    let current = Arc::downgrade(current);
    std::thread::spawn(move || {
        while let Some(current) = current.upgrade() {
            if let Ok(current) = current.lock()
                && current.0.elapsed() > HANG
                && !current.1.is_empty()
            {
                eprintln!("no end after {} seconds on this text:\n{}", HANG.as_secs(), current.1);
                std::process::abort();
            }
            drop(current);
            std::thread::sleep(Duration::from_millis(500));
        }
    });
}

/// Compiles and runs a text: whether it compiled, or what is wrong with Hoist.
fn run_limited(text: &str) -> Result<bool, String> {
    let limits = Limits {
        instructions: Some(INSTRUCTIONS),
        memory: Some(32 << 20),
        tasks: Some(10_000),
        output: Some(OUTPUT),
        time: Some(TIME),
    };
    let options = Options { limits, ..Options::default() };
    let result = catch_unwind(AssertUnwindSafe(|| hoist::run_text(text, &options))).map_err(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string));
        format!("panic: {} {}", LAST_PANIC.with(|p| p.borrow().clone()), text.unwrap_or_default())
    })?;
    let peak = peak_memory_kib();
    if peak > MEMORY_KIB {
        return Err("memory of the process".into());
    }
    let Ok(output) = result else { return Ok(false) };
    // Limits are looked at between slices of 5,000 steps.
    if output.stats.instructions > INSTRUCTIONS + 10_000 {
        return Err("past the limit of instructions".into());
    }
    if output.stdout.len() as u64 > OUTPUT * 4 {
        return Err("past the limit of output".into());
    }
    if output.stats.virtual_time > (TIME + 1000) * 1_000_000 {
        return Err("past the limit of time".into());
    }
    if let hoist::Outcome::CompileFailure(message) = &output.outcome {
        return Err(format!("compiles, but not when it runs: {message}"));
    }
    Ok(true)
}

thread_local! {
    /// Where the last panic of this thread happened.
    static LAST_PANIC: std::cell::RefCell<String> = const { std::cell::RefCell::new(String::new()) };
}

fn remember_panics() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let place = info.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
            // Panics of Hoist are shown once for each kind, at the end.
            let is_assertion = place.contains("robustness.rs");
            LAST_PANIC.with(|p| *p.borrow_mut() = place);
            if is_assertion {
                usual(info);
            }
        }));
    });
}

/// 0 where the system doesn't tell.
fn peak_memory_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|l| l.starts_with("VmHWM:"));
    line.and_then(|l| l.split_whitespace().nth(1)).and_then(|n| n.parse().ok()).unwrap_or(0)
}

/// Runs `test` with the stack that the command has too, since deep nesting needs it.
fn with_trials(test: fn(&mut Trials)) {
    remember_panics();
    let body = move || {
        let mut trials = Trials::new();
        test(&mut trials);
        eprintln!("{} of the texts compiled", trials.compiled);
        trials.finish();
    };
    let thread = std::thread::Builder::new().stack_size(256 << 20).spawn(body).expect("a thread");
    if let Err(panic) = thread.join() {
        std::panic::resume_unwind(panic);
    }
}

/// A quarter of the cases, each made by `make` from numbers of its own.
fn fuzz(trials: &mut Trials, kind: u64, mut make: impl FnMut(&mut Random) -> String) {
    let first = setting("HOIST_FUZZ_FIRST").unwrap_or(0);
    let count = setting("HOIST_FUZZ_CASES").unwrap_or(1600).div_ceil(4);
    for number in first..first + count {
        let text = make(&mut Random::of_case(kind, number));
        trials.try_text(&text);
    }
}

#[test]
fn random_bytes() {
    with_trials(|trials| {
        fuzz(trials, 1, |random| {
            let length = random.below(200);
            let bytes: Vec<u8> = (0..length).map(|_| random.next() as u8).collect();
            String::from_utf8_lossy(&bytes).into_owned()
        });
    });
}

#[test]
fn token_soups() {
    with_trials(|trials| {
        fuzz(trials, 2, |random| {
            let length = random.below(80);
            let words: Vec<&str> = (0..length).map(|_| random.pick(TOKENS)).collect();
            words.join(" ")
        });
    });
}

#[test]
fn statement_soups() {
    with_trials(|trials| {
        fuzz(trials, 3, |random| {
            let mut text = "int x = 1; int y = 2; string s = \"b\"; var l = new List<int>();\n".to_string();
            let mut open = 0usize;
            for _ in 0..=random.below(14) {
                let statement = random.pick(STATEMENTS);
                // Mostly braces that match, so that most errors come after the parser.
                let closes = statement.starts_with('}');
                if closes && open == 0 && random.below(20) > 0 {
                    continue;
                }
                open += statement.matches('{').count();
                open = open.saturating_sub(statement.matches('}').count());
                text += statement;
                text += "\n";
            }
            text + &"}\n".repeat(open)
        });
    });
}

#[test]
fn mutated_programs() {
    with_trials(|trials| {
        let programs: Vec<String> = ["tests/conformance", "tests/programs", "examples"]
            .iter()
            .flat_map(|folder| sources(&root().join(folder)))
            .filter_map(|p| read(&p))
            .filter(|t| t.len() < 4000)
            .collect();
        assert!(!programs.is_empty());
        fuzz(trials, 4, |random| {
            let program = &programs[random.below(programs.len())];
            mutate(program, random)
        });
    });
}

/// Drops, adds, swaps or copies up to four pieces.
fn mutate(program: &str, random: &mut Random) -> String {
    let mut words: Vec<String> =
        program.split_inclusive([' ', '\n', '(', ')', ';', '<', '.', ',']).map(String::from).collect();
    for _ in 0..=random.below(4) {
        if words.is_empty() {
            break;
        }
        let at = random.below(words.len());
        match random.below(5) {
            0 => drop(words.remove(at)),
            1 => words.insert(at, random.pick(TOKENS).into()),
            2 => {
                let other = random.below(words.len());
                words.swap(at, other);
            }
            3 => words.insert(at, random.pick(STATEMENTS).into()),
            _ => {
                let copy = words[random.below(words.len())].clone();
                words[at] = copy;
            }
        }
    }
    words.concat()
}

#[test]
fn deep_nesting() {
    with_trials(|trials| {
        for (open, close) in [
            ("(", ")"),
            ("{", "}"),
            ("[", "]"),
            ("new C(", ")"),
            ("!", ""),
            ("x => ", ""),
            ("if (a) ", ";"),
            ("$\"{", "}\""),
            ("() => { ", " }"),
            ("await ", ""),
            ("a ? b : ", ""),
            ("a.b(", ")"),
            ("x is { A: ", " }"),
        ] {
            for depth in [100, 5_000] {
                trials.try_text(&format!("var v = {}1{};", open.repeat(depth), close.repeat(depth)));
            }
        }
        trials.try_text(&format!("var v = 1{};", " + 1".repeat(20_000)));
        trials.try_text(&"class C { ".repeat(3_000));
        trials.try_text(&format!("{}int{} x;", "List<".repeat(3_000), ">".repeat(3_000)));
        trials.try_text(&format!("int{} x;", "[]".repeat(3_000)));
        trials.try_text(&"if (true) { ".repeat(2_000));
        trials.try_text(&"void F() { ".repeat(2_000));
    });
}

/// Texts that once broke something, one file each.
#[test]
fn texts_that_broke_something() {
    with_trials(|trials| {
        for path in sources(&root().join("tests/robustness")) {
            trials.try_text(&std::fs::read_to_string(&path).unwrap_or_default());
        }
    });
}
