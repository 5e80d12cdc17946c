//! Times one sample article, and many of them in one file, which shows whether the work grows linearly with the text.

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dateline::{Action, Anchor, CodePoints, Corrections, Field, Kind, Operation, TextRange};

/// Reads, analyses and writes texts of several sizes; criterion's throughput should be the same for all.
fn whole_way(criterion: &mut Criterion) {
    let samples = samples();
    let mut group = criterion.benchmark_group("text to summary");
    group.sample_size(10).warm_up_time(Duration::from_secs(1));
    for (name, size) in [("sample", 0), ("100 kB", 100_000), ("1 MB", 1_000_000), ("10 MB", 10_000_000)] {
        let text = samples.repeat(size / samples.len() + 1);
        let text = if size == 0 { sample("danube-talks.txt") } else { text };
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(name), &text, |bencher, text| {
            bencher.iter(|| {
                let article = dateline::article_from_text(text.clone()).expect("the samples are text");
                let analysis = dateline::analyze(&article);
                black_box(dateline::to_json(&article, &analysis))
            });
        });
    }
    group.finish();
}

/// Times each step on one megabyte.
fn steps(criterion: &mut Criterion) {
    let samples = samples();
    let text = samples.repeat(1_000_000 / samples.len() + 1);
    let article = dateline::article_from_text(text.clone()).expect("the samples are text");
    let analysis = dateline::analyze(&article);
    let mut group = criterion.benchmark_group("steps on 1 MB");
    group.sample_size(10).throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("read", |bencher| {
        bencher.iter(|| dateline::article_from_text(text.clone()).expect("the samples are text"));
    });
    group.bench_function("analyze", |bencher| bencher.iter(|| dateline::analyze(black_box(&article))));
    group.bench_function("write", |bencher| {
        bencher.iter(|| dateline::to_json(black_box(&article), black_box(&analysis)));
    });
    group.finish();
}

/// Applies 5,000 corrections to ten megabytes, of the same text and of one whose first letter has changed.
fn corrections(criterion: &mut Criterion) {
    let samples = samples();
    let text = samples.repeat(10_000_000 / samples.len() + 1);
    let article = dateline::article_from_text(text.clone()).expect("the samples are text");
    let analysis = dateline::analyze(&article);
    let points = CodePoints::new(article.text());
    let mut corrections = Corrections::new(&article);
    let places = |kind: &Kind| -> Vec<TextRange> {
        analysis.entities(*kind).flat_map(|entity| entity.ranges()).collect()
    };
    let places: Vec<Vec<TextRange>> = Kind::ALL.iter().map(places).collect();
    for number in 0..5000 {
        let which = number % Kind::ALL.len();
        let (kind, places) = (Kind::ALL[which], &places[which]);
        let at = vec![Anchor::new(&article, &points, places[number * 7919 % places.len()])];
        let action = match number % 3 {
            0 => Action::Remove { kind, whole: false },
            1 => Action::Note("Look it up.".to_owned()),
            _ => Action::Set { kind, field: Field::Value, value: Some("7".to_owned()) },
        };
        corrections.record(Operation { id: number.to_string(), at, action });
    }
    let edited = dateline::article_from_text(format!("A{}", &text[1..])).expect("the samples are text");
    let analysed = dateline::analyze(&edited);
    let mut group = criterion.benchmark_group("corrections of 10 MB");
    group.sample_size(10);
    group.bench_function("same text", |bencher| {
        bencher.iter(|| dateline::apply_corrections(black_box(&article), &analysis, &corrections));
    });
    group.bench_function("edited text", |bencher| {
        bencher.iter(|| dateline::apply_corrections(black_box(&edited), &analysed, &corrections));
    });
    group.finish();
}

fn samples() -> String {
    let names = ["danube-talks.txt", "grocer-results.txt", "cup-final.txt", "glacier-lake.txt"];
    names.map(sample).join("\n\n")
}

fn sample(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples").join(name);
    std::fs::read_to_string(path).expect("the sample is there")
}

criterion_group!(benches, whole_way, steps, corrections);
criterion_main!(benches);
