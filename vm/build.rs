//! Says whether instructions may follow one another by tail calls (`src/interp/state.rs`): the optimiser makes jumps of them only when it
//! runs, and on targets that pass six parameters in registers.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(threaded_dispatch)");
    let variable = |name: &str| std::env::var(name).unwrap_or_default();
    let optimised = matches!(variable("OPT_LEVEL").as_str(), "2" | "3" | "s");
    let registers = matches!(variable("CARGO_CFG_TARGET_ARCH").as_str(), "x86_64" | "aarch64");
    let windows = variable("CARGO_CFG_TARGET_OS") == "windows";
    if optimised && registers && !windows {
        println!("cargo::rustc-cfg=threaded_dispatch");
    }
}
