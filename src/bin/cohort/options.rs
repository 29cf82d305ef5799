//! The command line. A handful of flags: a library for them would be larger than this file.

use ai_self_check::workshop::cohort::Round;
use ai_self_check::workshop::map::Floor;
use ai_self_check::workshop::result_code::PackTag;

pub(crate) const HELP: &str = "cohort [OPTIONS] [FILES…]

Counts result codes. Reads any texts that hold codes (chats, lists, one code a line) and cohort files;
without FILES, or for the file -, standard input.

  --json          print JSON
  --csv           print CSV that is safe to open in a spreadsheet
  --merge         print one cohort file: for facilitators, like the codes themselves
  --strict        show nothing under 10 people instead of 8
  --rooms         every file is a room of its own: a code in two files is two people
  --round ROUND   count all codes as before, after, then or now; without it the form decides
  --pack ID       the pack of the codes (from-fear-to-fearless)
  --version N     the version of that pack (1)
  --room WORD     the room word of the join link
  --tag N|any     the tag instead of pack, version and word: 0 to 255, or codes of every tag

Duplicates are found among the first 3,000,000 different codes that are read from texts, and against all
cohort files; what comes later is counted, and the report says how many were not looked up.
What is printed is safe to show by itself. Two runs that differ by one person are not: run it when all is in.
";

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Output {
    Table,
    Json,
    Csv,
    Merge,
}

/// Everything that was asked.
#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) output: Output,
    pub(crate) floor: Floor,
    /// Forget codes between files.
    pub(crate) rooms: bool,
    /// For all codes, whatever their form.
    pub(crate) round: Option<Round>,
    /// `None`: any.
    pub(crate) tag: Option<PackTag>,
    /// Never empty; `-` is standard input.
    pub(crate) files: Vec<String>,
}

impl Options {
    /// Reads the arguments; `None` asks for help.
    pub(crate) fn read(arguments: impl Iterator<Item = String>) -> Result<Option<Options>, String> {
        let mut options = Options {
            output: Output::Table,
            floor: Floor::Usual,
            rooms: false,
            round: None,
            tag: None,
            files: Vec::new(),
        };
        let (mut pack, mut version, mut room) = ("from-fear-to-fearless".to_owned(), 1u16, String::new());
        let mut tag = None;
        let mut arguments = arguments;
        let mut only_files = false;
        while let Some(argument) = arguments.next() {
            if only_files || argument == "-" || !argument.starts_with('-') {
                options.files.push(argument);
                continue;
            }
            let mut value =
                || arguments.next().ok_or(format!("{argument}: found nothing after it, expected a value"));
            match argument.as_str() {
                "--help" | "-h" => return Ok(None),
                "--json" => options.output = Output::Json,
                "--csv" => options.output = Output::Csv,
                "--merge" => options.output = Output::Merge,
                "--strict" => options.floor = Floor::Strict,
                "--rooms" => options.rooms = true,
                "--round" => {
                    let found = value()?;
                    let round = Round::ALL.into_iter().find(|round| round.key() == found);
                    options.round =
                        Some(round.ok_or(format!(
                            "--round: found {found:?}, expected before, after, then or now"
                        ))?);
                }
                "--pack" => pack = value()?,
                "--version" => version = number("--version", &value()?)?,
                "--room" => room = value()?,
                "--tag" => {
                    let found = value()?;
                    tag = Some(if found == "any" { None } else { Some(PackTag(number("--tag", &found)?)) });
                }
                "--" => only_files = true,
                _ => return Err(format!("found {argument:?}, expected an option; see --help")),
            }
        }
        options.tag = tag.unwrap_or(Some(PackTag::new(&pack, version, &room)));
        if options.output == Output::Merge && options.rooms {
            return Err("--merge with --rooms: a cohort file counts the same code once".to_owned());
        }
        if options.files.is_empty() {
            options.files.push("-".to_owned());
        }
        Ok(Some(options))
    }
}

fn number<T: std::str::FromStr + TryFrom<u64>>(option: &str, found: &str) -> Result<T, String> {
    found.parse().map_err(|_| format!("{option}: found {found:?}, expected a whole number in its range"))
}
