//! The engine for JavaScript: JSON text in, JSON text out.
//!
//! What people call is `package/index.js`, which is written by hand: it turns the values of JavaScript into JSON text and back, and
//! what is refused into errors. Here text becomes a scenario, the engine runs it, and the result becomes text.
//! A call crosses the boundary with one text in each direction. As objects, both would cross it field by field, which takes several
//! times as long, makes the program larger, and leaves no place for what JavaScript can hide in an object.

use ad_credit_lab_engine::calendar::{Date, Instant};
use ad_credit_lab_engine::input::{Expected, Fault, Problem};
use ad_credit_lab_engine::plan::forecast::{Forecast, ForecastRequest, Tally, forecast};
use ad_credit_lab_engine::plan::{goal, sweep};
use ad_credit_lab_engine::{Catalogue, Node, PublishedOffer, Scenario};
use ad_credit_lab_words::refusal::{list, map, read, refusal};
use wasm_bindgen::prelude::wasm_bindgen;

/// Called when an instance is made. There is nothing to do, but the glue that makes a second instance calls it in any case.
#[wasm_bindgen(start)]
pub fn start() {}

/// The offers that scenarios can name, and what can be done with scenarios.
///
/// Its functions throw a text, which is JSON: which argument was refused and why. Their last argument says whether the result is
/// indented, as the command line prints it.
#[wasm_bindgen]
pub struct Engine {
    catalogue: Catalogue,
}

#[wasm_bindgen]
impl Engine {
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

    /// Replays a scenario and gives its outcome, or what it comes to where only `totals` are wanted.
    ///
    /// # Errors
    /// What is wrong with the scenario.
    pub fn simulate(&self, scenario: &str, totals: bool, indented: bool) -> Result<String, String> {
        let scenario = self.scenario(scenario)?;
        let result = if totals {
            ad_credit_lab_engine::totals(&scenario).to_node(&scenario)
        } else {
            ad_credit_lab_engine::simulate(&scenario).to_node(&scenario)
        };
        Ok(text(&result, indented))
    }

    /// Says what stands in the way of each offer of a scenario, or of the one with an id, as of a date or at the end.
    ///
    /// # Errors
    /// What is wrong with the scenario, the date or the id.
    #[expect(clippy::needless_pass_by_value, reason = "a text that may be absent is handed over")]
    pub fn diagnose(
        &self,
        scenario: &str,
        at: Option<String>,
        offer: Option<String>,
        indented: bool,
    ) -> Result<String, String> {
        let scenario = self.scenario(scenario)?;
        let at = at.map(|at| read_end("at", &at)).transpose()?;
        let is_meant = |id: &str| offer.as_ref().is_none_or(|offer| offer == id);
        let ids = || scenario.offers.iter().map(|met| met.offer.id.as_str());
        if !ids().any(is_meant) {
            return Err(option("offer", Fault::UnknownOffer(ids().map(str::to_owned).collect())));
        }
        let meant = ids().enumerate().filter(|(_, id)| is_meant(id));
        let diagnoses = meant
            .filter_map(|(offer, _)| ad_credit_lab_engine::diagnose(&scenario, at, offer))
            .map(|diagnosis| diagnosis.to_node(&scenario));
        let document = map(vec![
            ("version", Node::Whole(1)),
            ("scenario", scenario.name.as_str().into()),
            ("diagnoses", Node::List(diagnoses.collect())),
        ]);
        Ok(text(&document, indented))
    }

    /// The smallest amount or the latest date with which an offer gives what is wanted of it.
    ///
    /// # Errors
    /// What is wrong with the scenario or the request.
    #[wasm_bindgen(js_name = goalSeek)]
    pub fn goal_seek(
        &self,
        scenario: &str,
        request: &str,
        indented: bool,
    ) -> Result<String, String> {
        let scenario = self.scenario(scenario)?;
        let request = read("request", request, |node| goal::Request::from_node(node, &scenario))?;
        Ok(text(&goal::seek(&scenario, &request).to_node(&scenario), indented))
    }

    /// What becomes of an offer over a range of one input, or of two.
    ///
    /// # Errors
    /// What is wrong with the scenario or the request.
    pub fn sweep(&self, scenario: &str, request: &str, indented: bool) -> Result<String, String> {
        let scenario = self.scenario(scenario)?;
        let request = read("request", request, |node| sweep::Request::from_node(node, &scenario))?;
        Ok(text(&sweep::sweep(&scenario, &request).to_node(&scenario), indented))
    }

