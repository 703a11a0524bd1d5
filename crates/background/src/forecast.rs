//! A forecast whose runs are followed in parts, by several workers.

use ad_credit_lab_engine::Scenario;
use ad_credit_lab_engine::plan::forecast::{Forecast, ForecastRequest, Tally};
use ad_credit_lab_words::refusal::read;
use wasm_bindgen::prelude::wasm_bindgen;

/// The runs of one forecast. Each worker follows some of them, and one of them adds all up.
#[wasm_bindgen]
pub struct Runs {
    scenario: Scenario,
    request: ForecastRequest,
    tally: Tally,
}

#[wasm_bindgen]
impl Runs {
    /// How many there are.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.request.runs
    }

    /// Follows some of them, from the first that is meant to the first that is not, and gives what came of these.
    #[must_use]
    pub fn follow(&self, from: u32, until: u32) -> Vec<u8> {
        Forecast::tally(&self.scenario, &self.request, from..until).to_bytes()
    }

    /// Adds what came of some of them; says whether it was that.
    pub fn add(&mut self, part: &[u8]) -> bool {
        let Some(part) = Tally::from_bytes(part) else { return false };
        self.tally = std::mem::take(&mut self.tally).merge(part);
        true
    }

    /// The published forecast of all that were added.
    #[must_use]
    pub fn forecast(&self) -> String {
        Forecast::of(&self.scenario, &self.request, &self.tally)
            .to_node(&self.scenario)
            .to_json_line()
    }
}

impl Runs {
    /// The runs of a forecast, of which none is added yet.
    ///
    /// # Errors
    /// What is wrong with the request.
    pub(crate) fn of(scenario: Scenario, request: &str) -> Result<Self, String> {
        let request = read("request", request, |node| ForecastRequest::from_node(node, &scenario))?;
        Ok(Self { scenario, request, tally: Tally::default() })
    }
}
