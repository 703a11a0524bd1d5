//! Accounts as files: one or all of them, and everything that is wrong with a file.

use ad_credit_lab_engine::input::{Expected, Fault, Problem, Problems};
use ad_credit_lab_engine::{Node, Scenario};

use super::list::shown_name;
use super::{Accounts, Shelf};
use crate::state::practice::{check_fields, object, place_within, refuse_newer};
use crate::state::{Log, PracticeAccount, bring_offers, catalogue};
use crate::storage::{Document, Found, PRACTICE, name_of, read_document};

/// What a file of accounts says that it is.
const KIND: &str = "practice_accounts";
/// How many accounts a file can have.
const MOST: usize = 1_000;

/// A file of accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Its text.
    pub text: String,
    /// The names of the accounts that are not in it, because they cannot be read.
    pub left_out: Vec<String>,
}

/// Why nothing of a file was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotImported {
    /// The file has mistakes.
    Mistakes {
        /// What is wrong, each with its place.
        problems: Problems,
        /// The places of steps to take back that cannot be read.
        steps: Vec<String>,
    },
    /// It names offers that could not be fetched.
    WithoutOffers,
    /// The store has no room for it.
    Refused,
    /// The open account has changes that are not saved.
    Unsaved,
}

impl Accounts {
    /// The open account as a file.
    #[must_use]
    pub fn export(self) -> String {
        file_of(vec![self.account().to_node()]).to_json()
    }

    /// The open account as a short file, without what can be taken back.
    #[must_use]
    pub fn export_for_link(self) -> String {
        let account = PracticeAccount { log: Log::default(), ..self.account() };
        file_of(vec![account.to_node()]).to_json_line()
    }

    /// All accounts as a file.
    pub async fn export_all(self) -> Exported {
        let shelf = self.shelf();
        let mut all = PRACTICE.numbers(shelf.store.as_ref());
        let fresh: Vec<_> = shelf.fresh.borrow().iter().map(|(number, _)| *number).collect();
        for number in fresh.into_iter().chain([shelf.open.get()]) {
            if number != 0 && !all.contains(&number) {
                let place = all.iter().take_while(|other| **other < number).count();
                all.insert(place, number);
            }
        }
        let (mut accounts, mut left_out) = (Vec::new(), Vec::new());
        for number in all {
            if number == shelf.open.get() {
                accounts.push(self.account().to_node());
                continue;
            }
            match shelf.whole(number).await {
                Ok(account) => accounts.push(account.to_node()),
                Err(name) => left_out.push(name),
            }
        }
        Exported { text: file_of(accounts).to_json(), left_out }
    }

    /// Adds the accounts of a file: one that was exported here, the document of one account, or a scenario. Gives how many.
    ///
    /// # Errors
    /// Why nothing was taken.
    pub async fn import(self, text: &str) -> Result<usize, NotImported> {
        self.go_on();
        let wrong = |problems| NotImported::Mistakes { problems, steps: Vec::new() };
        let node = Node::parse(text).map_err(wrong)?;
        refuse_newer(&node).map_err(wrong)?;
        let file = File::of(&node);
        for (_, account) in &file.accounts {
            let scenario = if file.is_scenario { Some(*account) } else { account.get("scenario") };
            if let Some(scenario) = scenario
                && !bring_offers(scenario).await
            {
                return Err(NotImported::WithoutOffers);
            }
        }
        let accounts = file.read()?;
        if !self.leave() {
            return Err(NotImported::Unsaved);
        }
        let first = self.add_all(&accounts).ok_or(NotImported::Refused)?;
        // In those that a newcomer finds nothing was done.
        self.shelf().fresh.take();
        self.open_now(first, false).await;
        Ok(accounts.len())
    }
}

