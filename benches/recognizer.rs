//! How fast the recogniser is on one thread: its steps in tokens per second, the time until it is ready, and the whole
//! analysis of 1 to 1,000 articles. Also how well it uses the processor: what share of the time goes into matrix
//! products, and how near these come to the peak of one core.

use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group};
use dateline::Article;
use dateline::testing::{
    Decoder, Encoder, Lexeme, Linear, Recognizer, Rows, Vocabulary, WIDTH, Weights, multiply,
    recognizer_weights,
};

const SAMPLES: [&str; 4] = ["danube-talks.txt", "grocer-results.txt", "cup-final.txt", "glacier-lake.txt"];

fn sample(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples").join(name);
    std::fs::read_to_string(path).expect("the sample is there")
}

/// The paragraphs of all samples.
fn paragraphs() -> Vec<String> {
    let texts = SAMPLES.map(sample);
    texts.iter().flat_map(|text| text.lines()).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// `count` articles, no two alike, so that nothing can be reused from an earlier one but its words.
fn articles(count: usize) -> Vec<Article> {
    let texts = SAMPLES.map(sample);
    let numbered = |at: usize| {
        let mut text = texts[at % texts.len()].clone();
        write!(text, "\n\nThis is report {at}.").expect("a string takes what is written");
        dateline::article_from_text(text).expect("the samples are text")
    };
    (0..count).map(numbered).collect()
}

fn steps(criterion: &mut Criterion) {
    let recognizer = Recognizer::embedded();
    let weights = Weights::read(recognizer_weights()).expect("the weights are whole");
    let paragraphs = paragraphs();
    let texts: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    let lexemes: Vec<Vec<Lexeme>> =
        texts.iter().map(|text| Vocabulary::embedded().tokenize(text).1).collect();
    let sequences: Vec<&[Lexeme]> = lexemes.iter().map(Vec::as_slice).collect();
    let token_count: usize = sequences.iter().map(|sequence| sequence.len()).sum();
    let vectors = Encoder::new(&weights.encoder).encode(&sequences);

    let mut group = criterion.benchmark_group("tokens");
    group.sample_size(20).throughput(Throughput::Elements(token_count as u64));
    group.bench_function("tokenizer", |bencher| {
        bencher.iter(|| {
            texts.iter().map(|text| Vocabulary::embedded().tokenize(black_box(text)).0.len()).sum::<usize>()
        });
    });
    group.bench_function("encoder", |bencher| {
        bencher.iter(|| Encoder::new(&weights.encoder).encode(black_box(&sequences)));
    });
    group.bench_function("decoder", |bencher| {
        bencher.iter(|| Decoder::new(&weights).decode(black_box(&sequences), &vectors));
    });
    group.bench_function("recognizer", |bencher| bencher.iter(|| recognizer.recognize(black_box(&texts))));
    group.finish();
    criterion.bench_function("load", |bencher| {
        bencher.iter(|| Recognizer::read(black_box(recognizer_weights())).expect("the weights are whole"));
    });
}

fn whole_analysis(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("analyze, tokens");
    group.sample_size(10).warm_up_time(Duration::from_secs(1));
    for count in [1, 10, 100, 1000] {
        let articles = articles(count);
        let tokens = |article: &Article| Vocabulary::embedded().tokenize(article.text()).0.len() as u64;
        group.throughput(Throughput::Elements(articles.iter().map(tokens).sum()));
        group.bench_with_input(BenchmarkId::from_parameter(count), &articles, |bencher, articles| {
            bencher.iter(|| {
                for article in articles {
                    black_box(dateline::analyze(black_box(article)));
                }
            });
        });
    }
    group.finish();
}

/// Prints the share of the recogniser's time that matrix products take, and how near they come to the core's peak.
fn print_use_of_the_core() {
    let recognizer = Recognizer::embedded();
    let weights = Weights::read(recognizer_weights()).expect("the weights are whole");
    let paragraphs = paragraphs();
    let texts: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    let texts = texts.repeat(4);
    let lexemes: Vec<Vec<Lexeme>> =
        texts.iter().map(|text| Vocabulary::embedded().tokenize(text).1).collect();
    let sequences: Vec<&[Lexeme]> = lexemes.iter().map(Vec::as_slice).collect();
    let token_count: usize = sequences.iter().map(|sequence| sequence.len()).sum();

    let whole = least(|| recognizer.recognize(&texts).len());
    // The same products as in the layers, on made-up rows: four empty rows follow each sequence, and the first layer
    // sees each word once.
    let distinct: std::collections::HashSet<(u64, u64)> =
        lexemes.iter().flatten().map(|lexeme| (lexeme.orth, lexeme.norm)).collect();
    let padded = token_count + 4 * sequences.len();
    let mut product_seconds = 0.0;
    let mut operations = 0.0;
    let encoder = weights.encoder.layers.iter().map(|layer| (&layer.linear, padded, WIDTH));
    let others = [
        (&weights.encoder.mix.linear, distinct.len(), 5 * WIDTH),
        (&weights.reduce, token_count, WIDTH),
        (&weights.hidden, token_count, weights.hidden.inputs),
    ];
    for (layer, rows, stride) in encoder.chain(others) {
        product_seconds += seconds_of_product(layer, rows, stride);
        operations += 2.0 * (rows * layer.inputs * layer.outputs) as f64;
    }
    let rate = operations / product_seconds / 1e9;
    let peak = peak::gigaflops();
    println!("recognizer: {:.0} tokens a second on one thread", token_count as f64 / whole);
    println!("products of matrices: {:.0} % of its time, {rate:.0} GFLOP/s", 100.0 * product_seconds / whole);
    println!("peak of one core: {peak:.0} GFLOP/s, of which the products reach {:.0} %", 100.0 * rate / peak);
}

/// The seconds that `layer` takes for `rows` rows, in batches as large as the recogniser's.
fn seconds_of_product(layer: &Linear, rows: usize, stride: usize) -> f64 {
    let batch = rows.min(1100);
    let values = vec![0.5; batch * stride + layer.inputs];
    let mut product = vec![0.0; batch * layer.outputs];
    let of_batch = least(|| {
        multiply(Rows::strided(&values, stride, batch), layer, &mut product);
        product.len()
    });
    of_batch * rows as f64 / batch as f64
}

/// The time of the fastest of several runs of `work`, in seconds.
fn least(mut work: impl FnMut() -> usize) -> f64 {
    let timed = |_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed().as_secs_f64()
    };
    (0..30).map(timed).fold(f64::INFINITY, f64::min)
}

