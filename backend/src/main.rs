//! The command line. Each verb has its file in `commands/`.

fn main() -> std::process::ExitCode {
    rembang_backend::commands::main()
}