    /// What becomes of an offer where something is not known, from runs that are followed here.
    ///
    /// # Errors
    /// What is wrong with the scenario or the request.
    pub fn forecast(
        &self,
        scenario: &str,
        request: &str,
        indented: bool,
    ) -> Result<String, String> {
        let (scenario, request) = self.uncertain(scenario, request)?;
        Ok(text(&forecast(&scenario, &request).to_node(&scenario), indented))
    }

    /// Follows some of a forecast's runs, from the first that is meant to the first that is not, for [`Engine::forecast_of`].
    ///
    /// # Errors
    /// What is wrong with the scenario or the request.
    #[wasm_bindgen(js_name = forecastPart)]
    pub fn forecast_part(
        &self,
        scenario: &str,
        request: &str,
        from: u32,
        until: u32,
    ) -> Result<Vec<u8>, String> {
        let (scenario, request) = self.uncertain(scenario, request)?;
        Ok(Forecast::tally(&scenario, &request, from..until).to_bytes())
    }

    /// What parts of a forecast say together: their bytes one after the other, and how many bytes each has.
    /// What is no part is left out; [`is_part`] tells before.
    ///
    /// # Errors
    /// What is wrong with the scenario or the request.
    #[wasm_bindgen(js_name = forecastOf)]
    pub fn forecast_of(
        &self,
        scenario: &str,
        request: &str,
        mut parts: &[u8],
        lengths: &[usize],
        indented: bool,
    ) -> Result<String, String> {
        let (scenario, request) = self.uncertain(scenario, request)?;
        let mut tally = Tally::default();
        for length in lengths {
            let (part, rest) = parts.split_at_checked(*length).unwrap_or_default();
            tally = tally.merge(Tally::from_bytes(part).unwrap_or_default());
            parts = rest;
        }
        let forecast = Forecast::of(&scenario, &request, &tally);
        Ok(text(&forecast.to_node(&scenario), indented))
    }

    /// What is wrong with a scenario or an offer, as a list that may be empty. An offer is an object with tiers and without offers.
    #[must_use]
    pub fn validate(&self, input: &str) -> String {
        let refused =
            Node::parse(input).map_err(|problems| list(problems.list())).and_then(|node| {
                let is_of_an_offer = node.get("tiers").is_some() && node.get("offers").is_none();
                let read = if is_of_an_offer {
                    PublishedOffer::parse(input).map(drop)
                } else {
                    Scenario::from_node(&node, &self.catalogue).map(drop)
                };
                read.map_err(|problems| list(problems.list()))
            });
        refused.err().unwrap_or(Node::List(Vec::new())).to_json_line()
    }

    /// A scenario and what is uncertain about it.
    fn uncertain(
        &self,
        scenario: &str,
        request: &str,
    ) -> Result<(Scenario, ForecastRequest), String> {
        let scenario = self.scenario(scenario)?;
        let request = read("request", request, |node| ForecastRequest::from_node(node, &scenario))?;
        Ok((scenario, request))
    }

    fn scenario(&self, text: &str) -> Result<Scenario, String> {
        read("scenario", text, |node| Scenario::from_node(node, &self.catalogue))
    }
}

/// Whether these bytes are a part of a forecast.
#[wasm_bindgen(js_name = isPart)]
#[must_use]
pub fn is_part(bytes: &[u8]) -> bool {
    Tally::from_bytes(bytes).is_some()
}

/// An instant of the options: a date with a time, or a date alone, which is its last second.
fn read_end(name: &str, text: &str) -> Result<Instant, String> {
    let end_of = |date: Date| date.end().plus_seconds(-1);
    Instant::parse(text)
        .or_else(|| Date::parse(text).map(end_of))
        .ok_or_else(|| option(name, Fault::Expected(Expected::DateOrDateTime)))
}

/// What is wrong with one of the options, as the text that is thrown.
fn option(name: &str, fault: Fault) -> String {
    refusal("options", &[Problem { place: name.to_owned(), fault }])
}

fn text(node: &Node, indented: bool) -> String {
    if indented { node.to_json() } else { node.to_json_line() }
}
