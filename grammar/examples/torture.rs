//! Measures the parser on ten thousand lines of ordinary C#: `cargo run --release -p hoist-grammar --example torture`.

use std::fmt::Write;
use std::time::Instant;

use hoist_grammar::{ParseOptions, parse};

fn main() {
    let mut text = String::from(
        "using System;\nusing System.Collections.Generic;\nusing System.Threading.Tasks;\n\nnamespace Torture;\n\n",
    );
    let mut index = 0;
    while text.lines().count() < 10_000 {
        for _ in 0..20 {
            type_of(&mut text, index);
            index += 1;
        }
    }
    let lines = text.lines().count();
    for defer_bodies in [false, true] {
        let options = ParseOptions { defer_bodies, ..ParseOptions::default() };
        let mut best = f64::MAX;
        for _ in 0..10 {
            let start = Instant::now();
            let parsed = parse(&text, &options);
            best = best.min(start.elapsed().as_secs_f64());
            for error in &parsed.errors {
                println!("{} {} at {:?}", error.code, error.message, error.span);
            }
            drop(parsed);
        }
        let mode = if defer_bodies { "bodies deferred" } else { "everything" };
        println!(
            "{mode}: {lines} lines, {} bytes, {:.2} ms, {:.1} MB/s",
            text.len(),
            best * 1e3,
            text.len() as f64 / best / 1e6
        );
    }
}

fn type_of(out: &mut String, index: usize) {
    let _ = write!(
        out,
        r#"/// <summary>Keeps the orders of customer {index} together.</summary>
public sealed class Ledger{index} : IComparable<Ledger{index}>
{{
    private readonly Dictionary<string, List<int>> _entries = new();
    private int _count;

    public string Name {{ get; init; }} = "ledger {index}";
    public int Count => _count;

    public Ledger{index}(int capacity, string name = "none")
    {{
        if (capacity < 0) throw new ArgumentOutOfRangeException(nameof(capacity));
        Name = name ?? throw new ArgumentNullException(nameof(name));
        for (int i = 0; i < capacity; i++)
        {{
            _entries[$"slot {{i}}"] = new List<int> {{ i, i * 2, i % 3 == 0 ? 1 : -1 }};
        }}
    }}

    // Adds up what is there, one slot after the other.
    public async Task<int> SumAsync(IEnumerable<string> keys, int limit)
    {{
        var total = 0;
        foreach (var key in keys)
        {{
            if (!_entries.TryGetValue(key, out var values)) continue;
            foreach (int value in values.Where(v => v > 0 && v < limit).Select(v => v + 1))
            {{
                total += await Scale(value, factor: 2);
                _count++;
            }}
        }}
        return total switch {{ > 100 and < 1000 => total / 2, 0 => -1, _ => total }};
    }}

    private static async Task<int> Scale(int value, int factor)
    {{
        await Task.Delay(1);
        try
        {{
            return checked(value * factor);
        }}
        catch (OverflowException e) when (factor > 1)
        {{
            Console.WriteLine($"overflow: {{e.Message}} at {{value,5}} ({{factor:D2}})");
            return int.MaxValue;
        }}
    }}

    public int CompareTo(Ledger{index}? other) => other is null ? 1 : _count.CompareTo(other._count);
}}

"#
    );
}
