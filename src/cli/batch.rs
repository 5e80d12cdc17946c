//! `dateline batch`: JSON Lines in, JSON Lines out.
//!
//! One thread reads lines, several analyse them, and the caller's thread writes the results in input order. The queues
//! between them are short, so memory does not grow with the number of documents.

use std::io::{self, BufRead, BufWriter, Read as _, Write as _};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use anyhow::Context as _;
use dateline::{Opened, Summary};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use super::{Outcome, contain_panic, output};

/// The longest line accepted, in bytes: a document of the largest size, with room for its escapes.
const MAX_LINE_BYTES: u64 = 2 * dateline::MAX_FILE_BYTES + 4096;

/// The identifier of a document: any JSON, given back as it came.
type Id<'a> = Option<&'a RawValue>;

/// A line of input, with its values unread.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow, default)]
    id: Id<'a>,
    #[serde(borrow, default)]
    text: Option<&'a RawValue>,
    #[serde(borrow, default)]
    path: Option<&'a RawValue>,
}

/// The document of a line.
enum Input {
    Text(String),
    Path(PathBuf),
}

impl Line<'_> {
    /// Its text, or else its path.
    fn input(&self) -> anyhow::Result<Input> {
        let read = |value: Option<&RawValue>| serde_json::from_str::<String>(value?.get()).ok();
        let text = read(self.text).map(Input::Text);
        text.or_else(|| read(self.path).map(|path| Input::Path(path.into())))
            .context("the line has neither a \"text\" nor a \"path\" that is a string")
    }
}

/// A line of output for a document that was summarised.
#[derive(Serialize)]
struct Success<'a> {
    id: Id<'a>,
    #[serde(flatten)]
    summary: Summary<'a>,
}

/// A line of output for a line that could not be summarised.
#[derive(Serialize)]
struct Failure<'a> {
    id: Id<'a>,
    error: String,
}

/// A line of output without its newline, and whether its document was summarised.
struct Output {
    json: String,
    success: bool,
}

/// A line of input to work on, and where to send its output.
struct Job {
    line: anyhow::Result<Vec<u8>>,
    output: SyncSender<Output>,
}

/// Summarises standard input to standard output with `jobs` threads, or as many as there are processors.
pub(super) fn run(jobs: Option<NonZeroUsize>) -> anyhow::Result<Outcome> {
    output::check()?;
    let jobs = jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    // A long document is spread over cores; they are not to be more than were asked for.
    rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global()?;
    let (job_sender, job_receiver) = sync_channel::<Job>(jobs);
    let (order_sender, order_receiver) = sync_channel::<Receiver<Output>>(2 * jobs);
    let job_receiver = Mutex::new(job_receiver);
    thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| work(&job_receiver));
        }
        let reader = scope.spawn(move || read_lines(io::stdin().lock(), &job_sender, &order_sender));
        let written = write_in_order(&order_receiver);
        // Without a receiver, the reader stops at its next line.
        drop(order_receiver);
        let written = written?;
        reader.join().map_err(|_| anyhow::anyhow!("standard input could not be read"))??;
        Ok(written)
    })
}

/// Sends every line that is not blank to the workers, and the channel for its output to the writer.
fn read_lines(
    mut input: impl BufRead,
    jobs: &SyncSender<Job>,
    order: &SyncSender<Receiver<Output>>,
) -> anyhow::Result<()> {
    skip_byte_order_mark(&mut input).context("standard input could not be read")?;
    while let Some(line) = read_line(&mut input).context("standard input could not be read")? {
        if matches!(&line, Ok(bytes) if bytes.trim_ascii().is_empty()) {
            continue;
        }
        let (sender, receiver) = sync_channel(1);
        if order.send(receiver).is_err() || jobs.send(Job { line, output: sender }).is_err() {
            break;
        }
    }
    Ok(())
}

/// Passes over the mark that some programs put before UTF-8.
fn skip_byte_order_mark(input: &mut impl BufRead) -> io::Result<()> {
    if input.fill_buf()?.starts_with("\u{feff}".as_bytes()) {
        input.consume('\u{feff}'.len_utf8());
    }
    Ok(())
}

/// The next line, `None` at the end of `input`. The inner error is for a line that is too long, which is skipped.
fn read_line(input: &mut impl BufRead) -> io::Result<Option<anyhow::Result<Vec<u8>>>> {
    let mut line = Vec::new();
    if input.by_ref().take(MAX_LINE_BYTES).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.len() as u64 == MAX_LINE_BYTES && !line.ends_with(b"\n") {
        input.skip_until(b'\n')?;
        let limit = MAX_LINE_BYTES >> 20;
        return Ok(Some(Err(anyhow::anyhow!("the line is longer than {limit} MiB; split the document"))));
    }
    Ok(Some(Ok(line)))
}

/// Does jobs until there are no more.
fn work(jobs: &Mutex<Receiver<Job>>) {
    // There are as many of these threads as documents may be worked on at once, so each looks at a long document alone:
    // as the only thread of a pool of its own.
    let _pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build();
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = job else { return };
        // Once the writer is gone, no one is waiting for the output.
        let _ = job.output.send(summarize(job.line));
    }
}

/// Writes the outputs in the order of `order`, each line as soon as it is available.
fn write_in_order(order: &Receiver<Receiver<Output>>) -> anyhow::Result<Outcome> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut outcome = Outcome::Done;
    for line in order {
        let line = line.recv().context("a worker ended early")?;
        if !line.success {
            outcome = Outcome::SomeFailed;
        }
        let bytes = [line.json.as_bytes(), b"\n"];
        output::written(bytes.iter().try_for_each(|bytes| out.write_all(bytes)).and_then(|()| out.flush()))?;
    }
    Ok(outcome)
}

/// The line of output for a line of input.
fn summarize(line: anyhow::Result<Vec<u8>>) -> Output {
    match line {
        Ok(line) => summarize_line(&line),
        Err(error) => failure(None, &error),
    }
}

fn summarize_line(line: &[u8]) -> Output {
    let line: Line<'_> = match read_object(line) {
        Ok(line) => line,
        Err(error) => return failure(None, &error),
    };
    let summary = line.input().and_then(|input| {
        contain_panic(|| {
            let opened = match input {
                Input::Text(text) => Opened::from(dateline::article_from_text(text)?),
                Input::Path(path) => dateline::open(&path)?,
            };
            let (article, analysis) = opened.analyzed();
            Ok(to_line(&Success { id: line.id, summary: Summary::new(&article, &analysis) }))
        })
    });
    match summary {
        Ok(json) => Output { json, success: true },
        Err(error) => failure(line.id, &error),
    }
}

fn read_object(line: &[u8]) -> anyhow::Result<Line<'_>> {
    // A struct is also read from a list.
    anyhow::ensure!(line.trim_ascii_start().starts_with(b"{"), "the line is not a JSON object");
    let line: Line<'_> = serde_json::from_slice(line).context("the line is not valid JSON")?;
    // What is passed over unread may be nested so deep that nobody can read the output.
    if let Some(id) = line.id.map(RawValue::get).filter(|id| id.starts_with(['[', '{'])) {
        serde_json::from_str::<Value>(id).context("the id cannot be read")?;
    }
    Ok(line)
}

fn failure(id: Id<'_>, error: &anyhow::Error) -> Output {
    Output { json: to_line(&Failure { id, error: format!("{error:#}") }), success: false }
}

fn to_line(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("strings and numbers always serialize")
}
