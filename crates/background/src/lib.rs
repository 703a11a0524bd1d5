//! What takes long, off the page's thread: goals, sweeps, forecasts in parts, and batches.
//!
//! It is compiled to wasm and runs in the page's workers; `workers/lead.js` takes the page's questions and shares their work
//! out, `workers/helper.js` calls what is here. Text comes in and text goes out, as in the JavaScript package.
//! What cannot be answered is a text, too: JSON that says why, from which the page makes a `Failure`.

mod account;
mod batch;
mod forecast;
mod host;
mod said;

use ad_credit_lab_engine::plan::goal::{self, Obstacle};
use ad_credit_lab_engine::plan::sweep;
use ad_credit_lab_engine::{Catalogue, Node, Scenario};
use ad_credit_lab_words::refusal::{read, refusal};
use ad_credit_lab_words::{self as words, Language};
use wasm_bindgen::prelude::wasm_bindgen;

pub use account::find;
pub use batch::{Desk, run};
pub use forecast::Runs;
pub use host::Host;

use said::pieces;

/// How many cells of a sweep the page reads at once.
const CELLS: usize = 1_000;

/// The offers that scenarios can name, and what is done with scenarios. What its functions refuse is JSON text.
#[wasm_bindgen]
pub struct Program {
    catalogue: Catalogue,
}

#[wasm_bindgen]
impl Program {
    /// Reads the list of offers that scenarios can name by their ids.
    ///
    /// # Errors
    /// What is wrong with them.
    #[wasm_bindgen(constructor)]
    pub fn new(offers: &str) -> Result<Self, String> {
        let catalogue = Catalogue::parse_list(offers);
        catalogue
            .map(|catalogue| Self { catalogue })
            .map_err(|problems| refusal("offers", problems.list()))
    }

    /// The published answer to a goal, and after it the scenario with the answer in it (`applied`), what binds where there is none
    /// (`limit_said`) or why the next value fails (`fails_said`), each as the pieces of a sentence, and what excludes all that would
    /// be better (`proof_said`).
    ///
    /// # Errors
    /// What is wrong with the scenario or the request.
    pub fn goal(&self, scenario: &str, request: &str) -> Result<String, String> {
        let scenario = self.scenario(scenario)?;
        let request = read("request", request, |node| goal::Request::from_node(node, &scenario))?;
        let answer = goal::seek(&scenario, &request);
        let (language, currency) = (Language::english(), scenario.account.currency);
        let said = |obstacle: &Obstacle| {
            pieces(currency, |format| words::obstacle(&language, format, obstacle))
        };
        let mut node = answer.to_node(&scenario);
        if let Some(applied) = answer.apply(&scenario) {
            add(&mut node, "applied", applied.to_node());
        }
        match &answer.result {
            Ok(solution) => {
                if let Some((_, obstacle)) = &solution.next {
                    add(&mut node, "fails_said", said(obstacle));
                }
            }
            Err(failure) => add(&mut node, "limit_said", said(&failure.obstacle)),
        }
        add(&mut node, "proof_said", words::proof(&language, answer.proof.kind).into());
        Ok(node.to_json_line())
    }

    /// The published answer to a sweep, the last of these texts. Those before it are lists of cells that begin its own list.
    ///
    /// # Errors
    /// What is wrong with the scenario or the request.
    pub fn sweep(&self, scenario: &str, request: &str) -> Result<Vec<String>, String> {
        let scenario = self.scenario(scenario)?;
        let request = read("request", request, |node| sweep::Request::from_node(node, &scenario))?;
        let mut node = sweep::sweep(&scenario, &request).to_node(&scenario);
        let mut texts = Vec::new();
        if let Some(Node::List(cells)) = field(&mut node, "cells") {
            while cells.len() > CELLS {
                let rest = cells.split_off(CELLS);
                let ahead = std::mem::replace(cells, rest);
                texts.push(Node::List(ahead).to_json_line());
            }
        }
        texts.push(node.to_json_line());
        Ok(texts)
    }

    /// The scenario of the first cell of a sweep, as its file has it.
    ///
    /// # Errors
    /// What is wrong with the scenario or the request.
    pub fn cell(&self, scenario: &str, request: &str) -> Result<String, String> {
        let scenario = self.scenario(scenario)?;
        let mut request =
            read("request", request, |node| sweep::Request::from_node(node, &scenario))?;
        request.axes.iter_mut().for_each(|axis| axis.values.truncate(1));
        let swept = sweep::sweep(&scenario, &request);
        let cell = swept.scenario_of(&scenario, 0).unwrap_or(scenario);
        Ok(cell.to_node().to_json_line())
    }

    /// A forecast whose runs are followed in parts.
    ///
    /// # Errors
    /// What is wrong with the scenario or the request.
    pub fn forecast(&self, scenario: &str, request: &str) -> Result<Runs, String> {
        Runs::of(self.scenario(scenario)?, request)
    }

    /// Runs the accounts of a CSV that the host reads, and gives how much was done.
    ///
    /// # Errors
    /// What is wrong with the shared scenario or the header, or that the file cannot be read.
    pub fn batch(&self, shared: &str, delimiter: u8, host: &Host) -> Result<String, String> {
        run(host::Source::of(host), delimiter, self.scenario(shared)?, &mut host::Door(host))
    }

    /// One account of a CSV that the host reads, with what is wrong with it.
    ///
    /// # Errors
    /// What is wrong with the shared scenario or the header, or that the file cannot be read.
    pub fn account(
        &self,
        shared: &str,
        delimiter: u8,
        account: &str,
        host: &Host,
    ) -> Result<String, String> {
        find(host::Source::of(host), delimiter, self.scenario(shared)?, account)
    }

    fn scenario(&self, text: &str) -> Result<Scenario, String> {
        read("scenario", text, |node| Scenario::from_node(node, &self.catalogue))
    }
}

fn field<'a>(node: &'a mut Node, name: &str) -> Option<&'a mut Node> {
    match node {
        Node::Map(fields) => {
            fields.iter_mut().find(|(field, _)| field == name).map(|(_, node)| node)
        }
        _ => None,
    }
}

fn add(node: &mut Node, name: &str, value: Node) {
    if let Node::Map(fields) = node {
        fields.push((name.to_owned(), value));
    }
}