/// The peak rate of multiplications and additions of one core, working in registers alone.
mod peak {
    use std::hint::black_box;
    use std::time::Instant;

    const LANES: usize = 16;
    const CHAINS: usize = 16;
    const STEPS: usize = 20_000_000;

    /// The rate in billions per second; a fused multiply-add counts as two.
    pub fn gigaflops() -> f64 {
        let best = (0..3).map(|_| seconds()).fold(f64::INFINITY, f64::min);
        2.0 * (STEPS * CHAINS * LANES) as f64 / best / 1e9
    }

    #[expect(unsafe_code, reason = "a function for a kind of processor is called after asking for that kind")]
    fn seconds() -> f64 {
        let start = Instant::now();
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx512f") {
                // SAFETY: the processor was asked whether it has AVX-512.
                black_box(unsafe { with_avx512() });
                return start.elapsed().as_secs_f64();
            }
            if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
                // SAFETY: the processor was asked whether it has AVX2 and FMA.
                black_box(unsafe { with_avx2() });
                return start.elapsed().as_secs_f64();
            }
        }
        black_box(chains());
        start.elapsed().as_secs_f64()
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx512f")]
    fn with_avx512() -> f32 {
        use std::arch::x86_64::{_mm512_fmadd_ps, _mm512_reduce_add_ps, _mm512_set1_ps};
        let (factor, term) = (_mm512_set1_ps(black_box(0.999)), _mm512_set1_ps(black_box(0.001)));
        let mut chains = [_mm512_set1_ps(1.0); CHAINS];
        for _ in 0..STEPS {
            for chain in &mut chains {
                *chain = _mm512_fmadd_ps(*chain, factor, term);
            }
        }
        chains.iter().map(|&chain| _mm512_reduce_add_ps(chain)).sum()
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2,fma")]
    fn with_avx2() -> f32 {
        chains()
    }

    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "it takes on the features of the function that it is built into"
    )]
    fn chains() -> f32 {
        let (factor, term) = (black_box(0.999f32), black_box(0.001f32));
        let mut chains = [[1.0f32; LANES]; CHAINS];
        for _ in 0..STEPS {
            for value in chains.iter_mut().flatten() {
                *value = value.mul_add(factor, term);
            }
        }
        chains.iter().flatten().sum()
    }
}

criterion_group!(benches, steps, whole_analysis);

fn main() {
    benches();
    Criterion::default().configure_from_args().final_summary();
    print_use_of_the_core();
}
