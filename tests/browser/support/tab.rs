//! A tab with the practice accounts of a store, without a page around them.

use ad_credit_lab::i18n::Words;
use ad_credit_lab::signals::*;
use ad_credit_lab::state::{
    Accounts, ListedKind, News, Practice, PracticeAccount, Standing, starting_accounts,
};
use ad_credit_lab::storage::{Found, PRACTICE, read_document};
use ad_credit_lab_engine::Node;
use any_spawner::Executor;

use super::{StoreDouble, settle, today};

/// A tab in which the Sandbox was opened. Its accounts go with it, and what it had open is let go of.
pub(crate) struct Tab {
    pub(crate) store: StoreDouble,
    pub(crate) practice: Practice,
    pub(crate) accounts: Accounts,
    owner: Option<Owner>,
}

/// What a newcomer finds.
pub(crate) fn starting() -> Vec<PracticeAccount> {
    starting_accounts(today(), Words::english().language())
}

/// The data of a starting account under another name.
pub(crate) fn account_named(name: &str) -> PracticeAccount {
    let mut account = starting().swap_remove(0);
    account.scenario.name = name.to_owned();
    account
}

impl Tab {
    /// A tab on a store, with the account that it opens by itself.
    pub(crate) async fn on(store: &StoreDouble) -> Self {
        // It is an error only where it was done before.
        let _ = Executor::init_wasm_bindgen();
        let owner = Owner::new();
        let (practice, accounts) = owner.with(|| {
            let practice = Practice::new(starting().swap_remove(0));
            (practice, Accounts::new(store.shared(), practice, starting()))
        });
        accounts.begin();
        settle().await;
        Self { store: store.clone(), practice, accounts, owner: Some(owner) }
    }

    /// The tab as it is loaded again.
    pub(crate) async fn reload(mut self) -> Self {
        self.close();
        let store = self.store.clone();
        drop(self);
        Self::on(&store).await
    }

    /// The name of the open account.
    pub(crate) fn name(&self) -> String {
        self.practice.run.with_untracked(|run| run.scenario().name.clone())
    }

    /// The names of the list, each with what it is.
    pub(crate) fn list(&self) -> Vec<(String, ListedKind)> {
        let listed = untrack(|| self.accounts.list());
        listed.into_iter().map(|listed| (listed.name, listed.kind)).collect()
    }

    /// The names of the deleted accounts.
    pub(crate) fn deleted(&self) -> Vec<String> {
        untrack(|| self.accounts.deleted()).into_iter().map(|(_, name)| name).collect()
    }

    pub(crate) fn standing(&self) -> Standing {
        self.accounts.standing.get_untracked()
    }

    pub(crate) fn news(&self) -> Vec<News> {
        self.accounts.news.get_untracked()
    }

    /// Gives the open account another name and saves it.
    pub(crate) async fn rename(&self, name: &str) {
        self.accounts.rename(name);
        self.accounts.save();
        settle().await;
    }

    /// Opens the account with this number.
    pub(crate) async fn open(&self, number: u32) {
        self.accounts.open(number);
        settle().await;
    }

    fn close(&mut self) {
        if let Some(owner) = self.owner.take() {
            self.accounts.save();
            owner.cleanup();
        }
    }
}

impl Drop for Tab {
    fn drop(&mut self) {
        if let Some(owner) = self.owner.take() {
            owner.cleanup();
        }
    }
}

/// The name that an account is kept under; `None` where none is kept.
pub(crate) fn kept_name(store: &StoreDouble, number: u32) -> Option<String> {
    match read_document(&PRACTICE.stored(store, number)?) {
        Found::Document(document) => {
            let name = document.data.get("scenario")?.get("name")?;
            name.as_text().map(str::to_owned)
        }
        other => panic!("{other:?}"),
    }
}

/// A file's accounts by their names.
pub(crate) fn names_in(file: &str) -> Vec<String> {
    let file = Node::from_json(file).unwrap();
    let Some(Node::List(accounts)) = file.get("accounts") else { panic!("no accounts") };
    let name = |account: &Node| account.get("scenario")?.get("name")?.as_text().map(str::to_owned);
    accounts.iter().map(|account| name(account).unwrap()).collect()
}