impl Shelf {
    /// An account that another one than the open one is, or its name where it cannot be read.
    async fn whole(&self, number: u32) -> Result<PracticeAccount, String> {
        if let Some(fresh) = self.fresh(number) {
            return Ok(fresh);
        }
        let text = PRACTICE.stored(self.store.as_ref(), number).unwrap_or_default();
        let data = match read_document(&text) {
            Found::Document(Document { data, .. }) => data,
            Found::Newer(name) => return Err(shown_name(name.as_deref(), number)),
            Found::Damaged => return Err(shown_name(None, number)),
        };
        bring_offers(data.get("scenario").unwrap_or(&Node::Null)).await;
        PracticeAccount::from_node(&data, catalogue())
            .map_err(|_| shown_name(name_of(&data), number))
    }
}

fn file_of(accounts: Vec<Node>) -> Node {
    object(vec![
        ("version", Node::Whole(1)),
        ("kind", Node::text(KIND)),
        ("accounts", Node::List(accounts)),
    ])
}

/// What a file has, before its accounts are read.
struct File<'a> {
    /// Whether it is a scenario, and no account around it.
    is_scenario: bool,
    /// Its accounts, each with its place.
    accounts: Vec<(String, &'a Node)>,
    /// What is wrong with what is around them.
    problems: Vec<Problem>,
}

impl<'a> File<'a> {
    fn of(node: &'a Node) -> Self {
        let mut problems = Vec::new();
        let has = |name| node.get(name).is_some();
        let mut accounts = Vec::new();
        let is_file = has("kind") || has("accounts");
        let is_document = !is_file && (has("data") || has("revision"));
        if is_file {
            const FIELDS: &[&str] = &["version", "kind", "accounts"];
            check_fields(node, FIELDS, FIELDS, &mut problems);
            if node.get("kind").is_some_and(|kind| kind.as_text() != Some(KIND)) {
                problems.push(at("kind", Fault::Expected(Expected::OneOf(&[KIND]))));
            }
            match node.get("accounts") {
                Some(Node::List(all)) if (1..=MOST).contains(&all.len()) => {
                    let placed = all.iter().enumerate();
                    accounts.extend(placed.map(|(at, node)| (format!("accounts[{at}]"), node)));
                }
                Some(Node::List(_)) => {
                    let of = Expected::ListOf { least: 1, most: MOST };
                    problems.push(at("accounts", Fault::Expected(of)));
                }
                Some(_) => problems.push(at("accounts", Fault::Expected(Expected::List))),
                None => {}
            }
        } else if is_document {
            check_fields(
                node,
                &["version", "data"],
                &["version", "revision", "data"],
                &mut problems,
            );
            accounts.extend(node.get("data").map(|data| ("data".to_owned(), data)));
        } else {
            accounts.push((String::new(), node));
        }
        let version = node.get("version").filter(|_| is_file || is_document);
        if version.is_some_and(|version| *version != Node::Whole(1)) {
            let one = Expected::Whole { least: 1, most: 1 };
            problems.insert(0, at("version", Fault::Expected(one)));
        }
        let is_scenario = !is_file && !is_document && !has("scenario");
        Self { is_scenario, accounts, problems }
    }

    /// The accounts, or everything that is wrong with them.
    fn read(self) -> Result<Vec<PracticeAccount>, NotImported> {
        let Self { is_scenario, accounts, mut problems } = self;
        let (mut read, mut steps) = (Vec::new(), Vec::new());
        for (place, node) in accounts {
            let account = if is_scenario {
                Scenario::from_node(node, catalogue()).map(PracticeAccount::of)
            } else {
                steps.extend(
                    PracticeAccount::unreadable_steps(node)
                        .iter()
                        .map(|step| place_within(&place, step)),
                );
                PracticeAccount::from_node(node, catalogue())
            };
            match account {
                Ok(account) => read.push(account),
                Err(wrong) => {
                    for Problem { place: own, fault } in wrong.into_list() {
                        problems.push(at(&place_within(&place, &own), fault));
                    }
                }
            }
        }
        if problems.is_empty() && steps.is_empty() {
            Ok(read)
        } else {
            Err(NotImported::Mistakes { problems: problems.into(), steps })
        }
    }
}

fn at(place: &str, fault: Fault) -> Problem {
    Problem { place: place.to_owned(), fault }
}
