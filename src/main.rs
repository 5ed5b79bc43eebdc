//! The `interlinea` program: the window, or a command.

fn main() -> std::process::ExitCode {
    interlinea::cli::run()
}
