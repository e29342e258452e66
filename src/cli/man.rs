//! The manual page, from the description of the command line.

use clap::Command;
use clap_mangen::Man;

/// The page in roff: the command itself, then a section for each of its subcommands.
pub(super) fn page(command: &Command) -> String {
    let mut page = Vec::new();
    // Writing into memory cannot fail.
    let _ = Man::new(command.clone()).date("").render(&mut page);
    for sub in command.get_subcommands().filter(|s| !s.is_hide_set() && s.get_name() != "help") {
        let mut section = Vec::new();
        let _ = Man::new(sub.clone()).render_options_section(&mut section);
        let about = sub.get_about().map(ToString::to_string).unwrap_or_default();
        page.extend(format!(".SH \"HOIST {}\"\n{about}\n", sub.get_name().to_uppercase()).bytes());
        page.extend(String::from_utf8_lossy(&section).replace(".SH OPTIONS\n", "").bytes());
    }
    page.extend(
        ".SH \"EXIT STATUS\"\nThe program's own; 1 compile errors; 2 usage or a file that can't be read; 3 deadlock; 4 a limit was exceeded; \
         130 after Ctrl-C; 134 after an unhandled exception.\n"
            .bytes(),
    );
    String::from_utf8_lossy(&page).into_owned()
}
