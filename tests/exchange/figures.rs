//! Figures are well-formed, say what they show to those who do not see them, and have ink on them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use interlinea::exchange::explore::{Chart, ChartBar, ChartOf};
use interlinea::exchange::figure::{DiscoveryChart, Figure, HeatCell, HeatMatrix, HeatRow, Step};

/// Keeps a picture where somebody asked for pictures.
fn keep(name: &str, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("INTERLINEA_PICTURES") {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(std::path::Path::new(&folder).join(name), bytes).unwrap();
    }
}

fn bars() -> Figure {
    let bar = |name: &str, women: u64, mentors: u64| ChartBar {
        name: name.to_owned(),
        values: [women, mentors].into_iter().enumerate().collect(),
        total: women + mentors,
    };
    let chart = Chart {
        of: ChartOf {
            title: "Who speaks of what".to_owned(),
            bars_are: "Categories".to_owned(),
            counted: "participants".to_owned(),
            note: "Participants who speak of it; counts are of the consensus.".to_owned(),
        },
        parts: vec!["Women".to_owned(), "Mentors".to_owned()],
        bars: vec![
            bar(
                "Building trust through flexibility, credibility, competence, and care",
                9,
                11,
            ),
            bar("Time constraints", 0, 7),
            bar("אמון", 3, 1),
        ],
    };
    chart.figure()
}

fn matrix(columns: usize) -> Figure {
    let row = |n: usize| HeatRow {
        name: format!("Category number {n} & its <name>"),
        depth: usize::from(!n.is_multiple_of(3)),
        cells: (0..columns)
            .map(|column| HeatCell {
                shown: (n * column % 9).to_string(),
                share: (column != 2).then_some((n * column % 9) as f32 / 8.0),
            })
            .collect(),
    };
    let matrix = HeatMatrix {
        title: "Categories by document".to_owned(),
        columns: (0..columns)
            .map(|n| format!("Interview {n:02} with a manager"))
            .collect(),
        rows: (0..8).map(row).collect(),
        note: "Segments; counts are of everybody’s codings.".to_owned(),
    };
    matrix.figure()
}

fn discovery() -> Figure {
    let new = [12, 9, 10, 6, 0, 3, 1, 0];
    let mut total = 0;
    let steps = new.iter().enumerate().map(|(n, new)| {
        total += new;
        Step {
            name: format!("Interview {:02}", n + 1),
            new: *new,
            total,
        }
    });
    let chart = DiscoveryChart {
        title: "New codes by interview".to_owned(),
        what: "codes".to_owned(),
        steps: steps.collect(),
        base: 4,
        note: "Order: date of the interview.".to_owned(),
    };
    chart.figure()
}

/// The words of all elements of a kind; fails where the SVG is not well-formed.
fn words_of(svg: &str, element: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(svg);
    let (mut words, mut inside) = (Vec::new(), false);
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(start) => {
                inside = start.name().as_ref() == element;
                if inside {
                    words.push(String::new());
                }
            }
            quick_xml::events::Event::Text(text) if inside => {
                words.last_mut().unwrap().push_str(text.as_ref());
            }
            quick_xml::events::Event::End(_) => inside = false,
            quick_xml::events::Event::Eof => return words,
            _ => {}
        }
    }
}

fn dark_pixels(figure: &Figure) -> usize {
    let (_, _, pixels) = figure.rgba(1.0).unwrap();
    pixels.chunks(4).filter(|pixel| pixel[0] < 0x80).count()
}

#[test]
fn every_chart_is_a_well_formed_svg_with_a_title_and_ink() {
    for (name, figure) in [
        ("bars", bars()),
        ("matrix", matrix(7)),
        ("matrix-wide", matrix(40)),
        ("discovery", discovery()),
    ] {
        let svg = figure.svg();
        assert_eq!(words_of(&svg, "title").len(), 1, "{name}");
        assert!(!words_of(&svg, "desc").concat().is_empty(), "{name}");
        assert!(words_of(&svg, "text").len() > 8, "{name}");
        assert_eq!(svg, figure.svg(), "the same figure is the same file");
        assert!(dark_pixels(&figure) > 500, "{name}");
        keep(&format!("figure-{name}.png"), &figure.png(144.0).unwrap());
        keep(&format!("figure-{name}.svg"), svg.as_bytes());
    }
}

#[test]
fn charts_of_nothing_are_drawn_too() {
    for figure in [
        Chart::default().figure(),
        HeatMatrix::default().figure(),
        DiscoveryChart::default().figure(),
    ] {
        assert!(figure.png(300.0).is_ok());
        assert_eq!(words_of(&figure.svg(), "title").len(), 1);
    }
}
