//! The class library that a run compiles against: the embedded one, or, in debug builds only, a folder named by `HOIST_CORELIB`, so that work
//! on the library's C# needs no rebuild.

use hoist_compiler::Compilation;

/// A new, empty program.
#[cfg(not(debug_assertions))]
pub(crate) fn compilation() -> Compilation {
    Compilation::new()
}

/// A new, empty program.
#[cfg(debug_assertions)]
pub(crate) fn compilation() -> Compilation {
    match std::env::var_os("HOIST_CORELIB") {
        Some(folder) => Compilation::with_library(Box::new(folder::Folder::read(folder.as_ref()))),
        None => Compilation::new(),
    }
}

#[cfg(debug_assertions)]
mod folder {
    use std::collections::BTreeMap;
    use std::path::Path;

    use hoist_compiler::world::Library;

    /// All files under a folder, by their path in it.
    #[derive(Debug)]
    pub(super) struct Folder(BTreeMap<String, String>);

    impl Folder {
        pub(super) fn read(root: &Path) -> Self {
            let mut files = BTreeMap::new();
            visit(root, root, &mut files);
            Self(files)
        }
    }

    fn visit(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                visit(root, &path, files);
            } else if let (Ok(name), Ok(text)) = (path.strip_prefix(root), std::fs::read_to_string(&path)) {
                files.insert(name.to_string_lossy().replace('\\', "/"), text);
            }
        }
    }

    impl Library for Folder {
        fn file(&self, path: &str) -> Option<&str> {
            self.0.get(path).map(String::as_str)
        }

        fn has_folder(&self, path: &str) -> bool {
            let prefix = format!("{path}/");
            self.0.range(prefix.clone()..).next().is_some_and(|(name, _)| name.starts_with(&prefix))
        }

        fn paths(&self) -> Vec<&str> {
            self.0.keys().map(String::as_str).collect()
        }
    }
}
